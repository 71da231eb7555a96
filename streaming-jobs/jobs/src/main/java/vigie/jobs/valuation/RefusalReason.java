package vigie.jobs.valuation;

/** Why a move was set aside, in order of precedence: the first that applies is reported. */
public enum RefusalReason {
    /** The quantity is zero or below. */
    QUANTITY_NOT_POSITIVE,
    /** A warehouse that the kind of move needs is missing, or one it must not have is there. */
    WAREHOUSE_MISMATCH,
    /** A receipt has no purchase value, or one below zero. */
    VALUE_MISSING,
    /** A return names no delivery, or one that never was or is wholly returned. */
    UNKNOWN_DELIVERY,
    /** A return gives back more than was delivered and not yet returned. */
    RETURN_ABOVE_DELIVERED,
    /** A transfer takes more than is on hand. */
    TRANSFER_ABOVE_STOCK,
    /** Not refused: applied at cost zero, because no cost of the product is known. */
    COST_UNKNOWN
}
