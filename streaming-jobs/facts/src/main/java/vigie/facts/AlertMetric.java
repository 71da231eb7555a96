package vigie.facts;

/** What an alert rule watches. */
public enum AlertMetric {
    /** Margin in percent of net revenue; of customers, families and products over the window. */
    MARGIN_RATE,
    /** Quantity on hand, stock units. */
    STOCK_ON_HAND,
    /** Quantity on hand less the threshold of the reorder rule, stock units. */
    ABOVE_REORDER_POINT,
    /** Open on invoices due more days ago than the window, company currency. */
    OVERDUE_AMOUNT,
    /** Value a count added or took away, company currency, above zero. */
    COUNT_DIFFERENCE,
    /** Debits of an entry dated in a period that had been closed, company currency. */
    LATE_POSTING
}
