package vigie.facts;

/** What happened to a quotation. */
public enum QuotationEvent {
    /** Offered, or offered again as a new version. */
    QUOTED,
    /** A line of a version. */
    LINE,
    /** Became an order. */
    WON,
    /** Refused by the customer. */
    LOST,
    /** Closed because its validity was over. */
    EXPIRED
}
