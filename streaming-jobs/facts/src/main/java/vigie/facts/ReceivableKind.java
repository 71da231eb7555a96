package vigie.facts;

/** What changed an open receivable. */
public enum ReceivableKind {
    /** A customer invoice. */
    INVOICE,
    /** A credit note. */
    CREDIT_NOTE,
    /** A payment applied to an invoice. */
    ALLOCATION,
    /** A payment received, before allocation. */
    PAYMENT
}
