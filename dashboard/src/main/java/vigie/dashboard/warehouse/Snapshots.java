package vigie.dashboard.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.facts.FactTable;

/**
 * Publishes copies of the warehouse that anybody may open: {@code vigie_<position>.duckdb}, in the storage format
 * older DuckDB clients read, with tables, views, macros and comments. The file {@code latest} names the newest one.
 * A copy is compared with the warehouse before it gets its name; the last 3 are kept.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final Pattern NAME = Pattern.compile("vigie_(\\d+)\\.duckdb");
    private static final int KEPT = 3;
    private static final String POINTER = "latest";
    private static final String COUNTED = """
            select coalesce(string_agg(table_name || ' ' || row_count || ' ' || coalesce(comment, ''), ';'
                order by table_name), '')
            from (
                select table_name, comment, count(*) over () as row_count
                from duckdb_tables()
                where database_name = '%s' and not internal
            )
            """;

    /** A published snapshot. */
    public record Snapshot(Path file, long position, long sizeBytes) {}

    private final Warehouse warehouse;
    private final Path directory;

    public Snapshots(Warehouse warehouse, Path directory) {
        this.warehouse = warehouse;
        this.directory = directory;
    }

    /**
     * Publishes a snapshot of what is applied now; when the newest one has that position already, returns it.
     *
     * @throws IllegalStateException when it cannot be written or differs from the warehouse; nothing is published then
     */
    public synchronized Snapshot publish() {
        Path temporary = directory.resolve("snapshot.partial");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(temporary);
            long position = warehouse.read(session -> session.progress().position());
            Optional<Snapshot> latest = latest();
            if (latest.isPresent() && latest.get().position() == position) {
                return latest.get();
            }
            position = copy(temporary);
            Path file = directory.resolve("vigie_" + position + ".duckdb");
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Path pointer = directory.resolve(POINTER + ".partial");
            Files.writeString(pointer, file.getFileName() + "\n");
            Files.move(
                    pointer,
                    directory.resolve(POINTER),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            dropOld();
            return new Snapshot(file, position, Files.size(file));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(
                    "no snapshot could be published in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The newest snapshot, if any. */
    public Optional<Snapshot> latest() {
        return latest(directory);
    }

    /** The newest snapshot of a directory, as its pointer file names it. */
    public static Optional<Snapshot> latest(Path directory) {
        Path pointer = directory.resolve(POINTER);
        try {
            if (!Files.exists(pointer)) {
                return Optional.empty();
            }
            Path file = directory.resolve(Files.readString(pointer).strip());
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches() || !Files.exists(file)) {
                return Optional.empty();
            }
            return Optional.of(new Snapshot(file, Long.parseLong(name.group(1)), Files.size(file)));
        } catch (IOException e) {
            throw new IllegalStateException("the snapshot pointer " + pointer + " cannot be read", e);
        }
    }

    /** Every published snapshot, newest first. */
    public List<Snapshot> published() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Snapshot> found = new ArrayList<>();
            for (Path file : files.filter(path -> positionOf(path) >= 0)
                    .sorted(Comparator.comparingLong(Snapshots::positionOf).reversed())
                    .toList()) {
                found.add(new Snapshot(file, positionOf(file), Files.size(file)));
            }
            return found;
        } catch (IOException e) {
            throw new IllegalStateException("the snapshots in " + directory + " cannot be listed", e);
        }
    }

    private long copy(Path target) throws SQLException {
        return warehouse.lend(connection -> {
            String source = text(connection, "select current_database()");
            execute(
                    connection,
                    "attach '" + target.toString().replace("'", "''") + "' as published (storage_version 'v1.4.0')");
            try {
                execute(connection, "begin transaction");
                execute(connection, "copy from database \"" + source + "\" to published");
                execute(connection, "commit");
                verify(connection, source);
                verifyRows(connection, source);
                execute(connection, "checkpoint published");
                return Long.parseLong(text(connection, "select position from published.progress"));
            } finally {
                execute(connection, "detach published");
            }
        });
    }

    private static void verify(DuckDBConnection connection, String source) throws SQLException {
        String expected = text(connection, COUNTED.formatted(source));
        String found = text(connection, COUNTED.formatted("published"));
        String undescribed = text(
                connection,
                "select count(*) from duckdb_columns() where database_name = 'published' and not internal"
                        + " and comment is null");
        if (!expected.equals(found) || !undescribed.equals("0")) {
            throw new IllegalStateException("the snapshot differs from the warehouse: " + found + " (" + undescribed
                    + " columns without comment)");
        }
    }

    /** Same rows up to the published position, table by table; the warehouse may have moved on meanwhile. */
    private static void verifyRows(DuckDBConnection connection, String source) throws SQLException {
        String position = text(connection, "select position from published.progress");
        for (FactTable table : FactTable.values()) {
            String count = "select count(*) from %s." + table.tableName() + " where position <= " + position;
            String expected = text(connection, count.formatted("\"" + source + "\""));
            String found = text(connection, count.formatted("published"));
            if (!expected.equals(found)) {
                throw new IllegalStateException("the snapshot holds " + found + " of " + expected + " rows of "
                        + table.tableName() + " at position " + position);
            }
        }
    }

    private void dropOld() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> old = files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(Snapshots::positionOf).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
                LOG.debug("dropped snapshot {}", file);
            }
        }
    }

    private static long positionOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    private static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
