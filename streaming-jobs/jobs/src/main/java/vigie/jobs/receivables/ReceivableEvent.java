package vigie.jobs.receivables;

import vigie.jobs.ordering.Positioned;

/**
 * One document line that changes a customer's account, flat for Flink state.
 *
 * @param position position of the ledger row
 * @param index index of the ledger row
 * @param kind which document
 * @param customerId customer (key of the job)
 * @param documentNumber number of the document
 * @param invoiceId invoice concerned, 0 for a payment
 * @param amountMinor amount of the document including tax, positive
 * @param dueOnEpochDay due date, of an invoice only, else 0
 * @param effectiveOnEpochDay business date of the document
 */
public record ReceivableEvent(
        long position,
        int index,
        Kind kind,
        long customerId,
        String documentNumber,
        long invoiceId,
        long amountMinor,
        int dueOnEpochDay,
        int effectiveOnEpochDay)
        implements Positioned {

    /** Documents that move a customer's account. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        PAYMENT,
        ALLOCATION
    }
}
