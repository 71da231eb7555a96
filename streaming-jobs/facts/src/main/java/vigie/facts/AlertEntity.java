package vigie.facts;

/** Whose metric it is. */
public enum AlertEntity {
    /** A sales order line. */
    SALE_LINE,
    /** A customer. */
    CUSTOMER,
    /** A product family. */
    FAMILY,
    /** A product. */
    PRODUCT,
    /** A product in a warehouse. */
    STOCK,
    /** A product in a warehouse, counted. */
    STOCK_COUNT,
    /** A journal entry. */
    ENTRY
}
