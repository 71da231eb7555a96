package vigie.dashboard.kpi;

/** How figures of a metric add up. */
public enum Additivity {
    /** Over every dimension and over time. */
    ADDITIVE,
    /** Over every dimension, not over time: the value at the end of the period counts. */
    SEMI_ADDITIVE,
    /** Never: a total is the ratio of the summed terms. */
    RATIO
}
