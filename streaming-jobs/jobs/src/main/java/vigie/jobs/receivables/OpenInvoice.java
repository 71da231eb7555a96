package vigie.jobs.receivables;

/**
 * An invoice as far as it is open.
 *
 * @param invoiceId identifier in the ledger
 * @param invoiceNumber number people read
 * @param dueOnEpochDay due date
 * @param openMinor what is still owed including tax; below zero when a credit note exceeds what was open
 */
public record OpenInvoice(long invoiceId, String invoiceNumber, int dueOnEpochDay, long openMinor) {}
