package vigie.facts;

/** What happened to a sales order line. */
public enum OrderLineEvent {
    /** Confirmed. */
    ORDERED,
    /** What was not delivered was cancelled. */
    CANCELLED,
    /** Delivered, whole or part. */
    DELIVERED,
    /** Invoiced, whole or part. */
    INVOICED,
    /** Returned, whole or part. */
    RETURNED
}
