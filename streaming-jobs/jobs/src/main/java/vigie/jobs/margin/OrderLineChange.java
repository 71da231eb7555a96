package vigie.jobs.margin;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a sales order line. Flat, kept in state while it waits for its position.
 *
 * @param kind what happened
 * @param orderLineId the line, key of the margin
 * @param documentType type of the document
 * @param documentNumber number of the document
 * @param lineId line of the document; for costs the stock move
 * @param moveId stock move, costs only
 * @param quantityMicro quantity of the document line, above zero; of a cost signed, as issued
 * @param amountMinor net amount of the document line, not below zero; of a cost signed, as issued
 * @param effectiveOnEpochDay business date
 * @param provisional whether a cost is an estimate
 * @param line the order line, ORDERED only
 */
public record OrderLineChange(
        Kind kind,
        long orderLineId,
        String documentType,
        String documentNumber,
        long lineId,
        @Nullable Long moveId,
        long quantityMicro,
        long amountMinor,
        int effectiveOnEpochDay,
        boolean provisional,
        @Nullable OrderLine line) {

    /** What may happen to an order line. */
    public enum Kind {
        /** Confirmed; carries the line. */
        ORDERED,
        /** What is not delivered will not be. */
        CANCELLED,
        /** Goods delivered, at the net order amount. */
        DELIVERED,
        /** Invoiced. */
        INVOICED,
        /** Goods back; the amount is not used. */
        RETURNED,
        /** Credit note for returned goods. */
        CREDITED_RETURN,
        /** Credit note on price alone. */
        CREDITED_PRICE,
        /** Cost of goods delivered. */
        COST_ISSUED,
        /** Actual instead of provisional cost. */
        COST_SETTLED,
        /** Cost of goods returned, below zero. */
        COST_RETURNED,
        /** Share of a difference of purchase prices. */
        COST_PRICE_DIFF,
        /** Share of a charge of bringing the goods in. */
        COST_LANDED,
        /** Share of a supplier rebate. */
        COST_REBATE,
        /** What a back-dated event changes of the cost. */
        COST_RELINKED
    }
}
