package vigie.jobs.valuation;

import vigie.jobs.ordering.Positioned;

/**
 * A stock move at its place in the ledger.
 *
 * @param position position of its transaction
 * @param index order inside the transaction
 * @param move the move
 */
public record ValuationEvent(long position, int index, StockMove move) implements Positioned {}
