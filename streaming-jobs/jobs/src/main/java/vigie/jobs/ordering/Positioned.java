package vigie.jobs.ordering;

/**
 * Something that happened at one place of the ledger's total order: (position, index, branch).
 *
 * <p>Two different events of one key never share a place: an equal place is taken for a repeat and applied once.
 */
public interface Positioned {

    /**
     * Indexes of events that a job derives (an issued cost met by a margin) start here, after all rows of a position.
     */
    int DERIVED_INDEX_BASE = 1 << 30;

    /** Dense number of the transaction in commit order, from 1; 0 is the snapshot that opens an epoch. */
    long position();

    /** Order inside the transaction, from 1; derived events from {@link #DERIVED_INDEX_BASE}. */
    int index();

    /**
     * Tells events apart that share position and index because they come from facts of several keys or jobs; 0 where
     * one source alone feeds a key.
     */
    default long branch() {
        return 0;
    }
}
