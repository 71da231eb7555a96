package vigie.dashboard.kpi;

/** Unit of a metric; it fixes the number of decimals of an exact answer. */
public enum Unit {
    /** Company currency, 2 decimals. */
    CURRENCY(2),
    /** Ratio of two sums, 0.4 means 40 %, 6 decimals. */
    RATIO(6),
    /** Units of the product, 6 decimals at most. */
    QUANTITY(6),
    /** Things counted, whole. */
    COUNT(0),
    /** Calendar days, 1 decimal. */
    DAYS(1),
    /** How many times, for instance stock turns per year, 2 decimals. */
    TIMES(2);

    /** ISO 4217 code of the company's books. */
    public static final String COMPANY_CURRENCY = "EUR";

    private final int scale;

    Unit(int scale) {
        this.scale = scale;
    }

    /** Number of decimals kept. */
    public int scale() {
        return scale;
    }
}
