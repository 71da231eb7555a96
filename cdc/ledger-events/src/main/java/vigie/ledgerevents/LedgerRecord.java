package vigie.ledgerevents;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of topic {@code ledger}. */
public sealed interface LedgerRecord {

    /** Which history this message belongs to: a new slot or snapshot opens a new epoch. */
    int epoch();

    /**
     * One changed row. The same (position, index) may arrive twice, byte for byte the same: keep the first.
     *
     * @param position dense number of the transaction; 0 is the snapshot the epoch opened with
     * @param index order inside the transaction, from 1, the manifest row included
     * @param row the encoded row ({@link LedgerEventCodec#decodeRow}); of a DELETE, the row as it last was
     * @param before of an UPDATE, the encoded row as it was; else null
     */
    @SuppressWarnings("ArrayRecordComponent") // equals, hashCode and toString below look into the arrays
    record RowChange(
            int epoch,
            long position,
            int index,
            LedgerTable table,
            Operation operation,
            byte[] row,
            byte @Nullable [] before)
            implements LedgerRecord {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RowChange that
                    && epoch == that.epoch
                    && position == that.position
                    && index == that.index
                    && table == that.table
                    && operation == that.operation
                    && Arrays.equals(row, that.row)
                    && Arrays.equals(before, that.before);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(position) * 31 + index;
        }

        @Override
        public String toString() {
            return operation + " " + table.tableName() + " at " + position + "." + index + " (" + row.length
                    + " bytes)";
        }
    }

    /**
     * Every row of every transaction up to {@code position} that belongs in this partition stands before this message.
     * Each partition gets each mark. After a restart a mark may repeat or go back; its summaries are then the same.
     *
     * @param session which run of the capture wrote it, for diagnosis only
     * @param position the last position of the group
     * @param transactions the group, in position order, never empty
     */
    record Mark(int epoch, String session, long position, List<TransactionSummary> transactions)
            implements LedgerRecord {

        public Mark {
            transactions = List.copyOf(transactions);
            if (transactions.isEmpty()
                    || transactions.get(transactions.size() - 1).position() != position) {
                throw new IllegalArgumentException("a mark ends with the summary of its own position " + position);
            }
        }
    }

    /**
     * Rows of {@code table} that follow in this partition are written with this Avro schema.
     *
     * @param schemaJson Avro schema of the rows, canonical {@code .avsc} text
     */
    record SchemaAnnouncement(int epoch, LedgerTable table, String schemaJson) implements LedgerRecord {}
}
