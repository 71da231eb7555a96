package vigie.capture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the capture asks the PostgreSQL server, apart from the stream itself. One connection, one thread. */
final class LedgerServer implements AutoCloseable {

    /**
     * The replication slot as the server has it.
     *
     * @param walStatus what became of the WAL it needs, PostgreSQL's word
     * @param active true while a stream reads it
     * @param confirmedLsn where the next stream begins
     */
    record Slot(String walStatus, boolean active, long confirmedLsn) {
        boolean lost() {
            return walStatus.equals("lost");
        }
    }

    /**
     * How far the capture is behind.
     *
     * @param bytes WAL beyond what the slot confirmed
     * @param transactions manifests written after the last published one, at most 100,000
     * @param oldestMillis age of the oldest of them
     */
    record Lag(long bytes, long transactions, long oldestMillis) {}

    private static final String LAG = """
            with waiting as (
              select m.recorded_at from ledger.transaction_manifests m
              where m.id > coalesce(
                (select l.id from ledger.transaction_manifests l where l.transaction_id = ?), ?)
              order by m.id limit 100000)
            select
              (select coalesce(pg_current_wal_lsn() - s.confirmed_flush_lsn, 0)::bigint
                from (select ?::name as slot) n left join pg_replication_slots s on s.slot_name = n.slot),
              (select count(*) from waiting),
              (select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0)::bigint
                from waiting)
            """;

    private final CaptureConfig config;
    private final Connection connection;

    /**
     * @throws CaptureFailed when the server cannot be reached
     */
    LedgerServer(CaptureConfig config) {
        this.config = config;
        String url =
                "jdbc:postgresql://" + config.postgresHost() + ":" + config.postgresPort() + "/" + config.database();
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", "vigie-capture");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        try {
            connection = DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new CaptureFailed("PostgreSQL cannot be reached at " + url + ": " + e.getMessage(), e);
        }
    }

    String systemIdentifier() {
        return requireText("select system_identifier::text from pg_control_system()");
    }

    /** End of the WAL that survives a crash. */
    long flushedLsn() {
        return Lsn.parse(requireText("select pg_current_wal_flush_lsn()::text"));
    }

    @Nullable
    Slot slot() {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(wal_status, 'lost'), active, coalesce(confirmed_flush_lsn, '0/0')::text"
                        + " from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, config.slot());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Slot(row.getString(1), row.getBoolean(2), Lsn.parse(row.getString(3))) : null;
            }
        } catch (SQLException e) {
            throw failed("the replication slot cannot be read", e);
        }
    }

    void dropSlot() {
        try (PreparedStatement statement = connection.prepareStatement("select pg_drop_replication_slot(?)")) {
            statement.setString(1, config.slot());
            statement.execute();
        } catch (SQLException e) {
            throw failed("replication slot " + config.slot() + " cannot be dropped", e);
        }
    }

    /** Names of the published tables inside schema {@code ledger}; others with their schema. */
    Set<String> publishedTables() {
        Set<String> tables = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select case schemaname when 'ledger' then tablename else schemaname || '.' || tablename end"
                        + " from pg_publication_tables where pubname = ?")) {
            statement.setString(1, config.publication());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            return tables;
        } catch (SQLException e) {
            throw failed("publication " + config.publication() + " cannot be read", e);
        }
    }

    /** The newest manifest: what is written after it counts as not yet published when nothing better is known. */
    long newestManifestId() {
        return Long.parseLong(requireText("select coalesce(max(id), 0)::text from ledger.transaction_manifests"));
    }

    /**
     * @param transactionId the last published transaction; when it is unknown, {@code manifestId} stands for it
     */
    Lag lag(long transactionId, long manifestId) {
        try (PreparedStatement statement = connection.prepareStatement(LAG)) {
            statement.setLong(1, transactionId);
            statement.setLong(2, manifestId);
            statement.setString(3, config.slot());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Lag(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw failed("the lag cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("the connection cannot be closed", e);
        }
    }

    private String requireText(String query) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw failed("PostgreSQL did not answer '" + query + "'", e);
        }
    }

    private static CaptureFailed failed(String what, SQLException cause) {
        return new CaptureFailed(what + ": " + cause.getMessage(), cause);
    }
}
