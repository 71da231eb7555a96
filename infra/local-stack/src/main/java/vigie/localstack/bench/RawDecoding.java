package vigie.localstack.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import vigie.localstack.LocalStack;
import vigie.localstack.parts.LedgerAccess;

/**
 * The reference of every bench of the path: a second slot on the same publication, read as fast as the JDBC driver's
 * replication stream gives it, with nothing done to the rows but looking at the kind of each message.
 */
final class RawDecoding implements AutoCloseable {
    private static final String SLOT = "vigie_bench";

    private final LedgerAccess ledger;
    private final Map<Long, Long> receivedNanosByTransaction = new ConcurrentHashMap<>();
    private final AtomicLong rowChanges = new AtomicLong();
    private volatile long firstRowNanos;
    private volatile long lastRowNanos;
    private volatile boolean stopped;
    private Thread reader = Thread.currentThread();

    /** Creates the slot: what commits from here on will be read. */
    RawDecoding(LedgerAccess ledger) throws SQLException {
        this.ledger = ledger;
        dropSlot();
        try (Connection owner = ledger.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
        }
    }

    /** Starts to read on a thread of its own. */
    void start() {
        reader = Thread.ofPlatform().daemon().name("raw-decoding").start(this::read);
    }

    /** When the commit of a transaction was received, by the lower 32 bits of its id. */
    Map<Long, Long> receivedNanosByTransaction() {
        return receivedNanosByTransaction;
    }

    /** Waits until {@code expected} row changes were read; the rate in rows per second from the first to the last. */
    double rowsPerSecond(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (rowChanges.get() < expected && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return rowChanges.get() * 1e9 / Math.max(1, lastRowNanos - firstRowNanos);
    }

    private void read() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, "postgres");
        PGProperty.PASSWORD.set(properties, ledger.secrets().superuser());
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + LedgerAccess.HOST + ":" + ledger.port() + "/" + LedgerAccess.DATABASE,
                properties)) {
            PGReplicationStream stream = connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(SLOT)
                    .withSlotOption("proto_version", "1")
                    .withSlotOption("publication_names", LocalStack.PUBLICATION)
                    .withStatusInterval(1, TimeUnit.SECONDS)
                    .start();
            long transaction = 0;
            while (!stopped) {
                ByteBuffer message = stream.readPending();
                if (message == null) {
                    TimeUnit.MICROSECONDS.sleep(200);
                    continue;
                }
                switch ((char) message.get()) {
                    case 'B' -> transaction = Integer.toUnsignedLong(message.getInt(message.position() + 16));
                    case 'I', 'U', 'D' -> {
                        lastRowNanos = System.nanoTime();
                        if (rowChanges.getAndIncrement() == 0) {
                            firstRowNanos = lastRowNanos;
                        }
                    }
                    case 'C' -> {
                        receivedNanosByTransaction.put(transaction, System.nanoTime());
                        LogSequenceNumber received = stream.getLastReceiveLSN();
                        stream.setAppliedLSN(received);
                        stream.setFlushedLSN(received);
                    }
                    default -> {
                        // relation and type messages carry no row
                    }
                }
            }
        } catch (SQLException e) {
            if (!stopped) {
                throw new IllegalStateException("raw decoding failed", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops reading and drops the slot, which would hold the WAL for ever. */
    @Override
    public void close() throws SQLException {
        stopped = true;
        if (!reader.equals(Thread.currentThread())) {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        dropSlot();
    }

    private void dropSlot() throws SQLException {
        try (Connection owner = ledger.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                    + " where slot_name = '" + SLOT + "'");
        }
    }
}
