package vigie.operationaldb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Creates or upgrades the ledger database, then runs the verification queries.
 *
 * <p>Repeating it on an up-to-date database changes nothing. The account that runs it must be able to create roles
 * (normally the administrator); everything created belongs to {@code vigie_owner}, which nobody logs in as.
 */
public final class MigrateDatabase {
    private static final String FOLDER = "/db/";
    private static final List<String> VERIFICATIONS = List.of(
            "published_tables",
            "chart_roles",
            "entries_balance",
            "stock_levels_match_moves",
            "shipments_match_transit",
            "bins_match_moves",
            "lots_match_moves",
            "receivables_match_account_411",
            "settling_postings_match_documents",
            "cost_events_match_documents",
            "payables_match_account_401",
            "every_transaction_has_a_manifest");
    private static final int SHOWN_ROWS = 5;

    private MigrateDatabase() {}

    /**
     * Brings the database of {@code owner} to the newest schema and verifies it.
     *
     * @throws LedgerUnavailable when the database cannot be reached or refuses the roles and schemas
     * @throws org.flywaydb.core.api.FlywayException when a migration fails
     * @throws LedgerNotVerified when a verification query finds a row
     */
    public static void migrate(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(resource("bootstrap/roles.sql"));
        } catch (SQLException e) {
            throw new LedgerUnavailable("could not prepare roles and schemas of the ledger: " + e.getMessage(), e);
        }
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/callback", "classpath:db/migration", "classpath:db/repeatable")
                .defaultSchema("migration")
                .createSchemas(false)
                .validateMigrationNaming(true)
                .load()
                .migrate();
        List<String> findings = verify(owner);
        if (!findings.isEmpty()) {
            throw new LedgerNotVerified(findings);
        }
    }

    /** Runs every verification query; one sentence per query that found something wrong, empty when all is well. */
    public static List<String> verify(DataSource owner) {
        List<String> findings = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String verification : VERIFICATIONS) {
                try (ResultSet rows = statement.executeQuery(resource("verify/" + verification + ".verify.sql"))) {
                    String wrong = describe(rows);
                    if (!wrong.isEmpty()) {
                        findings.add(verification + " found " + wrong);
                    }
                }
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("could not run the verification queries: " + e.getMessage(), e);
        }
        return findings;
    }

    private static String describe(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringJoiner described = new StringJoiner(", ");
        int found = 0;
        while (rows.next()) {
            found++;
            if (found <= SHOWN_ROWS) {
                StringJoiner row = new StringJoiner(" ", "(", ")");
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.add(columns.getColumnLabel(column) + "=" + rows.getString(column));
                }
                described.add(row.toString());
            }
        }
        return found == 0 ? "" : found + " rows: " + described;
    }

    private static String resource(String path) {
        try (InputStream content = MigrateDatabase.class.getResourceAsStream(FOLDER + path)) {
            if (content == null) {
                throw new IllegalStateException("resource " + FOLDER + path + " is missing");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrates the database of a JDBC URL: {@code jdbc:postgresql://host:port/database?user=...&password=...}. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument, the JDBC URL of the ledger database");
        }
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(arguments[0]);
        migrate(owner);
    }
}
