package vigie.ledgerevents.rows;

/**
 * What one transaction wrote: rows per table and sums, to be compared with what arrives.
 *
 * <p>One row of {@code ledger.transaction_manifests}. Never changed once written.
 * Units: see the package description.
 */
public record TransactionManifestRow(
        long id,
        long transactionId,
        int rowCount,
        String rowsByTable,
        long debitMinor,
        long creditMinor,
        long quantityMicro,
        long valueMinor,
        long recordedAtMicros) {}
