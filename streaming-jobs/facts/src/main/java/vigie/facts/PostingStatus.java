package vigie.facts;

/** Where a posting stands. */
public enum PostingStatus {
    /** In the journal of the ledger (fr: comptabilisé). */
    POSTED,
    /** Prepared by the stream, not yet in the journal (fr: à comptabiliser). */
    PREPARED
}
