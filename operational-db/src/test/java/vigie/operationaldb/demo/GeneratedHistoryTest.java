package vigie.operationaldb.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/** What must hold for every history the simulator invents. The seed is in the name of each run. */
final class GeneratedHistoryTest {
    private static final int SIZE = 700;

    /** Finds one anomaly of each kind: %1$s is its key, %2$s what it is about. */
    private static final Map<PlantedAnomaly.Kind, String> FINDS = Map.of(
            PlantedAnomaly.Kind.SALE_BELOW_COST, """
            select count(*) from ledger.sales_order_lines as l
            join ledger.products as p on p.id = l.product_id
            where l.order_number = '%1$s' and p.sku = '%2$s' and l.unit_price < (
              select min(r.net_amount / r.quantity)
              from ledger.goods_receipt_lines as r where r.product_id = p.id)
            """,
            PlantedAnomaly.Kind.PRICE_OUTLIER, """
            select count(*) from ledger.sales_order_line_prices as x
            join ledger.sales_order_lines as l on l.id = x.order_line_id
            where l.order_number = '%1$s' and l.unit_price > 5 * x.list_unit_price
            """,
            PlantedAnomaly.Kind.MISSING_RECEIPT, """
            select count(*) from ledger.purchase_orders as o
            join ledger.supplier_invoices as i on i.purchase_order_id = o.id
            where o.number = '%1$s' and not exists (
              select from ledger.goods_receipts as r where r.purchase_order_id = o.id)
            """,
            PlantedAnomaly.Kind.DOUBLE_INVOICE, """
            select count(*) from ledger.supplier_credit_notes as n
            join ledger.supplier_invoices as i on i.id = n.invoice_id and i.net_amount = n.net_amount
            join ledger.supplier_invoices as twin on twin.supplier_id = i.supplier_id
              and twin.net_amount = i.net_amount and twin.invoiced_on = i.invoiced_on
              and twin.id < i.id and twin.purchase_order_id is null
            """,
            PlantedAnomaly.Kind.COUNT_DISCREPANCY, """
            select count(*) from ledger.stock_count_lines as l
            join ledger.products as p on p.id = l.product_id
            join ledger.stock_moves as m on m.document_type = 'STOCK_COUNT' and m.line_id = l.id
            where p.sku = '%2$s' and m.quantity >= 5 and m.quantity >= 0.9 * l.counted_quantity
            """,
            PlantedAnomaly.Kind.OVERDUE_CUSTOMER, """
            select (sum(ledger.open_amount(i.id)) > 0 and not exists (
              select from ledger.payments as y where y.customer_id = c.id))::integer
            from ledger.customers as c join ledger.customer_invoices as i on i.customer_id = c.id
            where c.code = '%2$s' group by c.id
            """,
            PlantedAnomaly.Kind.POSTING_AFTER_CLOSE, """
            select count(*) from ledger.postings as p
            join ledger.periods as q on q.closed and p.effective_on between q.starts_on and q.ends_on
            where p.account_code = '%2$s'
            """);

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
            anomaliesShow(ledger, new DistributorSimulator(seed, SIZE).anomalies());
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

    /** Each kind was planted once, and a query that looks for nothing else finds it. */
    private static void anomaliesShow(DemoLedger ledger, List<PlantedAnomaly> planted) throws SQLException {
        assertThat(planted).extracting(PlantedAnomaly::kind).containsExactlyInAnyOrder(PlantedAnomaly.Kind.values());
        for (PlantedAnomaly anomaly : planted) {
            String query = Objects.requireNonNull(FINDS.get(anomaly.kind()));
            assertThat(ledger.count(query.formatted(anomaly.key(), anomaly.subject())))
                    .as("%s", anomaly)
                    .isEqualTo(1);
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
                        "PutPriceList",
                        "Quote",
                        "WinQuotation",
                        "LoseQuotation",
                        "ExpireQuotations",
                        "PostEntry",
                        "ReopenMonth",
                        "OpenDay",
                        "PlacePurchase",
                        "ReceiveGoods",
                        "InvoicePurchase",
                        "LayFreight",
                        "CreditFreight",
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
        assertThat(kinds).containsEntry("CreditFreight", 1).containsEntry("ReopenMonth", 1);
        kinds.keySet().removeAll(List.of("CreditFreight", "ReopenMonth"));
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
