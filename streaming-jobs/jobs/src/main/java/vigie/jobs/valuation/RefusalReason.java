package vigie.jobs.valuation;

/** Why a move or a late cost was set aside, in order of precedence: the first that applies is reported. */
public enum RefusalReason {
    /** The quantity is zero or below. */
    QUANTITY_NOT_POSITIVE,
    /** A warehouse that the kind of move needs is missing, or one it must not have is there. */
    WAREHOUSE_MISMATCH,
    /** A receipt has no purchase value, a return to a supplier no claim, or it is below zero. */
    VALUE_MISSING,
    /** A return names no delivery, or one that never was. */
    UNKNOWN_DELIVERY,
    /** A return gives back more than was delivered and not yet returned. */
    RETURN_ABOVE_DELIVERED,
    /** A return to a supplier names no receipt, or one that never was. */
    UNKNOWN_RECEIPT,
    /** A return to a supplier gives back more than was received and not yet given back. */
    RETURN_ABOVE_RECEIVED,
    /** A transfer takes more than is on hand. */
    TRANSFER_ABOVE_STOCK,
    /** A late cost names a receipt that never was. */
    UNKNOWN_LAYER,
    /** A late cost names a receipt whose goods left, all of them, before the days that are remembered. */
    SEALED_LAYER,
    /** Applied down to a layer value of zero: the rest of the rebate stays in the account of rebates (6097). */
    REBATE_ABOVE_VALUE,
    /** Not refused: applied at cost zero, because no cost of the product is known. */
    COST_UNKNOWN,
    /** Not refused: applied after all others, because on its day what it takes had gone to others, or was not there. */
    APPLIED_WHERE_IT_ARRIVED,
    /** Not refused: what left before the days that are remembered came back at the cost of the stock it joined. */
    COST_ESTIMATED,
    /** Not refused: dated in closed days, applied on the first open one; says what it would have changed before. */
    BEFORE_LAST_CLOSE;

    /** Whether the event changed nothing; else it was applied with a doubt. */
    boolean refuses() {
        return switch (this) {
            case REBATE_ABOVE_VALUE, COST_UNKNOWN, APPLIED_WHERE_IT_ARRIVED, COST_ESTIMATED, BEFORE_LAST_CLOSE -> false;
            default -> true;
        };
    }
}
