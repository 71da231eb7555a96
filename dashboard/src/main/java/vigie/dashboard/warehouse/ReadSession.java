package vigie.dashboard.warehouse;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One read transaction: everything read through it stands at the same {@link #progress()}. Ends at its deadline. */
public final class ReadSession {
    private static final int MOST_SHARED_ROWS = 300_000;

    private final Connection connection;
    private final long deadlineNanos;
    private final AsyncCache<Asked, List<?>> answers;
    private final Progress progress;

    /**
     * A question and what was applied when it was asked: its answer never changes.
     *
     * @param shape tells apart what is made of the rows of one statement
     */
    record Asked(Progress at, Object shape, String sql, List<?> parameters) {}

    /** Makes one value of the current row. */
    @FunctionalInterface
    public interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    ReadSession(Connection connection, long deadlineNanos, AsyncCache<Asked, List<?>> answers) {
        this.connection = connection;
        this.deadlineNanos = deadlineNanos;
        this.answers = answers;
        this.progress = one(
                        "select run, epoch, position, kafka_offset, halt_reason from progress",
                        List.of(),
                        row -> new Progress(
                                row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getString(5)))
                .orElseThrow(() -> new IllegalStateException("table progress has no row"));
    }

    /** Room for the answers of {@link #shared}; the least asked for go first. */
    static AsyncCache<Asked, List<?>> answers() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_SHARED_ROWS)
                .weigher((Asked asked, List<?> rows) -> 1 + rows.size())
                .buildAsync();
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

    /**
     * All rows of a query that many readers ask: answered once for all of them until something new is applied.
     *
     * @param shape equal where the same rows make equal values, for instance the language they are named in
     * @return a list nobody may change
     */
    @SuppressWarnings("unchecked") // the shape stands for the reader
    public <T extends @Nullable Object> List<T> shared(
            Object shape, String sql, List<?> parameters, RowReader<T> reader) {
        CompletableFuture<List<?>> mine = new CompletableFuture<>();
        CompletableFuture<List<?>> before =
                answers.asMap().putIfAbsent(new Asked(progress, shape, sql, List.copyOf(parameters)), mine);
        if (before != null) {
            try {
                return (List<T>) before.join();
            } catch (CompletionException e) {
                // who asked first failed, perhaps at its own deadline; this reader has its own
                return rows(sql, parameters, reader);
            }
        }
        try {
            List<T> rows = Collections.unmodifiableList(rows(sql, parameters, reader));
            mine.complete(rows);
            return rows;
        } finally {
            mine.completeExceptionally(new IllegalStateException("not answered")); // unless it was
        }
    }

    /** The first row, if any. */
    public <T> Optional<T> one(String sql, List<?> parameters, RowReader<T> reader) {
        return rows(sql, parameters, reader).stream().findFirst();
    }

    /** The first row of a {@link #shared} query, if any. */
    public <T> Optional<T> sharedOne(Object shape, String sql, List<?> parameters, RowReader<T> reader) {
        return shared(shape, sql, parameters, reader).stream().findFirst();
    }
}
