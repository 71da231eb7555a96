package vigie.dashboard.sql;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.Snapshots.Snapshot;

/**
 * Runs one user query over the latest snapshot, in a process of its own: DuckDB's locks hold for a whole process, so
 * the live warehouse cannot be in it. Read-only, no file or network access, locked settings, 512 MB, one thread, 10 s
 * unless told.
 * Prints the result, or one sentence on the error stream. Exit codes are those of {@link Outcome}.
 */
public final class RunLockedSql {
    /** Stands before the message of a run of the workbench: what comes before it is not for readers. */
    static final String MESSAGE_MARK = "\u001e";

    private static final int GRACE_SECONDS = 5;

    /** How a run ended; the exit code is the number. */
    public enum Outcome {
        DONE(0),
        WRONG_USAGE(2),
        NO_SNAPSHOT(3),
        REFUSED(4),
        TIMED_OUT(5),
        OUT_OF_MEMORY(6);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private RunLockedSql() {}

    /** {@code --snapshots DIR [--format table|csv|json|rows] [--lang fr|en] [--seconds N] SQL}. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        endIfStuck(SqlArguments.read(arguments, Locale.getDefault()).seconds());
        Outcome outcome = run(arguments, Locale.getDefault(), out, errors);
        out.flush();
        System.exit(outcome.exitCode());
    }

    /** The same without ending the process. */
    static Outcome run(String[] arguments, Locale locale, PrintStream out, PrintStream errors) {
        SqlArguments parsed = SqlArguments.read(arguments, locale);
        boolean french = parsed.french();
        String problem = parsed.problem();
        if (problem != null) {
            errors.println(problem);
            return Outcome.WRONG_USAGE;
        }
        Optional<Snapshot> snapshot = Snapshots.latest(Path.of(parsed.snapshotDirectory()));
        if (snapshot.isEmpty()) {
            errors.println(
                    french
                            ? "Aucun instantané n'est encore publié : attendre que l'historique soit chargé."
                            : "No snapshot has been published yet: wait until the history is loaded.");
            return Outcome.NO_SNAPSHOT;
        }
        try (Connection connection = open(snapshot.get().file());
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(parsed.seconds());
            if (statement.execute(parsed.sql())) {
                try (ResultSet rows = statement.getResultSet()) {
                    new ResultPrinter(parsed.format(), out, errors, french)
                            .print(rows, snapshot.get().position());
                }
            }
            return Outcome.DONE;
        } catch (SQLTimeoutException e) {
            return timedOut(parsed, errors);
        } catch (SQLException e) {
            return refused(e, parsed, errors);
        }
    }

    static Connection open(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("access_mode", "READ_ONLY");
        settings.setProperty("enable_external_access", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("threads", "1");
        settings.setProperty("lock_configuration", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + file, settings);
    }

    private static Outcome timedOut(SqlArguments parsed, PrintStream errors) {
        errors.println(
                parsed.french()
                        ? "La requête a été arrêtée après " + parsed.seconds()
                                + " secondes : réduire la période ou les jointures."
                        : "The query was stopped after " + parsed.seconds()
                                + " seconds: narrow the period or the joins.");
        return Outcome.TIMED_OUT;
    }

    private static Outcome refused(SQLException problem, SqlArguments parsed, PrintStream errors) {
        boolean french = parsed.french();
        String message = String.valueOf(problem.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("interrupt")) {
            return timedOut(parsed, errors);
        }
        if (lower.contains("out of memory")) {
            errors.println(
                    french
                            ? "La requête demande plus de 512 Mo : regrouper ou filtrer davantage."
                            : "The query needs more than 512 MB: group or filter more.");
            return Outcome.OUT_OF_MEMORY;
        }
        boolean whole = parsed.format() == ResultPrinter.Format.ROWS;
        String said = whole ? message : message.lines().findFirst().orElse("");
        String start = whole ? MESSAGE_MARK : "";
        errors.println(start + (french ? "Requête refusée : " : "Query refused: ") + said.strip());
        return Outcome.REFUSED;
    }

    /** DuckDB ends a query at its timeout; should that fail, the process ends by itself. */
    private static void endIfStuck(int seconds) {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep((seconds + GRACE_SECONDS) * 1_000L);
                        Runtime.getRuntime().halt(Outcome.TIMED_OUT.exitCode());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "time-limit");
        watch.setDaemon(true);
        watch.start();
    }
}
