package vigie.facts;

/** Why the valuation changed. */
public enum ValuationCause {
    /** A layer entered. */
    ENTRY,
    /** Layers were consumed by an issue. */
    ISSUE,
    /** An issue found no stock: cost is provisional. */
    SHORTAGE,
    /** An entry replaced the provisional cost of an earlier issue by the actual one. */
    SETTLE,
    /** Goods came back at the cost they had left with. */
    RETURN,
    /** Late cost: the supplier invoiced another price than the receipt was valued at. */
    PRICE_DIFF,
    /** Late cost: freight, duty or another charge of bringing the goods in. */
    LANDED,
    /** Late cost, mostly below zero: a rebate or a lower price the supplier granted afterwards. */
    REBATE,
    /** What a back-dated event changes of what was published before it. */
    RELINK
}
