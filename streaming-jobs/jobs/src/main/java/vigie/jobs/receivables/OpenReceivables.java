package vigie.jobs.receivables;

import org.jspecify.annotations.Nullable;

/**
 * The rule of open items: invoices - credit notes - allocated payments = account 411; payments - allocations = account
 * 4191, money on account (formula: KPI specification 2.4).
 *
 * <p>A payment arrives on account in full and each allocation moves its part to an invoice: after a transaction that
 * does both, only what is left stays on account, as the ledger's postings have it.
 */
public final class OpenReceivables {

    private OpenReceivables() {}

    /**
     * What one event changes.
     *
     * @param invoice the invoice after the event, null for a payment
     * @param openMinor change of open items
     * @param onAccountMinor change of money on account, positive when we hold more of the customer's money
     */
    public record Change(@Nullable OpenInvoice invoice, long openMinor, long onAccountMinor) {}

    /**
     * Applies one event.
     *
     * @param event next event of the customer in ledger order
     * @param before the invoice it concerns as it stands, null when the customer has no such invoice
     * @throws IllegalArgumentException when the amount is below zero, the invoice is unknown, or it exists already
     */
    public static Change apply(ReceivableEvent event, @Nullable OpenInvoice before) {
        if (event.amountMinor() < 0) {
            throw new IllegalArgumentException(
                    "amount below zero in " + event.documentNumber() + ": " + event.amountMinor());
        }
        return switch (event.kind()) {
            case INVOICE -> invoiced(event, before);
            case CREDIT_NOTE -> {
                OpenInvoice after = reduced(event, before);
                yield new Change(after, -event.amountMinor(), 0);
            }
            case ALLOCATION -> {
                OpenInvoice after = reduced(event, before);
                yield new Change(after, -event.amountMinor(), -event.amountMinor());
            }
            case PAYMENT -> new Change(null, 0, event.amountMinor());
        };
    }

    private static Change invoiced(ReceivableEvent event, @Nullable OpenInvoice before) {
        if (before != null) {
            throw new IllegalArgumentException("invoice " + before.invoiceNumber() + " exists already");
        }
        var invoice =
                new OpenInvoice(event.invoiceId(), event.documentNumber(), event.dueOnEpochDay(), event.amountMinor());
        return new Change(invoice, event.amountMinor(), 0);
    }

    private static OpenInvoice reduced(ReceivableEvent event, @Nullable OpenInvoice before) {
        if (before == null) {
            throw new IllegalArgumentException(event.kind() + " " + event.documentNumber()
                    + " names invoice id " + event.invoiceId() + ", which customer id " + event.customerId()
                    + " does not have");
        }
        return new OpenInvoice(
                before.invoiceId(),
                before.invoiceNumber(),
                before.dueOnEpochDay(),
                Math.subtractExact(before.openMinor(), event.amountMinor()));
    }
}
