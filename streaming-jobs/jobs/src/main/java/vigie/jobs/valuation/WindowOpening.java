package vigie.jobs.valuation;

/**
 * From which day on documents are put at their place in the order of business: after the last period that was closed,
 * and not longer than {@link #LONGEST_DAYS} back where nobody closes periods.
 *
 * @param closedUntilEpochDay last day of the latest period ever closed, {@link Integer#MIN_VALUE} none; a reopened
 *     period stays behind the opening
 * @param businessOnEpochDay business day of the ledger, {@link Integer#MIN_VALUE} none
 */
record WindowOpening(int closedUntilEpochDay, int businessOnEpochDay) {
    /** Open days of a company that never closes, at least. */
    static final int LONGEST_DAYS = 365;

    /** That bound moves by so many days at once, so that a product is not moved forward every day. */
    static final int STEP_DAYS = 32;

    /** Days before the opening of which everything is still known: for memos, returns and late costs. */
    static final int REMEMBERED_DAYS = 92;

    static final WindowOpening ALWAYS = new WindowOpening(Integer.MIN_VALUE, Integer.MIN_VALUE);

    /**
     * First open day of a product, {@link Integer#MIN_VALUE} when all are.
     *
     * @param lastPlacedOnEpochDay latest day of its events: history that is written down today counts from its own end
     */
    int firstOpenOn(int lastPlacedOnEpochDay) {
        int afterClose = closedUntilEpochDay == Integer.MIN_VALUE ? Integer.MIN_VALUE : closedUntilEpochDay + 1;
        int last = Math.min(businessOnEpochDay, lastPlacedOnEpochDay);
        int longest = last == Integer.MIN_VALUE
                ? Integer.MIN_VALUE
                : Math.floorDiv(last - LONGEST_DAYS, STEP_DAYS) * STEP_DAYS;
        return Math.max(afterClose, longest);
    }
}
