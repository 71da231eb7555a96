package vigie.facts;

import java.util.List;

/**
 * Every fact of every position up to {@code position} has been sent. A consumer applies what it holds in one
 * transaction.
 *
 * @param run run of the jobs
 * @param epoch epoch of the ledger positions
 * @param position last complete position
 * @param commits the transactions since the mark before, in position order
 * @param halted the auditor found a mismatch: nothing after this position is served
 * @param haltReason what it found, empty when not halted
 */
public record FactMark(
        int run, int epoch, long position, List<CommitSummary> commits, boolean halted, String haltReason)
        implements FactRecord {

    public FactMark {
        commits = List.copyOf(commits);
        if (halted == haltReason.isEmpty()) {
            throw new IllegalArgumentException("a halted mark has a reason and no other has: \"" + haltReason + "\"");
        }
    }
}
