package vigie.operationaldb;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
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
        private static final long BYTES_NEEDED = 6L << 30;
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(folder());
                LedgerDatabaseSettings.all().forEach(builder::setServerConfig);
                EmbeddedPostgres server = builder.start();
                execute(server.getPostgresDatabase(), "create database ledger_template");
                MigrateDatabase.migrate(server.getDatabase("postgres", "ledger_template"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }

        /**
         * In memory where there is room for it: 150 databases are made and dropped, and these tests ask what the ledger
         * accepts, not whether a disk keeps it. Durability is tested on disks, by the tests of the whole stack.
         */
        private static Path folder() throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory) && memory.toFile().getUsableSpace() > BYTES_NEEDED
                    ? Files.createTempDirectory(memory, "ledger-server")
                    : Files.createTempDirectory("ledger-server");
        }
    }
}
