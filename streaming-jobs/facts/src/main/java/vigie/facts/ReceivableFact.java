package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per change of what a customer owes. Table {@code receivables}.
 *
 * @param customerId customer (fr: client)
 * @param invoiceId invoice concerned, none for money on account
 * @param invoiceNumber number of that invoice (fr: facture)
 * @param documentType type of the document that made this row
 * @param documentNumber number of that document (fr: pièce)
 * @param kind what changed it
 * @param openMinor change of open items, euro including tax; sum = account 411 (fr: créance)
 * @param onAccountMinor change of the customer's money held on account, euro; sum = account 4191 (fr: acompte)
 * @param dueOnEpochDay due date of the invoice (fr: échéance)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 */
public record ReceivableFact(
        long customerId,
        @Nullable Long invoiceId,
        @Nullable String invoiceNumber,
        String documentType,
        String documentNumber,
        ReceivableKind kind,
        long openMinor,
        long onAccountMinor,
        @Nullable Integer dueOnEpochDay,
        int effectiveOnEpochDay) {}
