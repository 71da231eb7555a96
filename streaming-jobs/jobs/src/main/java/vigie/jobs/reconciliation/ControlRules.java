package vigie.jobs.reconciliation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.facts.MarginFact;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.ReceivableFact;
import vigie.facts.StockValueFact;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.StockMoveRow;

/**
 * Which row and which fact counts in which check, with its sign. Pure.
 *
 * <p>Postings of the ledger are read from its rows, not from the facts made of them: the two sides of a check come from
 * different code. Prepared entries exist only as facts, and they are what the checks read of the valuation: the journal
 * {@value #VALUATION_JOURNAL}, in which the ledger posts their sums, would say the same a second time and is only
 * checked for balance.
 */
final class ControlRules {

    /** An account that a check reads, by chart role; by its number of the French plan where a posting has no role. */
    private enum ControlAccount {
        STOCK,
        CUST,
        CUST_ADVANCE,
        SALES,
        RRR_SALES,
        VAR_IN,
        VAR_OUT,
        PURCH,
        FREIGHT_IN,
        RRR_PURCH,
        OTHER
    }

    private static final Map<String, ControlAccount> BY_NUMBER = Map.of(
            "37", ControlAccount.STOCK,
            "411", ControlAccount.CUST,
            "4191", ControlAccount.CUST_ADVANCE,
            "707", ControlAccount.SALES,
            "7097", ControlAccount.RRR_SALES,
            "60371", ControlAccount.VAR_IN,
            "60372", ControlAccount.VAR_OUT,
            "607", ControlAccount.PURCH,
            "608", ControlAccount.FREIGHT_IN,
            "6097", ControlAccount.RRR_PURCH);

    /** Journal of the prepared entries once they are posted. */
    private static final String VALUATION_JOURNAL = "VAL";

    private ControlRules() {}

    static void posting(PostingRow row, ControlTotals totals) {
        entry(row.entryNumber(), row.debitMinor(), row.creditMinor(), totals);
        if (row.journalCode().equals(VALUATION_JOURNAL)) {
            return;
        }
        account(
                accountOf(row.role(), row.accountCode()),
                row.debitMinor() - row.creditMinor(),
                row.productId(),
                row.customerId(),
                totals);
    }

    static void stockMove(StockMoveRow row, ControlTotals totals) {
        Long to = row.toWarehouseId();
        if (to != null) {
            totals.expect(Check.STOCK_QUANTITY, stockKey(row.productId(), to), row.quantityMicro());
        }
        Long from = row.fromWarehouseId();
        if (from != null) {
            totals.expect(Check.STOCK_QUANTITY, stockKey(row.productId(), from), -row.quantityMicro());
        }
    }

    static void fact(Record fact, ControlTotals totals) {
        switch (fact) {
            case StockValueFact stock -> {
                totals.find(
                        Check.STOCK_VALUE, product(stock.productId()), stock.valueMinor() - stock.shortageValueMinor());
                totals.find(
                        Check.STOCK_QUANTITY, stockKey(stock.productId(), stock.warehouseId()), stock.quantityMicro());
            }
            case ReceivableFact receivable -> {
                totals.find(Check.RECEIVABLES, customer(receivable.customerId()), receivable.openMinor());
                totals.find(Check.ON_ACCOUNT, customer(receivable.customerId()), receivable.onAccountMinor());
            }
            case MarginFact margin -> margin(margin, totals);
            case PostingFact posting -> {
                if (posting.status() == PostingStatus.PREPARED) {
                    entry(posting.entryNumber(), posting.debitMinor(), posting.creditMinor(), totals);
                    account(
                            accountOf(posting.role(), posting.accountCode()),
                            posting.debitMinor() - posting.creditMinor(),
                            posting.productId(),
                            posting.customerId(),
                            totals);
                }
            }
            default -> {
                // No check reads the other facts.
            }
        }
    }

    private static void entry(String entryNumber, long debitMinor, long creditMinor, ControlTotals totals) {
        totals.expect(Check.ENTRIES_BALANCE, "entry " + entryNumber, creditMinor);
        totals.find(Check.ENTRIES_BALANCE, "entry " + entryNumber, debitMinor);
    }

    private static void account(
            ControlAccount account,
            long balanceMinor,
            @Nullable Long productId,
            @Nullable Long customerId,
            ControlTotals totals) {
        switch (account) {
            case STOCK -> totals.expect(Check.STOCK_VALUE, product(productId), balanceMinor);
            case CUST -> totals.expect(Check.RECEIVABLES, customer(customerId), balanceMinor);
            case CUST_ADVANCE -> totals.expect(Check.ON_ACCOUNT, customer(customerId), -balanceMinor);
            case SALES -> totals.expect(Check.REVENUE, "account 707", -balanceMinor);
            case RRR_SALES -> totals.expect(Check.REVENUE, "account 7097", -balanceMinor);
            case VAR_OUT -> totals.expect(Check.COST, product(productId), balanceMinor);
            case VAR_IN -> totals.find(Check.PURCHASES, "all products", -balanceMinor);
            case PURCH, FREIGHT_IN, RRR_PURCH -> totals.expect(Check.PURCHASES, "all products", balanceMinor);
            case OTHER -> {
                // Not read by any check.
            }
        }
    }

    private static void margin(MarginFact margin, ControlTotals totals) {
        switch (margin.measure()) {
            case REV_INVOICED, REV_RETURN -> totals.find(Check.REVENUE, "account 707", margin.amountMinor());
            case CREDIT_PRICE -> totals.find(Check.REVENUE, "account 7097", margin.amountMinor());
            case COGS_ISSUE, COGS_SETTLE, COGS_RETURN, COGS_PRICE_DIFF, COGS_LANDED, COGS_REBATE, COGS_RELINK ->
                totals.find(Check.COST, product(margin.productId()), margin.amountMinor());
            case REV_ESTIMATED, REV_DEFERRED -> {
                // Accruals that no account carries.
            }
        }
    }

    private static ControlAccount accountOf(@Nullable String role, String accountCode) {
        if (role != null) {
            for (ControlAccount account : ControlAccount.values()) {
                if (account.name().equals(role)) {
                    return account;
                }
            }
            return ControlAccount.OTHER;
        }
        return BY_NUMBER.getOrDefault(accountCode, ControlAccount.OTHER);
    }

    private static String stockKey(long productId, long warehouseId) {
        return "product " + productId + " in warehouse " + warehouseId;
    }

    private static String product(@Nullable Long productId) {
        return productId == null ? "no product" : "product " + productId;
    }

    private static String customer(@Nullable Long customerId) {
        return customerId == null ? "no customer" : "customer " + customerId;
    }
}
