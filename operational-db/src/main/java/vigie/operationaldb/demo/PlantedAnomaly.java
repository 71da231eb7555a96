package vigie.operationaldb.demo;

import java.time.LocalDate;

/**
 * Something wrong that the simulator put into a history on purpose, for whoever has to find it.
 *
 * @param key action that shows it: the number of the order or purchase order it made, else its idempotency key
 * @param businessOn day of that action
 * @param subject what it is about: a SKU, a customer, a supplier or an account
 */
public record PlantedAnomaly(Kind kind, String key, LocalDate businessOn, String subject) {
    /** What is wrong. */
    public enum Kind {
        /** An order line delivered and invoiced below what the goods cost. */
        SALE_BELOW_COST,
        /** An order line at eight times its list price, delivered and invoiced. */
        PRICE_OUTLIER,
        /** Goods invoiced by their supplier that never came. */
        MISSING_RECEIPT,
        /** A carrier's invoice booked twice; the second one is credited days later. */
        DOUBLE_INVOICE,
        /** A count that finds half of what the books say. */
        COUNT_DISCREPANCY,
        /** An invoice of a customer who never pays. */
        OVERDUE_CUSTOMER,
        /** An entry in a month that was closed and is opened again for it. */
        POSTING_AFTER_CLOSE
    }
}
