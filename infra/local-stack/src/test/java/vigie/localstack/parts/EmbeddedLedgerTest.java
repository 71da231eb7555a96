package vigie.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.localstack.StackFailure;
import vigie.localstack.StackPorts;
import vigie.localstack.folder.DataFolder;
import vigie.operationaldb.LedgerDatabaseSettings;

/** The embedded server is as durable as an installed one, closed to strangers, and survives its process. */
class EmbeddedLedgerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    private static Path root;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static DataFolder folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static EmbeddedLedger ledger;

    private static int port;

    @BeforeAll
    static void startServer() throws IOException {
        folder = new DataFolder(root.resolve("company"));
        Files.createDirectories(folder.logs());
        port = StackPorts.free().postgres();
        ledger = EmbeddedLedger.start(folder, port, LedgerDatabaseSettings.all());
    }

    @AfterAll
    static void stopServer() {
        ledger.close();
    }

    @Test
    void nothingThatIsCommittedCanBeLost() throws SQLException {
        for (Map.Entry<String, String> required :
                LedgerDatabaseSettings.required().entrySet()) {
            assertThat(setting(required.getKey())).as(required.getKey()).isEqualTo(required.getValue());
        }
        assertThat(LedgerDatabaseSettings.required())
                .containsKeys("fsync", "synchronous_commit", "full_page_writes", "wal_level");
        assertThat(setting("server_version")).startsWith("18.");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void onlyThisMachineMayConnectAndOnlyWithPassword() throws SQLException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/vigie?user=postgres&password=";
        assertThatThrownBy(() -> DriverManager.getConnection(url + "guess")).hasMessageContaining("password");
    }

    @Test
    void passwordsAreForTheirOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.secrets())))
                .isEqualTo("rw-------");
        assertThat(ledger.access().secrets().toString())
                .doesNotContain(ledger.access().secrets().writer());
    }

    @Test
    void serverLeftByKilledProcessIsStoppedAndItsRowsStay() throws SQLException {
        DataFolder second = new DataFolder(root.resolve("second"));
        EmbeddedLedger abandoned = start(second);
        execute(abandoned, "create table kept as select 42 as answer");
        EmbeddedLedger.stopLeftBehind(second);
        assertThat(abandoned.alive()).isFalse();
        abandoned.close(); // a killed process would have let go of its locks too
        try (EmbeddedLedger again = start(second)) {
            assertThat(text(again, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void folderWithMissingFilesIsRefusedAndLeftAsItIs() throws IOException {
        DataFolder damaged = new DataFolder(root.resolve("damaged"));
        Files.createDirectories(damaged.logs());
        Files.createDirectories(damaged.postgres());
        Files.writeString(damaged.postgres().resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> start(damaged))
                .isInstanceOfSatisfying(
                        StackFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(StackFailure.Reason.POSTGRES_DAMAGED))
                .hasMessageContaining("postgresql.conf")
                .hasMessageContaining("nothing was changed");
        assertThat(damaged.postgres()).isNotEmptyDirectory();
    }

    private static EmbeddedLedger start(DataFolder where) {
        return where.whileHeld(
                () -> EmbeddedLedger.start(where, StackPorts.free().postgres(), LedgerDatabaseSettings.all()));
    }

    private static String setting(String name) throws SQLException {
        return text(ledger, "select current_setting('" + name + "')");
    }

    private static void execute(EmbeddedLedger on, String sql) throws SQLException {
        try (Connection connection = on.access().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(EmbeddedLedger on, String sql) throws SQLException {
        try (Connection connection = on.access().owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
