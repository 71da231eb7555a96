package vigie.operationaldb.http;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import vigie.operationaldb.LedgerUnavailable;

/** A few connections of one role, kept open between requests. Who finds none free waits, then is told to come back. */
final class LedgerPool implements AutoCloseable {
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03");

    /** Something that only reads, or has one effect however often it is done. */
    @FunctionalInterface
    interface Work<T> {
        T on(Lent lent) throws SQLException;
    }

    private final HikariDataSource connections;

    /**
     * @param settings SQL run once on each new connection
     * @param size most connections lent at once
     */
    LedgerPool(DataSource source, String settings, int size, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setConnectionInitSql(settings);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1); // a ledger that comes later is not a reason to give up now
        this.connections = new HikariDataSource(config);
    }

    /**
     * Lends a connection until it is closed.
     *
     * @throws Problem when all stay lent for too long
     * @throws LedgerUnavailable when the ledger takes no connection
     */
    Lent lend() {
        try {
            return new Lent(connections.getConnection());
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() == null) {
                throw Problem.of(
                        503,
                        "BUSY",
                        "Trop de demandes à la fois ; réessayer dans un instant avec la même clé.",
                        "Too many requests at once; try again in a moment with the same key.");
            }
            throw new LedgerUnavailable(
                    "the ledger takes no connection: " + e.getCause().getMessage(), e);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger takes no connection: " + e.getMessage(), e);
        }
    }

    /** Does some work on a connection, once more on a new one when the first was lost. */
    <T> T repeatable(Work<T> work) throws SQLException {
        try (Lent lent = lend()) {
            return work.on(lent);
        } catch (SQLException e) {
            if (!lost(e)) {
                throw e;
            }
            forgetIdle();
        }
        try (Lent lent = lend()) {
            return work.on(lent);
        }
    }

    /** True when the connection is gone rather than the statement wrong. */
    static boolean lost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || LOST.contains(state);
    }

    /** Closes the connections nobody uses, as when one was found broken: the server may have restarted. */
    void forgetIdle() {
        connections.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        connections.close();
    }
}
