package vigie.ledgerevents.rows;

/**
 * An account of the chart.
 *
 * <p>One row of {@code ledger.accounts}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record AccountRow(long id, String code, String nameFr, String nameEn, long recordedAtMicros) {}
