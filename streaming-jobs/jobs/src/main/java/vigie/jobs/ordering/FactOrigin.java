package vigie.jobs.ordering;

/** The operator a fact comes from; the declaration order is the first sort key of the facts of one position. */
public enum FactOrigin {
    REFERENCE,
    VALUATION,
    MARGIN,
    RECEIVABLES,
    QUARANTINE,
    AUDIT
}
