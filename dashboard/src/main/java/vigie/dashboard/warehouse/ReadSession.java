package vigie.dashboard.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One read transaction: everything read through it stands at the same {@link #progress()}. Ends at its deadline. */
public final class ReadSession {
    private final Connection connection;
    private final long deadlineNanos;
    private final Progress progress;

    /** Makes one value of the current row. */
    @FunctionalInterface
    public interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    ReadSession(Connection connection, long deadlineNanos) {
        this.connection = connection;
        this.deadlineNanos = deadlineNanos;
        this.progress = one(
                        "select run, epoch, position, kafka_offset, halt_reason from progress",
                        List.of(),
                        row -> new Progress(
                                row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getString(5)))
                .orElseThrow(() -> new IllegalStateException("table progress has no row"));
    }

    /** What this transaction sees applied. */
    public Progress progress() {
        return progress;
    }

    /** All rows of a query; {@code ?} are bound in order to {@link java.lang.Long}, text, dates or decimals. */
    public <T extends @Nullable Object> List<T> rows(String sql, List<?> parameters, RowReader<T> reader) {
        long leftSeconds = TimeUnit.NANOSECONDS.toSeconds(deadlineNanos - System.nanoTime());
        if (leftSeconds < 0) {
            throw new ReadTimedOut("the read took longer than its deadline", new SQLTimeoutException(sql));
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) leftSeconds + 1);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLTimeoutException e) {
            throw new ReadTimedOut("the read took longer than its deadline", e);
        } catch (SQLException e) {
            throw new IllegalStateException("query failed: " + e.getMessage() + "\n" + sql, e);
        }
    }

    /** The first row, if any. */
    public <T> Optional<T> one(String sql, List<?> parameters, RowReader<T> reader) {
        return rows(sql, parameters, reader).stream().findFirst();
    }
}
