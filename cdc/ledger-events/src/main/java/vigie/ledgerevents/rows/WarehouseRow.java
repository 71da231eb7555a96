package vigie.ledgerevents.rows;

/**
 * A warehouse; whether its stock may go below zero.
 *
 * <p>One row of {@code ledger.warehouses}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record WarehouseRow(long id, String code, String name, boolean negativeAllowed, long recordedAtMicros) {}
