package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per posting, posted by the ledger or prepared by the stream. Landed in the table of the same name.
 *
 * @param postingId posting of the ledger, none when prepared
 * @param entryNumber journal entry (fr: écriture)
 * @param status posted or prepared
 * @param accountCode account (fr: compte)
 * @param role chart role behind the account
 * @param debitMinor euro, zero or more (fr: débit)
 * @param creditMinor euro, zero or more; one of debit and credit is zero (fr: crédit)
 * @param effectiveOnEpochDay accounting date (fr: date comptable)
 * @param journalCode journal (fr: journal)
 * @param documentType type of the document that made this row
 * @param documentNumber number of that document (fr: pièce)
 * @param moveId stock move whose value the entry changes, prepared entries only
 * @param customerId customer (fr: client)
 * @param supplierId supplier (fr: fournisseur)
 * @param productId product (fr: article)
 * @param orderLineId sales order line (fr: ligne de commande)
 * @param label text of the entry (fr: libellé)
 */
public record PostingFact(
        @Nullable Long postingId,
        String entryNumber,
        PostingStatus status,
        String accountCode,
        @Nullable String role,
        long debitMinor,
        long creditMinor,
        int effectiveOnEpochDay,
        String journalCode,
        String documentType,
        String documentNumber,
        @Nullable Long moveId,
        @Nullable Long customerId,
        @Nullable Long supplierId,
        @Nullable Long productId,
        @Nullable Long orderLineId,
        String label) {
    public PostingFact {
        if (debitMinor < 0 || creditMinor < 0 || (debitMinor != 0 && creditMinor != 0)) {
            throw new IllegalArgumentException(
                    "a posting has one side, not below zero: debit " + debitMinor + ", credit " + creditMinor);
        }
    }
}
