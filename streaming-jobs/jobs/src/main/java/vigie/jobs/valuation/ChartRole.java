package vigie.jobs.valuation;

import vigie.facts.MoveKind;

/** Roles of the accounts that valuation entries touch, with their account in the French chart (PCG). */
public enum ChartRole {
    /** Goods on hand. */
    STOCK("37"),
    /** Counterpart of stock entries. */
    VAR_IN("60371"),
    /** Cost of goods issued to customers. */
    VAR_OUT("60372"),
    /** Count differences and goods given up. */
    INV_DIFF("60373"),
    /** What suppliers do not refund of the goods they take back. */
    RET_VAR("60374");

    private final String accountCode;

    ChartRole(String accountCode) {
        this.accountCode = accountCode;
    }

    /** Account of the chart. */
    public String accountCode() {
        return accountCode;
    }

    /**
     * What stands against the stock account when a move of this kind changes it; STOCK itself for a transfer. Of a
     * return to a supplier only what changes afterwards: it leaves against VAR_IN.
     */
    static ChartRole against(MoveKind kind) {
        return switch (kind) {
            case RECEIPT -> VAR_IN;
            case DELIVERY, CUSTOMER_RETURN -> VAR_OUT;
            case TRANSFER -> STOCK;
            case COUNT, SCRAP -> INV_DIFF;
            case SUPPLIER_RETURN -> RET_VAR;
        };
    }
}
