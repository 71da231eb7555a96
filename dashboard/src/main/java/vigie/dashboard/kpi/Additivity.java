package vigie.dashboard.kpi;

/** How figures of a metric add up. */
public enum Additivity {
    /** Over every dimension and over time. */
    ADDITIVE,
    /** Over every dimension, not over time: the value at the end of the period counts. */
    SEMI_ADDITIVE,
    /** Over every dimension; over time the mean of its days counts, rounded to the unit. */
    AVERAGE,
    /** Never: a total is the ratio of the summed terms. */
    RATIO,
    /** Never, nor from terms: every total is computed from the facts at its own grain. */
    COMPUTED
}
