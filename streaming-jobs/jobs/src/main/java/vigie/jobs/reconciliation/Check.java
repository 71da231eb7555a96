package vigie.jobs.reconciliation;

/** What the auditor compares for ever. Expected is what the books or the documents say, found what the facts say. */
public enum Check {
    ENTRIES_BALANCE("entries-balance", "debits of each journal entry against its credits", Unit.CENT),
    /** Invariant I2. */
    STOCK_VALUE(
            "stock-value-vs-entries", "layers less open shortages against account 37, posted and prepared", Unit.CENT),
    /** Invariant I8. */
    STOCK_QUANTITY("stock-quantity-vs-moves", "quantity of layers less shortages against stock moves", Unit.MILLIONTH),
    RECEIVABLES("receivables-vs-411", "open items against account 411", Unit.CENT),
    ON_ACCOUNT("on-account-vs-4191", "money held for customers against account 4191", Unit.CENT),
    REVENUE("revenue-vs-707", "invoiced revenue, returns and price credits against accounts 707 and 7097", Unit.CENT),
    /** Invariant I12. */
    COST("cost-vs-60372", "cost of goods sold in margins against account 60372", Unit.CENT),
    /** Control C1. */
    PURCHASES(
            "purchases-vs-60371",
            "goods entered in stock, late costs included (60371), against purchases (607, 608, 6097)",
            Unit.CENT),
    MANIFEST("manifest", "rows received against the manifest of each transaction", Unit.ROW);

    /** What one of the compared integers stands for. */
    private enum Unit {
        CENT,
        MILLIONTH,
        ROW
    }

    private final String id;
    private final String description;
    private final Unit unit;

    Check(String id, String description, Unit unit) {
        this.id = id;
        this.description = description;
        this.unit = unit;
    }

    /** Name in the audits table. */
    public String id() {
        return id;
    }

    /** What is compared, in words. */
    public String description() {
        return description;
    }

    /**
     * The compared integer in hundredths of what is shown (euro, units, rows). Quantities below a hundredth are cut
     * off: the verdict is taken before, on the integers.
     */
    public long inHundredths(long compared) {
        return switch (unit) {
            case CENT -> compared;
            case MILLIONTH -> compared / 10_000;
            case ROW -> Math.multiplyExact(compared, 100L);
        };
    }
}
