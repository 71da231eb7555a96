package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;

/** What changes the value of stock, with the document that facts made of it name. */
public sealed interface StockEvent permits StockMove, CostEvent {
    /** Product, key of the valuation. */
    long productId();

    /** Business date. */
    int effectiveOnEpochDay();

    /** Type of the document. */
    String documentType();

    /** Number of the document. */
    String documentNumber();

    /** Supplier, when one is concerned. */
    @Nullable
    Long supplierId();

    /** The move it gives back or bears on, when there is one. */
    @Nullable
    Long originMoveId();
}
