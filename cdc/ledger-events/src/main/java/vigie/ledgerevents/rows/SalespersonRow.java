package vigie.ledgerevents.rows;

/**
 * A salesperson.
 *
 * <p>One row of {@code ledger.salespeople}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record SalespersonRow(long id, String code, String name, long recordedAtMicros) {}
