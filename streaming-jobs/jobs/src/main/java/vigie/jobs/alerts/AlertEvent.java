package vigie.jobs.alerts;

import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.Positioned;

/**
 * One thing a shard has to know, flat for Flink state.
 *
 * @param position position of the ledger row or fact
 * @param index index of the row, or of the fact
 * @param branch what tells facts of one position and index apart
 * @param shard shard it is for (key of the job)
 * @param kind what happened
 * @param member whose metric it moves; for PERIOD the period
 * @param amountMinor MARGIN: revenue; STOCK: shortage; COUNT: value; RECEIVABLE: change of what is open; ENTRY: debit
 * @param costMinor MARGIN: cost
 * @param quantityMicro STOCK and COUNT: quantity; REORDER: minimum or point
 * @param invoiceId RECEIVABLE: invoice
 * @param day business day of the document; TICK: the new day; RECEIVABLE: due date; PERIOD: first day
 * @param lastDay PERIOD: last day, else 0
 * @param holds REORDER: watched; PERIOD: closed; else true
 * @param documentType type of the document, empty where there is none
 * @param documentNumber its number, empty where there is none
 * @param productId product concerned, 0 when none
 * @param customerId customer concerned, 0 when none
 * @param rule RULE only
 */
public record AlertEvent(
        long position,
        int index,
        long branch,
        long shard,
        Kind kind,
        Member member,
        long amountMinor,
        long costMinor,
        long quantityMicro,
        long invoiceId,
        int day,
        int lastDay,
        boolean holds,
        String documentType,
        String documentNumber,
        long productId,
        long customerId,
        @Nullable AlertRule rule)
        implements Positioned {

    /** What happened. */
    public enum Kind {
        RULE,
        TICK,
        PERIOD,
        REORDER,
        MARGIN,
        STOCK,
        COUNT,
        RECEIVABLE,
        ENTRY
    }
}
