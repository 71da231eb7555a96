package vigie.facts;

/** Result of a check. */
public enum AuditStatus {
    /** Expected equals found. */
    OK,
    /** They differ. */
    BROKEN
}
