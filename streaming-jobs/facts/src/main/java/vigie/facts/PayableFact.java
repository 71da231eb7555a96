package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per change of what we owe a supplier on an invoice. Table {@code payables}.
 *
 * @param supplierId supplier (fr: fournisseur)
 * @param invoiceId invoice concerned
 * @param documentType type of the document that made this row
 * @param documentNumber number of that document (fr: pièce)
 * @param kind what changed it
 * @param openMinor change of open items, euro including tax; sum = account 401 (fr: dette fournisseur)
 * @param dueOnEpochDay due date, of an invoice only (fr: échéance)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 */
public record PayableFact(
        long supplierId,
        long invoiceId,
        String documentType,
        String documentNumber,
        PayableKind kind,
        long openMinor,
        @Nullable Integer dueOnEpochDay,
        int effectiveOnEpochDay) {}
