package vigie.ledgerevents.rows;

/**
 * A customer segment.
 *
 * <p>One row of {@code ledger.customer_segments}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record CustomerSegmentRow(long id, String code, String nameFr, String nameEn, long recordedAtMicros) {}
