package vigie.facts;

/** What a margin row measures; revenue is positive in REV_ and CREDIT_ rows, cost is positive in COGS_ rows. */
public enum MarginMeasure {
    /** Net amount invoiced. */
    REV_INVOICED,
    /** Net order amount of goods delivered and not yet invoiced. */
    REV_ESTIMATED,
    /** Minus the net amount invoiced for goods the customer does not have. */
    REV_DEFERRED,
    /** Minus the net amount credited for returned goods. */
    REV_RETURN,
    /** Minus the net amount credited on price alone. */
    CREDIT_PRICE,
    /** Cost of the goods delivered, provisional when stock was short. */
    COGS_ISSUE,
    /** Difference between actual and provisional cost. */
    COGS_SETTLE,
    /** Minus the cost of goods returned. */
    COGS_RETURN,
    /** What differences of purchase prices, known after the sale, add to its cost. */
    COGS_PRICE_DIFF,
    /** What charges of bringing the goods in, known after the sale, add to its cost. */
    COGS_LANDED,
    /** What supplier rebates, known after the sale, take off its cost: below zero. */
    COGS_REBATE,
    /** What back-dated events, recorded after the sale, change of its cost. */
    COGS_RELINK
}
