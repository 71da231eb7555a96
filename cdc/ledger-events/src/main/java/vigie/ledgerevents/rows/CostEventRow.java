package vigie.ledgerevents.rows;

/**
 * An amount that changes the cost of a received line after it came in: LANDED, PRICE_DIFF or REBATE; signed. The
 * receipt move is the layer it goes to.
 *
 * <p>One row of {@code ledger.cost_events}. Never changed once written.
 * Units: see the package description.
 */
public record CostEventRow(
        long id,
        String cause,
        long productId,
        long supplierId,
        long receiptLineId,
        long receiptMoveId,
        long amountMinor,
        int effectiveOnEpochDay,
        String documentType,
        long documentId,
        String documentNumber,
        long lineId,
        long recordedAtMicros) {}
