package vigie.operationaldb.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/** What must hold for every history the simulator invents. The seed is in the name of each run. */
final class GeneratedHistoryTest {
    private static final int SIZE = 700;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_101, -7})
    void everyHistoryIsAcceptedAndKeepsItsBooks(long seed) throws SQLException, CommandRefused {
        try (DemoLedger ledger = new DemoLedger();
                Connection writer = ledger.writer();
                LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            int refused = 0;
            for (BusinessAction action : actions(seed, SIZE)) {
                refused += applyOne(ledger, apply, action);
            }

            assertThat(refused).isPositive();
            assertThat(ledger.verify()).isEmpty();
            assertThat(ledger.count("select count(*) from (select entry_id from ledger.postings group by entry_id"
                            + " having sum(debit) <> sum(credit)) as unbalanced"))
                    .isZero();
            assertThat(ledger.count("""
                            select count(*) from ledger.stock_levels as l
                            where on_hand <> (
                              select coalesce(sum(case when m.to_warehouse_id = l.warehouse_id then m.quantity
                                else -m.quantity end), 0)
                              from ledger.stock_moves as m
                              where m.product_id = l.product_id
                                and l.warehouse_id in (m.to_warehouse_id, m.from_warehouse_id))
                            """)).isZero();
            assertThat(ledger.count("select count(distinct cause) from ledger.cost_events"))
                    .as("causes of late costs")
                    .isEqualTo(3);
        }
    }

    /** 1 when the action was refused as it had to be; then it left no row behind. */
    private static int applyOne(DemoLedger ledger, ApplyAction apply, BusinessAction action)
            throws SQLException, CommandRefused {
        if (action instanceof BusinessAction.Refusable) {
            long before = ledger.writtenRows();
            assertThat(apply.apply(action)).isInstanceOf(ApplyAction.Outcome.RefusedAsExpected.class);
            assertThat(ledger.writtenRows()).as("rows after %s", action).isEqualTo(before);
            return 1;
        }
        apply.apply(action);
        return 0;
    }

    @Test
    void sameSeedGivesTheSameHistory() {
        assertThat(actions(42, 2_000)).isEqualTo(actions(42, 2_000));
        assertThat(actions(42, 200)).isNotEqualTo(actions(43, 200));
    }

    @Test
    void historyHasEveryKindOfActionAndFewRefusedOnes() {
        Map<String, Integer> kinds = new HashMap<>();
        List<BusinessAction> history = actions(5, 5_000);
        history.forEach(action -> kinds.merge(action.getClass().getSimpleName(), 1, Integer::sum));

        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "PutReference",
                        "OpenDay",
                        "PlacePurchase",
                        "ReceiveGoods",
                        "InvoicePurchase",
                        "LayFreight",
                        "GrantRebate",
                        "SendBack",
                        "ConfirmOrder",
                        "Deliver",
                        "InvoiceOrder",
                        "TakeBack",
                        "CreditReturn",
                        "CreditPrice",
                        "Pay",
                        "AllocatePayment",
                        "Transfer",
                        "CountStock",
                        "Scrap",
                        "CancelOrder",
                        "Refusable");
        assertThat(kinds.getOrDefault("Refusable", 0)).isLessThan(history.size() / 20);
        assertThat(kinds.values()).allSatisfy(count -> assertThat(count).isGreaterThan(10));
    }

    @Test
    void applyingAHistoryTwiceHasNoSecondEffect() throws SQLException, CommandRefused {
        try (DemoLedger ledger = new DemoLedger();
                Connection writer = ledger.writer();
                LedgerCommands commands = new LedgerCommands(writer)) {
            List<BusinessAction> history = actions(8, 200);
            ApplyAction first = new ApplyAction(commands);
            for (BusinessAction action : history) {
                first.apply(action);
            }
            long before = ledger.writtenRows();
            ApplyAction second = new ApplyAction(commands);
            for (BusinessAction action : history) {
                second.apply(action);
            }
            assertThat(ledger.writtenRows()).isEqualTo(before);
        }
    }

    private static List<BusinessAction> actions(long seed, int size) {
        return new ArrayList<>(new DistributorSimulator(seed, size).actions().toList());
    }
}
