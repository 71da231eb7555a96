package vigie.capture;

import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;

/**
 * One change as Debezium tells it, in the contract's types.
 *
 * @param row the row after the change; of a DELETE, the row as it last was
 * @param before of an UPDATE, the row as it was
 */
record ChangedRow(
        LedgerTable table,
        Operation operation,
        Record row,
        @Nullable Record before) {}
