package vigie.facts;

/** What a stock move is, as the ledger names it. */
public enum MoveKind {
    /** Goods in from a supplier (fr: réception). */
    RECEIPT,
    /** Goods out to a customer (fr: livraison). */
    DELIVERY,
    /** Goods back from a customer (fr: retour client). */
    CUSTOMER_RETURN,
    /** Goods from one warehouse to another (fr: transfert). */
    TRANSFER,
    /** Difference found by a count, plus or minus (fr: écart d'inventaire). */
    COUNT,
    /** Goods given up: broken, out of date, lost on the way (fr: mise au rebut). */
    SCRAP,
    /** Goods back to a supplier (fr: retour fournisseur). */
    SUPPLIER_RETURN
}
