package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * One line of a journal entry: a debit or a credit, the other is zero.
 *
 * <p>One row of {@code ledger.postings}. Never changed once written.
 * Units: see the package description.
 */
public record PostingRow(
        long id,
        long entryId,
        String entryNumber,
        int lineNo,
        String accountCode,
        @Nullable String role,
        long debitMinor,
        long creditMinor,
        int effectiveOnEpochDay,
        String journalCode,
        String documentType,
        String documentNumber,
        @Nullable Long customerId,
        @Nullable Long supplierId,
        @Nullable Long productId,
        @Nullable Long orderLineId,
        String label,
        long recordedAtMicros) {}
