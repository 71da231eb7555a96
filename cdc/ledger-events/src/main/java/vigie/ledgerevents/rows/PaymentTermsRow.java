package vigie.ledgerevents.rows;

/**
 * Payment terms: days from invoice to due date.
 *
 * <p>One row of {@code ledger.payment_terms}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record PaymentTermsRow(long id, String code, int netDays, long recordedAtMicros) {}
