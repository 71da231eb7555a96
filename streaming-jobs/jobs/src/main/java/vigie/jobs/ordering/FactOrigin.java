package vigie.jobs.ordering;

/** The operator a fact comes from; the declaration order is the first sort key of the facts of one position. */
public enum FactOrigin {
    REFERENCE(0),
    VALUATION(1),
    MARGIN(2),
    RECEIVABLES(3),
    QUARANTINE(4),
    AUDIT(5),
    ORDERS(6),
    ALERTS(7);

    private final int number;

    FactOrigin(int number) {
        this.number = number;
    }

    /** Number of the operator, where a quarantined row has to say which job set it aside. */
    public int number() {
        return number;
    }
}
