package vigie.jobs.margin;

/**
 * Where the revenue of an order line stands. At most one of {@code estimated} and {@code deferred} holds a quantity.
 *
 * @param line the order line
 * @param open ordered, neither delivered nor cancelled
 * @param estimated with the customer, not invoiced (or credited): revenue at the order amount
 * @param deferred invoiced, not with the customer: its revenue waits
 * @param earned with the customer and invoiced
 */
public record OrderLineState(OrderLine line, Bucket open, Bucket estimated, Bucket deferred, Bucket earned) {}
