package vigie.facts;

/** How much an alert matters. */
public enum AlertSeverity {
    /** Good to know. */
    INFO,
    /** Somebody should look. */
    WARNING,
    /** Somebody has to act. */
    CRITICAL
}
