package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MigrateDatabaseTest {
    @Test
    void migratingTwiceChangesNothingAndVerifies() {
        DataSource database = LedgerServer.emptyDatabase();
        MigrateDatabase.migrate(database);
        MigrateDatabase.migrate(database);
        assertThat(MigrateDatabase.verify(database)).isEmpty();
    }

    @Test
    void serverRunsWithTheSettingsThatKeepCommittedEntries() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = LedgerServer.freshLedger().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : LedgerDatabaseSettings.required().keySet()) {
                try (ResultSet value = statement.executeQuery("show " + setting)) {
                    value.next();
                    found.put(setting, value.getString(1));
                }
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "wal_level", "logical"));
    }

    @Test
    void everythingBelongsToTheOwnerNobodyLogsInAs() throws SQLException {
        try (Connection connection = LedgerServer.freshLedger().getConnection();
                Statement statement = connection.createStatement();
                ResultSet strangers = statement.executeQuery("""
                        select count(*)
                        from pg_class as c
                        join pg_roles as r on r.oid = c.relowner
                        where c.relnamespace in ('ledger'::regnamespace, 'api'::regnamespace)
                          and (r.rolname <> 'vigie_owner' or r.rolcanlogin)
                        """)) {
            strangers.next();
            assertThat(strangers.getInt(1)).isZero();
        }
    }
}
