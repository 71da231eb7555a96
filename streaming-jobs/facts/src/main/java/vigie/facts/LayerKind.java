package vigie.facts;

/** How a cost layer came to be. */
public enum LayerKind {
    /** A goods receipt. */
    RECEIPT,
    /** A customer return, at the cost the goods had left with. */
    RETURN,
    /** A part of another layer, moved to this warehouse. */
    TRANSFER,
    /** A surplus found by a count. */
    COUNT
}
