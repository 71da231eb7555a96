package vigie.capture;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.MigrateDatabase;

/** A migrated ledger of its own on the one PostgreSQL server of this JVM, beside the one broker. */
final class TestLedger {

    private static final AtomicInteger CREATED = new AtomicInteger();
    private static final String TEMPLATE = "ledger_template";

    private final String name;

    private TestLedger(String name) {
        this.name = name;
    }

    /** A fresh ledger nobody else uses. */
    static TestLedger fresh() throws SQLException {
        String name = "ledger_" + CREATED.incrementAndGet();
        execute(Postgres.SERVER.getPostgresDatabase(), "create database " + name + " template " + TEMPLATE);
        return new TestLedger(name);
    }

    static String bootstrapServers() {
        return Kafka.BROKER.bootstrapServers();
    }

    /** Settings for a capture of this ledger as the least privileged role. */
    CaptureConfig config(int partitions) {
        return config(partitions, SideFormat.NONE);
    }

    CaptureConfig config(int partitions, SideFormat sideFormat) {
        return new CaptureConfig(
                "localhost",
                Postgres.SERVER.getPort(),
                name,
                "vigie_capture",
                "",
                "slot_" + name,
                "vigie_ledger",
                bootstrapServers(),
                name.replace('_', '-'),
                partitions,
                -1,
                sideFormat);
    }

    /** A connection as the administrator. */
    Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    DataSource dataSource() {
        return Postgres.SERVER.getDatabase("postgres", name);
    }

    void execute(String sql) throws SQLException {
        execute(dataSource(), sql);
    }

    String queryText(String sql) throws SQLException {
        return query(sql).getFirst();
    }

    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(String.valueOf(row.getString(1)));
            }
            return found;
        }
    }

    /** One supplier through the core, in the transaction of the connection. */
    static void putSupplier(Connection connection, String code) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select api.put_supplier(null, '{\"code\":\"" + code + "\",\"name\":\"Émile " + code + "\"}')");
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
                LedgerDatabaseSettings.all().forEach(builder::setServerConfig);
                builder.setServerConfig("max_replication_slots", "40");
                builder.setServerConfig("max_wal_senders", "10");
                EmbeddedPostgres server = builder.start();
                execute(server.getPostgresDatabase(), "create database " + TEMPLATE);
                MigrateDatabase.migrate(server.getDatabase("postgres", TEMPLATE));
                return server;
            } catch (Exception e) {
                throw new IllegalStateException("embedded PostgreSQL did not start", e);
            }
        }
    }

    private static final class Kafka {
        private static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                return EmbeddedBroker.start();
            } catch (Exception e) {
                throw new IllegalStateException("the embedded broker did not start", e);
            }
        }
    }
}
