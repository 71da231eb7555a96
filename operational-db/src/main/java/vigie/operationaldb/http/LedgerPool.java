package vigie.operationaldb.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.operationaldb.LedgerUnavailable;

/** A few connections of one role, kept open between requests. Who finds none free waits, then is told to come back. */
final class LedgerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerPool.class);

    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03");

    /** Something that only reads, or has one effect however often it is done. */
    @FunctionalInterface
    interface Work<T> {
        T on(Lent lent) throws SQLException;
    }

    private final DataSource source;
    private final String settings;
    private final Semaphore free;
    private final Duration patience;
    private final ConcurrentLinkedDeque<Lent> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * @param settings SQL run once on each new connection
     * @param size most connections lent at once
     */
    LedgerPool(DataSource source, String settings, int size, Duration patience) {
        this.source = source;
        this.settings = settings;
        this.free = new Semaphore(size, true);
        this.patience = patience;
    }

    /**
     * Lends a connection until it is closed.
     *
     * @throws Problem when all stay lent for too long
     * @throws LedgerUnavailable when the ledger takes no connection
     */
    Lent lend() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(
                        503,
                        "BUSY",
                        "Trop de demandes à la fois ; réessayer dans un instant avec la même clé.",
                        "Too many requests at once; try again in a moment with the same key.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("interrupted while waiting for a connection", e);
        }
        Lent known = idle.pollFirst();
        if (known != null) {
            return known;
        }
        try {
            return open();
        } catch (SQLException e) {
            free.release();
            throw new LedgerUnavailable("the ledger takes no connection: " + e.getMessage(), e);
        }
    }

    /** Does some work on a connection, once more on a new one when the first was lost. */
    <T> T repeatable(Work<T> work) throws SQLException {
        try {
            return once(work);
        } catch (SQLException e) {
            if (!lost(e)) {
                throw e;
            }
            forgetIdle();
            return once(work);
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Lent lent = lend()) {
            try {
                return work.on(lent);
            } catch (SQLException e) {
                if (lost(e)) {
                    lent.broken();
                }
                throw e;
            }
        }
    }

    /** True when the connection is gone rather than the statement wrong. */
    static boolean lost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || LOST.contains(state);
    }

    void takeBack(Lent lent, boolean broken) {
        if (broken || closed) {
            discard(lent);
        } else {
            idle.addFirst(lent);
        }
        free.release();
    }

    /** Closes the connections nobody uses, as when one was found broken: the server may have restarted. */
    void forgetIdle() {
        for (Lent lent = idle.pollFirst(); lent != null; lent = idle.pollFirst()) {
            discard(lent);
        }
    }

    private Lent open() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new Lent(this, connection);
    }

    private static void discard(Lent lent) {
        try {
            lent.connection().close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        forgetIdle();
    }
}
