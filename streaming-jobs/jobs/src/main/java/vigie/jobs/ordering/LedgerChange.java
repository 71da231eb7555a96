package vigie.jobs.ordering;

import java.util.Objects;

/**
 * One row change of the ledger as it travels between operators: flat, so that Flink serialises it as a POJO.
 *
 * @param epoch number of the slot and snapshot the position belongs to
 * @param position transaction number inside the epoch
 * @param index order of the row inside its transaction, from 1
 * @param table published table name, for example {@code stock_moves}
 * @param operation CREATE, UPDATE, DELETE or SNAPSHOT
 * @param row the row after the change (before it, for DELETE), in the encoding of the ledger-events contract
 */
@SuppressWarnings("ArrayRecordComponent") // changes are compared by place; nobody writes to the row
public record LedgerChange(int epoch, long position, int index, String table, String operation, byte[] row)
        implements Positioned {

    public LedgerChange {
        if (position < 0) {
            throw new IllegalArgumentException("position must not be negative: " + position);
        }
        if (index < 1) {
            throw new IllegalArgumentException("index must start at 1: " + index);
        }
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(row, "row");
    }

    /** Place in the ledger as people read it in a quarantine: {@code position/index}. */
    public String place() {
        return position + "/" + index;
    }

    @Override
    public String toString() {
        return operation + " " + table + " at " + place() + " (" + row.length + " bytes)";
    }
}
