package vigie.facts;

/** What travels on the topic {@code facts}: rows, then a mark that says they are complete up to a position. */
public sealed interface FactRecord permits FactRow, FactMark {
    /** Run of the jobs that wrote it: a replay beside a running job has the next number. */
    int run();

    /** Position of the ledger: of the row, or up to which the mark closes. */
    long position();
}
