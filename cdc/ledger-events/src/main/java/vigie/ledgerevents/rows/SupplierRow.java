package vigie.ledgerevents.rows;

/**
 * A supplier.
 *
 * <p>One row of {@code ledger.suppliers}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record SupplierRow(long id, String code, String name, long recordedAtMicros) {}
