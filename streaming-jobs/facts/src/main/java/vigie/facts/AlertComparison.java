package vigie.facts;

/** Side of the threshold that fires. */
public enum AlertComparison {
    /** Below the threshold. */
    BELOW,
    /** At the threshold or below. */
    AT_OR_BELOW,
    /** Above the threshold. */
    ABOVE
}
