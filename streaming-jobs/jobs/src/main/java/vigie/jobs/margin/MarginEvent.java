package vigie.jobs.margin;

import vigie.jobs.ordering.Positioned;

/**
 * A change of an order line at its place in the ledger.
 *
 * @param position position of its transaction
 * @param index order inside the transaction: the order first, then ledger rows, a cancellation, then costs
 * @param change the change
 */
public record MarginEvent(long position, int index, OrderLineChange change) implements Positioned {}
