package vigie.dashboard.kpi;

/** What a reader may do. */
public enum Right {
    /** Look at figures, proofs and documents, and take them away as files. */
    READ,
    /** Say what was done about alerts. */
    HANDLE_ALERTS,
    /** Ask questions of one's own and take snapshots. Worth nothing to a reader who sees a part only. */
    SQL,
    /** See accounts and the audit log. */
    ADMINISTER,
    /** Read the measurements of this process. */
    MEASURE
}
