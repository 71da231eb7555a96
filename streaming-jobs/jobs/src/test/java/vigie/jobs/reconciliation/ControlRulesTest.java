package vigie.jobs.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.ledgerevents.rows.PostingRow;

/** What of late costs and of posted valuations counts in the checks. */
class ControlRulesTest {
    private final ControlTotals totals = new ControlTotals();

    /** Freight on goods that are all sold: into stock by one entry, out to the sale by another. */
    @Test
    void aLateCostInsideTheLayersHoldsTheCheckOfPurchases() {
        posted("ACH", "608", "FREIGHT_IN", 40);
        posted("ACH", "401", "SUP", -40);
        assertThat(totals.differences(Check.PURCHASES)).as("not valued yet").containsEntry("all products", -40L);
        prepared("37", "STOCK", 40);
        prepared("60371", "VAR_IN", -40);
        assertThat(totals.broken(Check.PURCHASES)).isFalse();
        prepared("37", "STOCK", -40);
        prepared("60372", "VAR_OUT", 40);
        assertThat(totals.broken(Check.STOCK_VALUE)).isFalse();
        assertThat(totals.expected(Check.COST)).isEqualTo(40);
        assertThat(totals.broken(Check.ENTRIES_BALANCE)).isFalse();
    }

    /** The supplier credits 20.00 for what had cost 22.00, freight included. */
    @Test
    void whatASupplierDoesNotRefundLeavesTheCheckOfPurchases() {
        posted("ACH", "607", "PURCH", -2_000);
        posted("ACH", "4098", "RET_CLAIM", 2_000);
        prepared("37", "STOCK", -2_200);
        prepared("60371", "VAR_IN", 2_200);
        prepared("60374", "RET_VAR", 200);
        prepared("60371", "VAR_IN", -200);
        assertThat(totals.broken(Check.PURCHASES)).isFalse();
    }

    /** The journal in which prepared entries are posted says what they say: it must balance and counts nowhere else. */
    @Test
    void preparedEntriesPostedLaterCountOnce() {
        prepared("37", "STOCK", 100);
        prepared("60371", "VAR_IN", -100);
        posted("VAL", "37", "STOCK", 100);
        assertThat(totals.broken(Check.ENTRIES_BALANCE)).isTrue();
        posted("VAL", "60371", "VAR_IN", -100);
        assertThat(totals.broken(Check.ENTRIES_BALANCE)).isFalse();
        assertThat(totals.expected(Check.STOCK_VALUE)).isEqualTo(100);
        assertThat(totals.found(Check.PURCHASES)).isEqualTo(100);
    }

    private void posted(String journal, String account, String role, long minor) {
        ControlRules.posting(
                new PostingRow(
                        1,
                        1,
                        "E-" + journal,
                        1,
                        account,
                        role,
                        Math.max(minor, 0),
                        Math.max(-minor, 0),
                        10,
                        journal,
                        "JOURNAL_ENTRY",
                        "D-1",
                        null,
                        null,
                        3L,
                        null,
                        "label",
                        0),
                totals);
    }

    private void prepared(String account, String role, long minor) {
        ControlRules.fact(
                new PostingFact(
                        null,
                        "STK-1",
                        PostingStatus.PREPARED,
                        account,
                        role,
                        Math.max(minor, 0),
                        Math.max(-minor, 0),
                        10,
                        "STK",
                        "SUPPLIER_INVOICE",
                        "FF-1",
                        1L,
                        null,
                        null,
                        3L,
                        null,
                        "label"),
                totals);
    }
}
