package vigie.jobs.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.TransactionSummary;

/**
 * One message of topic {@code ledger}, flat, so that Flink serialises it as a POJO.
 *
 * @param kind what it is; decides which components are filled
 * @param place where it was read
 * @param epoch number of the slot and snapshot the position belongs to
 * @param position event time: position of the row, last position of the mark, else the first position the message can
 *     belong to
 * @param change the row, for a ROW
 * @param published the row's bytes as published, for a ROW that was written in another schema than this build's; the
 *     hash chain is over these
 * @param transactions summaries of the group, for a MARK
 * @param table table whose rows it announces, for a SCHEMA
 * @param text why it cannot be read, for an UNREADABLE; the Avro schema, for a SCHEMA
 */
@SuppressWarnings("ArrayRecordComponent") // messages are compared by place; nobody writes to the bytes
public record LedgerMessage(
        Kind kind,
        Place place,
        int epoch,
        long position,
        @Nullable LedgerChange change,
        byte @Nullable [] published,
        List<TransactionSummary> transactions,
        String table,
        String text) {

    /** What a message of the ledger topic can be. */
    public enum Kind {
        /** One changed row. */
        ROW,
        /** Everything up to its position has been written to this partition. */
        MARK,
        /** Rows of a table that follow in this partition are written in this schema. */
        SCHEMA,
        /** A message this build cannot decode: nothing from its position on may be published. */
        UNREADABLE
    }

    /**
     * Where a message stands in the topic.
     *
     * @param partition partition it was read from
     * @param offset its offset there
     */
    public record Place(int partition, long offset) {

        /** Of a message that was kept in state: its place does not matter any more. */
        public static final Place KEPT = new Place(-1, -1);
    }

    /** A row change. */
    public static LedgerMessage row(Place place, LedgerChange change, byte @Nullable [] published) {
        return new LedgerMessage(
                Kind.ROW, place, change.epoch(), change.position(), change, published, List.of(), "", "");
    }

    /** A mark. */
    public static LedgerMessage mark(Place place, int epoch, long position, List<TransactionSummary> transactions) {
        return new LedgerMessage(Kind.MARK, place, epoch, position, null, null, transactions, "", "");
    }

    /** A schema that rows of a table are written in from here on. */
    public static LedgerMessage schema(Place place, int epoch, long position, String table, String schemaJson) {
        return new LedgerMessage(Kind.SCHEMA, place, epoch, position, null, null, List.of(), table, schemaJson);
    }

    /** A message that could not be decoded. */
    public static LedgerMessage unreadable(Place place, int epoch, long position, String reason) {
        return new LedgerMessage(Kind.UNREADABLE, place, epoch, position, null, null, List.of(), "", reason);
    }

    @Override
    public String toString() {
        return kind + " at position " + position + ", partition " + place.partition() + ", offset " + place.offset();
    }
}
