package vigie.facts;

import java.util.Arrays;

/**
 * One fact. (position, index) is unique in a run and equal in every replay, so a consumer drops what it has applied.
 *
 * @param run run of the jobs
 * @param position position of the ledger transaction that made the fact
 * @param index order inside the position, from 0
 * @param table which fact
 * @param row the fact, encoded by {@link FactCodec#encodeRow}
 */
@SuppressWarnings("ArrayRecordComponent") // rows are compared by content below and never changed
public record FactRow(int run, long position, int index, FactTable table, byte[] row) implements FactRecord {

    @Override
    public boolean equals(Object other) {
        return other instanceof FactRow that
                && run == that.run
                && position == that.position
                && index == that.index
                && table == that.table
                && Arrays.equals(row, that.row);
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(position) * 31 + index) * 31 + Arrays.hashCode(row);
    }
}
