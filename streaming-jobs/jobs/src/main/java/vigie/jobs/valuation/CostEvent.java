package vigie.jobs.valuation;

import vigie.facts.ValuationCause;

/**
 * A cost that became known after the goods came in, laid on one receipt. Flat, kept in state while it waits for its
 * position.
 *
 * @param costEventId identifier of the event
 * @param cause PRICE_DIFF, LANDED or REBATE
 * @param productId product, key of the valuation
 * @param receiptMoveId the receipt whose layer bears it
 * @param amountMinor cents, below zero when the goods become cheaper
 * @param effectiveOnEpochDay date of its document, in an open period
 * @param documentType type of the document
 * @param documentNumber number of the document
 * @param supplierId who invoiced or granted it
 */
public record CostEvent(
        long costEventId,
        ValuationCause cause,
        long productId,
        long receiptMoveId,
        long amountMinor,
        int effectiveOnEpochDay,
        String documentType,
        String documentNumber,
        Long supplierId)
        implements StockEvent {

    @Override
    public Long originMoveId() {
        return receiptMoveId;
    }

    /** Text of the entries it makes. */
    String label() {
        return switch (cause) {
            case PRICE_DIFF -> "Écart de prix fournisseur";
            case LANDED -> "Frais d'approche";
            case REBATE -> "Ristourne fournisseur";
            case ENTRY, ISSUE, SHORTAGE, SETTLE, RETURN, RELINK ->
                throw new IllegalStateException(cause + " is no late cost");
        };
    }
}
