package vigie.facts;

/** Where an alert stands. */
public enum AlertState {
    /** Beyond the threshold, not long enough to fire. */
    PENDING,
    /** Beyond the threshold for as long as the rule asks. */
    FIRING,
    /** No longer beyond the threshold, not yet back to normal. */
    RECOVERING,
    /** Back to normal, or its rule watches no more. */
    RESOLVED
}
