package vigie.facts;

/** What changed an open payable. */
public enum PayableKind {
    /** An invoice of a supplier. */
    INVOICE,
    /** A credit note of a supplier. */
    CREDIT_NOTE,
    /** A payment applied to an invoice, with the discount taken for paying early. */
    ALLOCATION
}
