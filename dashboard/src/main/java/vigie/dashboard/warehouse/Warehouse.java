package vigie.dashboard.warehouse;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only owner of the DuckDB file. Hands out read transactions with a deadline and one {@link FactWriter}.
 * A file written with other table definitions is dropped and rebuilt from the facts; a damaged one is never touched.
 */
public final class Warehouse implements AutoCloseable {
    /** A page waits no longer. */
    public static final Duration READ_DEADLINE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);
    private static final int MOST_READERS = 8;
    private static final List<String> DEFINITIONS = List.of(
            "facts/tables.sql",
            "facts/account-tables.sql",
            "facts/alert-tables.sql",
            "facts/process-tables.sql",
            "warehouse/bands.sql",
            "warehouse/views.sql",
            "warehouse/alerts.sql",
            "warehouse/margins.sql",
            "warehouse/stock.sql",
            "warehouse/classes.sql",
            "warehouse/credit.sql",
            "warehouse/payables.sql",
            "warehouse/service.sql",
            "warehouse/counts.sql",
            "warehouse/process.sql");

    private volatile DuckDBConnection root;
    private final @Nullable Path file;
    private final ReadWriteLock content = new ReentrantReadWriteLock();
    private final Semaphore readers = new Semaphore(MOST_READERS, true);
    private final AsyncCache<ReadSession.Asked, List<?>> answers = ReadSession.answers();

    private Warehouse(DuckDBConnection root, @Nullable Path file) {
        this.root = root;
        this.file = file;
    }

    /**
     * Opens a warehouse file, or makes it.
     *
     * @throws WarehouseDamaged when the file cannot be read, or another process holds it
     */
    public static Warehouse open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Warehouse opened = connect(file);
            if (opened.isCurrent()) {
                return opened;
            }
            opened.close();
            LOG.info("warehouse {} has other table definitions: rebuilding it from the facts", file);
            erase(file);
            Warehouse fresh = connect(file);
            if (!fresh.isCurrent()) {
                throw new IllegalStateException("a new warehouse does not have its own table definitions");
            }
            return fresh;
        } catch (IOException e) {
            throw new WarehouseDamaged("The warehouse file " + file + " cannot be created: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new WarehouseDamaged(sentence(file, e), e);
        }
    }

    /** A warehouse in memory, for tests and cases. */
    public static Warehouse inMemory() {
        try {
            Warehouse warehouse = new Warehouse(newConnection("jdbc:duckdb:"), null);
            warehouse.define();
            return warehouse;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot start in memory", e);
        }
    }

    /** An empty warehouse beside this one, for facts that say all again; what an earlier one left is dropped. */
    Warehouse successor() {
        if (file == null) {
            return inMemory();
        }
        Path beside = beside(file);
        try {
            erase(beside);
        } catch (IOException e) {
            throw new IllegalStateException("the unfinished warehouse " + beside + " cannot be removed", e);
        }
        return open(beside);
    }

    /** Where the file of a successor lies while it is filled. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    /**
     * Holds the content of a successor from now on, and not its own. Waits for reads that have begun; the next read
     * sees the new content. The successor is closed.
     *
     * @throws IllegalStateException when the file cannot be replaced
     */
    void giveWayTo(Warehouse successor) {
        content.writeLock().lock();
        try {
            DuckDBConnection before = root;
            Path next = successor.file;
            if (file == null || next == null) {
                root = successor.root;
                before.close();
                return;
            }
            // closed, a file has no log beside it: what is moved is whole
            try (Statement statement = successor.root.createStatement()) {
                statement.execute("checkpoint");
            }
            successor.root.close();
            before.close();
            Files.deleteIfExists(logOf(file));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            root = newConnection(address(file));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the rebuilt warehouse could not take its place: " + e.getMessage(), e);
        } finally {
            content.writeLock().unlock();
        }
    }

    private static void erase(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(logOf(file));
    }

    private static Path logOf(Path file) {
        return Path.of(file + ".wal");
    }

    private static String address(Path file) {
        return "jdbc:duckdb:" + file.toAbsolutePath();
    }

    /** Runs a read in one transaction, always ended, even when it fails. */
    public <T extends @Nullable Object> T read(Function<ReadSession, T> reading) {
        return read(READ_DEADLINE, reading);
    }

    /** The same with a deadline of its own, for files that may take longer than a page. */
    public <T extends @Nullable Object> T read(Duration deadline, Function<ReadSession, T> reading) {
        try {
            return lend(connection -> {
                connection.setAutoCommit(false);
                try {
                    return reading.apply(new ReadSession(connection, System.nanoTime() + deadline.toNanos(), answers));
                } finally {
                    connection.rollback();
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("a read transaction failed: " + e.getMessage(), e);
        }
    }

    /** Reads through a connection of its own. */
    interface Borrower<T extends @Nullable Object> {
        T use(DuckDBConnection connection) throws SQLException;
    }

    /** Lends a connection for as long as one read takes; the content is not replaced meanwhile. */
    <T extends @Nullable Object> T lend(Borrower<T> borrower) throws SQLException {
        content.readLock().lock();
        try {
            readers.acquireUninterruptibly();
            try (DuckDBConnection connection = duplicate()) {
                return borrower.use(connection);
            } finally {
                readers.release();
            }
        } finally {
            content.readLock().unlock();
        }
    }

    /** The writer; one at a time. */
    public FactWriter writer() {
        return new FactWriter(duplicate());
    }

    /** The file, null for one in memory. */
    public @Nullable Path file() {
        return file;
    }

    DuckDBConnection duplicate() {
        DuckDBConnection current = root;
        synchronized (current) {
            try {
                return current.duplicate();
            } catch (SQLException e) {
                throw new IllegalStateException("the warehouse is closed", e);
            }
        }
    }

    /** Hash of the table definitions this program needs. */
    static String schemaVersion() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DEFINITIONS.forEach(script -> digest.update(SqlScript.text(script).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static Warehouse connect(Path file) throws SQLException {
        boolean isNew = !Files.exists(file);
        Warehouse warehouse = new Warehouse(newConnection(address(file)), file);
        if (isNew) {
            warehouse.define();
        }
        return warehouse;
    }

    private static DuckDBConnection newConnection(String address) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", "768MB");
        settings.setProperty("checkpoint_threshold", "64MB");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return DriverManager.getConnection(address, settings).unwrap(DuckDBConnection.class);
    }

    private void define() throws SQLException {
        root.setAutoCommit(false);
        for (String script : DEFINITIONS) {
            SqlScript.run(root, SqlScript.text(script));
        }
        try (Statement statement = root.createStatement()) {
            statement.execute("update progress set schema_version = '" + schemaVersion() + "'");
        }
        root.commit();
        root.setAutoCommit(true);
    }

    private boolean isCurrent() throws SQLException {
        try (Statement statement = root.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from duckdb_tables() where table_name = 'progress' and not internal")) {
            if (!row.next() || row.getLong(1) == 0) {
                return false;
            }
        }
        try (Statement statement = root.createStatement();
                ResultSet row = statement.executeQuery("select schema_version from progress")) {
            return row.next() && schemaVersion().equals(row.getString(1));
        }
    }

    private static String sentence(Path file, SQLException problem) {
        String reason = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        if (reason.toLowerCase(Locale.ROOT).contains("lock")) {
            return "The warehouse file " + file + " is held by another process: stop it, or use another data folder.";
        }
        return "The warehouse file " + file + " is damaged and was not touched: delete it and start again,"
                + " the facts rebuild it. (" + reason + ")";
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            LOG.warn("warehouse {} did not close cleanly: {}", file, e.getMessage());
        }
    }
}
