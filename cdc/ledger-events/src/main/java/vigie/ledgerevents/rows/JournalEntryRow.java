package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A posted journal entry.
 *
 * <p>One row of {@code ledger.journal_entries}. Never changed once written.
 * Units: see the package description.
 */
public record JournalEntryRow(
        long id,
        String number,
        String journalCode,
        int effectiveOnEpochDay,
        String documentType,
        @Nullable Long documentId,
        String documentNumber,
        String label,
        long recordedAtMicros) {}
