package vigie.jobs.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.TransactionSummary;

/**
 * One message of topic {@code ledger}, flat, so that Flink serialises it as a POJO.
 *
 * @param kind what it is; decides which components are filled
 * @param partition partition it was read from
 * @param offset its offset there
 * @param epoch number of the slot and snapshot the position belongs to
 * @param position event time: position of the row, last position of the mark, first position an unreadable message can
 *     belong to
 * @param change the row, for a ROW
 * @param transactions summaries of the group, for a MARK
 * @param reason why it cannot be read, for an UNREADABLE
 */
public record LedgerMessage(
        Kind kind,
        int partition,
        long offset,
        int epoch,
        long position,
        @Nullable LedgerChange change,
        List<TransactionSummary> transactions,
        String reason) {

    /** What a message of the ledger topic can be. */
    public enum Kind {
        /** One changed row. */
        ROW,
        /** Everything up to its position has been written to this partition. */
        MARK,
        /** A message this build cannot decode: nothing from its position on may be published. */
        UNREADABLE
    }

    /** A row change read at a partition's offset. */
    public static LedgerMessage row(int partition, long offset, LedgerChange change) {
        return new LedgerMessage(Kind.ROW, partition, offset, change.epoch(), change.position(), change, List.of(), "");
    }

    /** A mark read at a partition's offset. */
    public static LedgerMessage mark(
            int partition, long offset, int epoch, long position, List<TransactionSummary> transactions) {
        return new LedgerMessage(Kind.MARK, partition, offset, epoch, position, null, transactions, "");
    }

    /** A message that could not be decoded. */
    public static LedgerMessage unreadable(int partition, long offset, int epoch, long position, String reason) {
        return new LedgerMessage(Kind.UNREADABLE, partition, offset, epoch, position, null, List.of(), reason);
    }
}
