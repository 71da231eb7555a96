package vigie.ledgerevents.rows;

/**
 * A credit note of a supplier, with the invoice it lowers.
 *
 * <p>One row of {@code ledger.supplier_credit_notes}. Never changed once written.
 * Units: see the package description.
 */
public record SupplierCreditNoteRow(
        long id,
        String number,
        long supplierId,
        long invoiceId,
        int creditedOnEpochDay,
        long netAmountMinor,
        long taxAmountMinor,
        long grossAmountMinor,
        long recordedAtMicros) {}
