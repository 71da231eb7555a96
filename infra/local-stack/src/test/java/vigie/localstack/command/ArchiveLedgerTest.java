package vigie.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.localstack.StackPorts;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.MigrateDatabase;
import vigie.operationaldb.demo.OrderToCash;

/** Old answers go into Parquet and out of the ledger; books stay, whatever their age, and what is sealed verifies. */
class ArchiveLedgerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    private Path root;

    @Test
    void oldAnswersAreArchivedAndPurgedAndTheBooksStay() throws Exception {
        DataFolder folder = new DataFolder(root.resolve("company"));
        Files.createDirectories(folder.logs());
        try (EmbeddedLedger ledger =
                EmbeddedLedger.start(folder, StackPorts.free().postgres(), LedgerDatabaseSettings.all())) {
            MigrateDatabase.migrate(ledger.access().owner());
            ledger.openRoles();
            try (Connection writer = ledger.access().writer().getConnection();
                    LedgerCommands commands = new LedgerCommands(writer);
                    Connection owner = ledger.access().owner().getConnection()) {
                OrderToCash.openCompany(commands, 2, 5);
                commands.call("seal_blocks", null, JsonNodeFactory.instance.objectNode());
                long answers = count(owner, "select count(*) from ledger.commands");
                long postings = count(owner, "select count(*) from ledger.postings");
                Path archive = root.resolve("archive");

                assertThat(ArchiveLedger.run(owner, archive, Instant.now())).isEmpty();
                assertThatThrownBy(() -> execute(owner, "delete from ledger.commands"))
                        .hasMessageContaining("past their term");
                assertThatThrownBy(() -> execute(owner, "select ledger.purge('commands', now(), 1)"))
                        .hasMessageContaining("120 months");
                assertThatThrownBy(() -> execute(owner, "select ledger.purge('postings', '2000-01-01', 1)"))
                        .hasMessageContaining("kept for ever");

                makeOlder(owner);
                var purged = ArchiveLedger.run(owner, archive, Instant.now());

                assertThat(purged)
                        .extracting(table -> table.table() + " " + table.rows() + " " + table.purged())
                        .containsExactly("commands " + answers + " true");
                assertThat(count(owner, "select count(*) from ledger.commands")).isZero();
                assertThat(count(owner, "select sum(row_count) from ledger.purges"))
                        .isEqualTo(answers);

                Path later = root.resolve("later");
                var kept = ArchiveLedger.run(
                        owner,
                        later,
                        ZonedDateTime.now(ZoneOffset.UTC).plusYears(11).toInstant());

                assertThat(kept)
                        .extracting(table -> table.table() + " " + table.rows() + " " + table.purged())
                        .contains("postings " + postings + " false");
                assertThat(count(owner, "select count(*) from ledger.postings")).isEqualTo(postings);
                assertThat(count(owner, "select count(*) from ledger.audit_blocks"))
                        .isPositive();
                assertThat(count(owner, "select count(*) from api.verify_blocks(null, null)"))
                        .isZero();
                try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
                    assertThat(count(duckdb, "select count(*) from '" + archive.resolve("commands.parquet") + "'"))
                            .isEqualTo(answers);
                    assertThat(count(
                                    duckdb,
                                    "select cast(sum(debit - credit) as bigint) from '"
                                            + later.resolve("postings.parquet") + "'"))
                            .isZero();
                }
                assertThat(archive.resolve(ArchiveLedger.MANIFEST))
                        .content()
                        .contains(purged.getFirst().sha256());
                assertThatThrownBy(() -> ArchiveLedger.run(owner, archive, Instant.now()))
                        .isInstanceOf(FileAlreadyExistsException.class);
            }
        }
    }

    /** The answers of eleven years ago, as far as the ledger can tell. */
    private static void makeOlder(Connection owner) throws SQLException {
        execute(owner, "alter table ledger.commands disable trigger user");
        execute(owner, "update ledger.commands set recorded_at = now() - interval '11 years'");
        execute(owner, "alter table ledger.commands enable trigger user");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
