package vigie.ledgerevents.rows;

/**
 * A sales channel.
 *
 * <p>One row of {@code ledger.channels}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record ChannelRow(long id, String code, String nameFr, String nameEn, long recordedAtMicros) {}
