package vigie.operationaldb;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * One embedded PostgreSQL per test JVM, started with the settings of the ledger. Each test class takes its own
 * database, a copy of one that was migrated once.
 */
public final class LedgerServer {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private LedgerServer() {}

    /** A fresh, migrated ledger nobody else uses. */
    public static DataSource freshLedger() {
        String name = "ledger_" + CREATED.incrementAndGet();
        execute(Running.SERVER.getPostgresDatabase(), "create database " + name + " template ledger_template");
        return Running.SERVER.getDatabase("postgres", name);
    }

    /** An empty database: nothing migrated. */
    public static DataSource emptyDatabase() {
        String name = "empty_" + CREATED.incrementAndGet();
        execute(Running.SERVER.getPostgresDatabase(), "create database " + name);
        return Running.SERVER.getDatabase("postgres", name);
    }

    /** The same database as {@code role}, which has no password on this server. */
    public static DataSource as(String role, DataSource ledger) {
        try (Connection connection = ledger.getConnection()) {
            return Running.SERVER.getDatabase(role, connection.getCatalog());
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the name of the database", e);
        }
    }

    static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("ledger-server");
                EmbeddedPostgres.Builder builder =
                        EmbeddedPostgres.builder().setDataDirectory(folder).setRegisterShutdownHook(false);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(folder), "drop-ledger-server"));
                LedgerDatabaseSettings.all().forEach(builder::setServerConfig);
                EmbeddedPostgres server = builder.start();
                execute(server.getPostgresDatabase(), "create database ledger_template");
                MigrateDatabase.migrate(server.getDatabase("postgres", "ledger_template"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }

        /** Kills the server: an orderly stop would first write 150 databases to the disk that are deleted then. */
        private static void drop(Path folder) {
            try {
                long postmaster = Long.parseLong(
                        Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
                ProcessHandle.of(postmaster).ifPresent(server -> {
                    List<ProcessHandle> processes = Stream.concat(Stream.of(server), server.descendants())
                            .toList();
                    processes.forEach(ProcessHandle::destroyForcibly);
                    processes.forEach(process -> process.onExit().join());
                });
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the folder of the test server is left behind: " + folder, e);
            }
        }
    }
}
