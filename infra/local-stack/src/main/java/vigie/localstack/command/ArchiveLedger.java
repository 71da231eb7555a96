package vigie.localstack.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Writes what is past the term of its retention rule as Parquet, one file per table beside a manifest of counts and
 * digests, and then removes what its rule lets go. The files are complete on disk before a row is removed.
 */
final class ArchiveLedger {
    static final String MANIFEST = "manifest.json";

    /**
     * One table of an archive.
     *
     * @param before rows recorded before this moment are in it
     * @param purged whether they are no longer in the ledger
     */
    record Archived(String table, String file, Instant before, long rows, String sha256, boolean purged) {}

    private record Rule(String table, int months, boolean purged) {}

    private final Connection owner;
    private final Path folder;
    private final Instant now;

    private ArchiveLedger(Connection owner, Path folder, Instant now) {
        this.owner = owner;
        this.folder = folder;
        this.now = now;
    }

    /**
     * Archives, then purges.
     *
     * @param owner connection of the administrator, in auto-commit mode
     * @param folder made when there is none
     * @param now the terms are counted back from the midnight (UTC) before it
     * @return the tables that had something past its term
     * @throws FileAlreadyExistsException when the folder holds an archive
     */
    static List<Archived> run(Connection owner, Path folder, Instant now) throws SQLException, IOException {
        Files.createDirectories(folder);
        Path manifest = folder.resolve(MANIFEST);
        if (Files.exists(manifest)) {
            throw new FileAlreadyExistsException(manifest.toString());
        }
        return new ArchiveLedger(owner, folder, now).run(manifest);
    }

    private List<Archived> run(Path manifest) throws SQLException, IOException {
        List<Archived> archived = new ArrayList<>();
        for (Rule rule : rules()) {
            Archived table = write(rule);
            if (table.rows() > 0) {
                archived.add(table);
            }
        }
        if (!archived.isEmpty()) {
            writeManifest(archived, manifest);
        }
        for (Archived table : archived) {
            if (table.purged()) {
                purge(table);
            }
        }
        return archived;
    }

    private List<Rule> rules() throws SQLException {
        List<Rule> rules = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select table_name, months, purged from ledger.retention_rules order by table_name")) {
            while (row.next()) {
                rules.add(new Rule(row.getString(1), row.getInt(2), row.getBoolean(3)));
            }
        }
        return rules;
    }

    private Archived write(Rule rule) throws SQLException, IOException {
        Instant before = ZonedDateTime.ofInstant(now, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .minusMonths(rule.months())
                .toInstant();
        String name = rule.table() + ".parquet";
        Path csv = folder.resolve(rule.table() + ".csv");
        try {
            long rows;
            try (OutputStream text = Files.newOutputStream(csv)) {
                rows = owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select * from ledger." + rule.table() + " where recorded_at < '" + before
                                        + "' order by recorded_at) to stdout (format csv, header)",
                                text);
            }
            if (rows > 0) {
                toParquet(csv, folder.resolve(name), columns(rule.table()), rows);
            }
            return new Archived(
                    rule.table(), name, before, rows, rows > 0 ? sha256(folder.resolve(name)) : "", rule.purged());
        } finally {
            Files.deleteIfExists(csv);
        }
    }

    /** Columns with the type Parquet has for each: numbers and times as such, the rest as PostgreSQL writes it. */
    private String columns(String table) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("""
                select string_agg(format('''%s'': ''%s''', c.column_name, case
                    when c.data_type in ('bigint', 'integer', 'boolean', 'date') then c.data_type
                    when c.data_type = 'numeric' and c.numeric_precision <= 38
                      then format('decimal(%s, %s)', c.numeric_precision, c.numeric_scale)
                    when c.data_type = 'timestamp with time zone' then 'timestamptz'
                    else 'varchar'
                  end), ', ' order by c.ordinal_position)
                from information_schema.columns as c
                where c.table_schema = 'ledger' and c.table_name = ?
                """)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void toParquet(Path csv, Path parquet, String columns, long rows) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("copy (select * from read_csv(" + quoted(csv)
                    + ", header = true, delim = ',', quote = '\"', escape = '\"', parallel = false,"
                    + " allow_quoted_nulls = false, columns = {" + columns + "})) to " + quoted(parquet)
                    + " (format parquet, compression zstd)");
            try (ResultSet written = statement.executeQuery("select count(*) from " + quoted(parquet))) {
                written.next();
                if (written.getLong(1) != rows) {
                    throw new IllegalStateException(
                            parquet + " holds " + written.getLong(1) + " rows instead of " + rows);
                }
            }
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private void writeManifest(List<Archived> archived, Path manifest) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode content = json.createObjectNode().put("archived_at", now.toString());
        ArrayNode tables = content.putArray("tables");
        for (Archived table : archived) {
            tables.addObject()
                    .put("table", table.table())
                    .put("file", table.file())
                    .put("recorded_before", table.before().toString())
                    .put("rows", table.rows())
                    .put("sha256", table.sha256())
                    .put("purged", table.purged());
        }
        Files.writeString(manifest, json.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    private void purge(Archived table) throws SQLException {
        try (PreparedStatement purge = owner.prepareStatement("select ledger.purge(?, ?::timestamptz, ?)")) {
            purge.setString(1, table.table());
            purge.setString(2, table.before().toString());
            purge.setLong(3, table.rows());
            purge.execute();
        }
    }
}
