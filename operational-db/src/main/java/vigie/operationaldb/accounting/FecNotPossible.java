package vigie.operationaldb.accounting;

import vigie.operationaldb.Sentence;

/** The ledger has no audit file for the year that was asked; nothing was written. */
public final class FecNotPossible extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    FecNotPossible(String fr, String en) {
        super(en);
        this.sentence = new Sentence(fr, en);
    }

    /** Why, in both languages. */
    public Sentence sentence() {
        return sentence;
    }
}
