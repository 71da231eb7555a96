package vigie.dashboard.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.warehouse.Snapshots;

/**
 * Users' SQL over the newest snapshot, each run in a process of its own ({@link RunLockedSql}): cancelling ends the
 * process, so nothing goes on behind. Results are kept in files of this process until newer ones push them out.
 */
public final class Workbench implements AutoCloseable {
    /** A query is stopped after this long. */
    public static final int SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
    private static final int MOST_RUNNING = 2;
    private static final int KEPT_RUNS = 20;
    private static final int MOST_LETTERS = 50_000;

    private final Path snapshots;
    private final QueryLog log;
    private final Clock clock;
    private final Map<String, SqlRun> runs = new LinkedHashMap<>();
    private final Path results;

    /**
     * Opens the workbench.
     *
     * @param snapshots folder of the published snapshots; the log of queries is kept in it
     */
    public Workbench(Path snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.log = new QueryLog(snapshots.resolve("workbench.jsonl"), clock);
        try {
            this.results = Files.createTempDirectory("vigie-sql");
        } catch (IOException e) {
            throw new IllegalStateException("no folder for results of queries", e);
        }
    }

    /** History and saved queries. */
    public QueryLog log() {
        return log;
    }

    /**
     * Starts a run.
     *
     * @throws BadQuery when the query is empty or too long, too many are running, or there is no snapshot yet
     */
    public SqlRun start(String sql, Language language) {
        String text = sql.strip();
        if (text.isEmpty() || text.length() > MOST_LETTERS) {
            throw BadQuery.malformed(
                    "BAD_SQL",
                    "La requête est vide ou dépasse " + MOST_LETTERS + " caractères.",
                    "The query is empty or longer than " + MOST_LETTERS + " characters.");
        }
        if (Snapshots.latest(snapshots).isEmpty()) {
            throw BadQuery.unavailable(
                    "NO_SNAPSHOT",
                    "Aucun instantané n'est encore publié : en prendre un, ou attendre que l'historique soit chargé.",
                    "No snapshot has been published yet: take one, or wait until the history is loaded.");
        }
        synchronized (runs) {
            long running = runs.values().stream().filter(SqlRun::isRunning).count();
            if (running >= MOST_RUNNING) {
                throw BadQuery.unavailable(
                        "TOO_MANY_RUNS",
                        running + " requêtes sont en cours : attendre la fin de l'une d'elles ou l'annuler.",
                        running + " queries are running: wait for one to end or cancel it.");
            }
            SqlRun run = launch(UUID.randomUUID().toString(), text, language);
            runs.put(run.id(), run);
            forgetOld();
            return run;
        }
    }

    private SqlRun launch(String id, String sql, Language language) {
        Path out = results.resolve(id + ".rows");
        Path errors = results.resolve(id + ".errors");
        try {
            Process process = new ProcessBuilder(
                            SqlProcess.command(snapshots, "rows", language == Language.FR, SECONDS, sql))
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            SqlRun run = new SqlRun(id, sql, process, out, errors, clock);
            var unused = process.onExit().thenRun(() -> log.ran(run));
            return run;
        } catch (IOException e) {
            throw new IllegalStateException("a query cannot be started", e);
        }
    }

    /**
     * A run by id.
     *
     * @throws BadQuery with code {@code UNKNOWN_RUN}
     */
    public SqlRun run(String id) {
        synchronized (runs) {
            SqlRun run = runs.get(id);
            if (run == null) {
                throw BadQuery.notFound(
                        "UNKNOWN_RUN",
                        "Cette exécution n'est plus là : relancer la requête.",
                        "That run is no longer there: run the query again.");
            }
            return run;
        }
    }

    private void forgetOld() {
        Deque<String> old = new ArrayDeque<>(runs.keySet());
        while (old.size() > KEPT_RUNS) {
            String id = old.removeFirst();
            SqlRun run = runs.get(id);
            if (run != null && !run.isRunning()) {
                runs.remove(id);
                run.deleteFiles();
            }
        }
    }

    /** Ends every run and deletes the results. */
    @Override
    public void close() {
        synchronized (runs) {
            for (SqlRun run : runs.values()) {
                run.cancel();
                run.awaitEnd(Duration.ofSeconds(5));
                run.deleteFiles();
            }
            runs.clear();
        }
        try {
            Files.deleteIfExists(results);
        } catch (IOException e) {
            LOG.warn("the folder of results {} stays: {}", results, e.getMessage());
        }
    }
}
