package vigie.dashboard.warehouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import vigie.facts.CommitSummary;
import vigie.facts.FactCodec;
import vigie.facts.FactColumn;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

/** Appends facts: one DuckDB transaction per batch, progress in the same transaction. Not for several threads. */
public final class FactWriter implements AutoCloseable {
    private final DuckDBConnection connection;
    private final FactCodec codec = new FactCodec();

    FactWriter(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Applies a batch, or nothing.
     *
     * @throws IllegalStateException when a row does not fit its table; nothing of the batch is applied then
     */
    public void apply(FactBatch batch) {
        try {
            connection.setAutoCommit(false);
            // First: only a statement opens the transaction. An appender alone would commit by itself, table by table.
            writeProgress(batch);
            Map<FactTable, List<FactRow>> byTable = new EnumMap<>(FactTable.class);
            for (FactRow row : batch.rows()) {
                byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
            }
            for (Map.Entry<FactTable, List<FactRow>> table : byTable.entrySet()) {
                append(table.getKey(), table.getValue());
            }
            appendCommits(batch.commits());
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw new IllegalStateException(
                    "facts up to position " + batch.position() + " could not be applied: " + e.getMessage(), e);
        }
    }

    private void append(FactTable table, List<FactRow> rows) throws SQLException {
        List<FactColumn> columns = table.columns();
        try (DuckDBAppender appender = connection.createAppender(table.tableName())) {
            for (FactRow row : rows) {
                Record fact = codec.decodeRow(table, row.row());
                appender.beginRow();
                appender.append(row.position());
                appender.append(row.index());
                for (FactColumn column : columns) {
                    appendValue(appender, column.type(), column.value(fact));
                }
                appender.endRow();
            }
            appender.flush();
        }
    }

    private static void appendValue(DuckDBAppender appender, FactColumn.Type type, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Long number -> appendNumber(appender, type, number);
            case Integer number -> {
                if (type == FactColumn.Type.DATE) {
                    appender.appendEpochDays(number);
                } else {
                    appender.append(number.intValue());
                }
            }
            case Boolean flag -> appender.append(flag.booleanValue());
            case String text -> appender.append(text);
            case Enum<?> constant -> appender.append(constant.name());
            case byte[] bytes -> appender.append(bytes);
            default -> throw new IllegalArgumentException("no column type for " + value.getClass());
        }
    }

    private static void appendNumber(DuckDBAppender appender, FactColumn.Type type, long number) throws SQLException {
        switch (type) {
            case AMOUNT, QUANTITY -> appender.appendDecimal(number);
            case INSTANT -> appender.appendEpochMicros(number);
            case LONG, INT, DATE, TEXT, CODE, FLAG, BYTES -> appender.append(number);
        }
    }

    private void appendCommits(List<CommitSummary> commits) throws SQLException {
        if (commits.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = connection.createAppender("ledger_commits")) {
            for (CommitSummary commit : commits) {
                appender.beginRow();
                appender.append(commit.position());
                appender.append(commit.epoch());
                appender.append(commit.transactionId());
                appender.append(commit.endLsn());
                appender.appendEpochMicros(commit.committedAtMicros());
                appender.append(commit.rowCount());
                appender.appendDecimal(commit.debitMinor());
                appender.appendDecimal(commit.creditMinor());
                appender.append(commit.hash());
                appender.endRow();
            }
            appender.flush();
        }
    }

    private void writeProgress(FactBatch batch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update progress set run = ?, epoch = ?, position = ?, kafka_offset = ?, halt_reason = ?")) {
            update.setInt(1, batch.run());
            update.setInt(2, batch.epoch());
            update.setLong(3, batch.position());
            update.setLong(4, batch.resumeOffset());
            update.setString(5, batch.haltReason());
            update.executeUpdate();
        }
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the writer's connection did not close", e);
        }
    }
}
