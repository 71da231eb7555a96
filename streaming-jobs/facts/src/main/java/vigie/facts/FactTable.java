package vigie.facts;

import java.util.Arrays;
import java.util.List;

/**
 * The published facts: the table a row lands in, the record that carries it and its grain. The wire names a table by
 * the order of these constants: new ones go at the end.
 */
public enum FactTable {
    STOCK_VALUES(
            "stock_values",
            StockValueFact.class,
            "One row per stock move, warehouse side and cause; deltas, so the value at a position is a sum."),
    COST_LAYERS(
            "cost_layers",
            CostLayerFact.class,
            "One row per cost layer and change; the last row of a layer at a position is its state."),
    ISSUED_COSTS(
            "issued_costs",
            IssuedCostFact.class,
            "One row per move and layer touched: the slices of an issue, negative rows for a return;"
                    + " sums per move give its cost."),
    MARGINS(
            "margins",
            MarginFact.class,
            "One row per order line, measure and event; margin = REV_* + CREDIT_* - COGS_*."),
    RECEIVABLES("receivables", ReceivableFact.class, "One row per change of what a customer owes."),
    POSTINGS("postings", PostingFact.class, "One row per posting, posted by the ledger or prepared by the stream."),
    ORDER_LINES("order_lines", OrderLineFact.class, "One row per sales order line and event."),
    DIMENSIONS(
            "dimensions",
            DimensionFact.class,
            "One row per member of a dimension and version; the last one at a position holds."),
    CLOCK_TICKS("clock_ticks", ClockTickFact.class, "One row per tick of the business clock of the ledger."),
    AUDITS("audits", AuditFact.class, "One row per check and business day, and at once when a check breaks."),
    QUARANTINED_EVENTS(
            "quarantined_events",
            QuarantinedEventFact.class,
            "One row per event that was impossible or doubtful and was set aside."),
    ALERTS("alerts", AlertFact.class, "One row per alert and change of its state; the last one at a position holds."),
    ALERT_RULES(
            "alert_rules",
            AlertRuleFact.class,
            "One row per alert rule and version; the last one at a position holds."),
    ALERT_ACTIONS("alert_actions", AlertActionFact.class, "One row per time somebody did something about an alert."),
    PAYABLES("payables", PayableFact.class, "One row per change of what we owe a supplier on an invoice."),
    STOCK_COUNTS("stock_counts", StockCountFact.class, "One row per product counted, whether it differed or not."),
    QUOTATIONS(
            "quotations", QuotationFact.class, "One row per version of a quotation, line of a version, and outcome."),
    PERIODS(
            "periods",
            PeriodFact.class,
            "One row per accounting period and version; the last one at a position holds.");

    private static final ClassValue<FactTable> BY_RECORD = new ClassValue<>() {
        @Override
        protected FactTable computeValue(Class<?> type) {
            return Arrays.stream(values())
                    .filter(table -> table.recordClass == type)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is not a published fact"));
        }
    };

    private final String tableName;
    private final Class<? extends Record> recordClass;
    private final String grain;

    @SuppressWarnings("ImmutableEnumChecker") // a layout is never changed once built
    private final RecordLayout layout;

    FactTable(String tableName, Class<? extends Record> recordClass, String grain) {
        this.tableName = tableName;
        this.recordClass = recordClass;
        this.grain = grain;
        this.layout = RecordLayout.of(recordClass);
    }

    /** The table of a fact. Throws IllegalArgumentException when the record is not a published fact. */
    public static FactTable of(Record fact) {
        return BY_RECORD.get(fact.getClass());
    }

    /** Name of the DuckDB table. */
    public String tableName() {
        return tableName;
    }

    /** The record that carries one row. */
    public Class<? extends Record> recordClass() {
        return recordClass;
    }

    /** What one row is. */
    public String grain() {
        return grain;
    }

    /** Columns in component order, without the leading {@code position} and {@code fact_index}. */
    public List<FactColumn> columns() {
        return layout.columns();
    }

    RecordLayout layout() {
        return layout;
    }
}
