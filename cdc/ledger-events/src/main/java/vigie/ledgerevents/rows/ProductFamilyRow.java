package vigie.ledgerevents.rows;

/**
 * A product family.
 *
 * <p>One row of {@code ledger.product_families}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record ProductFamilyRow(long id, String code, String nameFr, String nameEn, long recordedAtMicros) {}
