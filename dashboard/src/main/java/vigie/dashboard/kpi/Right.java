package vigie.dashboard.kpi;

/** What a reader may do. */
public enum Right {
    /** Look at figures, proofs and documents, and take them away as files. */
    READ,
    /** Say what was done about alerts. */
    HANDLE_ALERTS,
    /**
     * Write rules, try them, and see what was told to whom. Worth nothing to a reader who sees a part only: rules
     * hold for the whole company.
     */
    WRITE_RULES,
    /** Ask questions of one's own and take snapshots. Worth nothing to a reader who sees a part only. */
    SQL,
    /** See accounts and the audit log. */
    ADMINISTER,
    /** See how every part stands, and read its measurements. */
    MEASURE
}
