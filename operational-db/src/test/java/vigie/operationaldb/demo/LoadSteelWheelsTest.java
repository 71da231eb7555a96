package vigie.operationaldb.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigie.operationaldb.LoadProgress;

/** The whole real history in a ledger, loaded once: killed on the way, started again, then compared with its source. */
final class LoadSteelWheelsTest {
    private static final int KILLED_AFTER = 1_500;

    private static DemoLedger ledger;
    private static LoadReport report;
    private static SteelWheelsTotals source;

    private LoadSteelWheelsTest() {}

    @BeforeAll
    static void load() throws SQLException {
        source = SteelWheelsTotals.ofSource();
        ledger = new DemoLedger();
        interruptOneLoad();
        try (Connection writer = ledger.writer()) {
            report = LoadSteelWheels.load(writer, LoadProgress.NONE);
        }
    }

    /** The connection dies under the load, as it does when the process is killed. */
    private static void interruptOneLoad() throws SQLException {
        Connection writer = ledger.writer();
        LoadProgress killer = (done, total, businessOn) -> {
            if (done == KILLED_AFTER) {
                throw new KilledLoad();
            }
        };
        assertThatThrownBy(() -> LoadSteelWheels.load(writer, killer)).isInstanceOf(KilledLoad.class);
        writer.close();
    }

    private static final class KilledLoad extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @AfterAll
    static void close() throws SQLException {
        ledger.close();
    }

    @Test
    void everyRowIsLoadedExceptTheOrphanLine() throws SQLException {
        assertThat(report.rejected()).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("orderdetails");
            assertThat(row.row()).isEqualTo("11150/S18_1749");
        });
        assertThat(ledger.count("select count(*) from ledger.sales_orders")).isEqualTo(source.orders());
        assertThat(ledger.count("select count(*) from ledger.sales_order_lines"))
                .isEqualTo(source.orderLines() - source.orphanLines());
        assertThat(ledger.count("select count(*) from ledger.products")).isEqualTo(source.products());
        assertThat(ledger.count("select count(*) from ledger.customers")).isEqualTo(source.customers());
        assertThat(ledger.count("select count(*) from ledger.payments")).isEqualTo(source.payments());
        assertThat(ledger.count("select count(distinct order_id) from ledger.delivery_notes"))
                .isEqualTo(source.deliveredOrders());
        assertThat(ledger.count("select count(distinct order_id) from ledger.customer_invoices"))
                .isEqualTo(source.deliveredOrders());
        assertThat(ledger.count("select count(*) from ledger.sales_order_cancellations"))
                .isEqualTo(source.cancelledOrders());
    }

    @Test
    void amountsEqualTheSource() throws SQLException {
        assertThat(ledger.minor("select sum(net_amount) from ledger.customer_invoices"))
                .isEqualTo(source.netRevenueMinor());
        assertThat(ledger.minor("select sum(credit - debit) from ledger.postings where account_code like '707%'"))
                .isEqualTo(source.netRevenueMinor());
        assertThat(ledger.count("select sum(quantity) from ledger.stock_moves where kind = 'DELIVERY'"))
                .isEqualTo(source.deliveredUnits());
        assertThat(ledger.minor("select sum(m.quantity * r.unit_cost) from ledger.stock_moves m"
                        + " join (select product_id, min(unit_price) as unit_cost from ledger.purchase_order_lines"
                        + " group by product_id having min(unit_price) = max(unit_price)) r using (product_id)"
                        + " where m.kind = 'DELIVERY'"))
                .isEqualTo(source.costMinor());
        assertThat(ledger.minor("select sum(amount) from ledger.payments")).isEqualTo(source.paidMinor());
        assertThat(ledger.count("select count(*) from ledger.customer_invoices where tax_amount <> 0"))
                .isZero();
        assertThat(ledger.minor("select sum(price_difference_amount) from ledger.supplier_invoice_lines"))
                .isZero();
    }

    @Test
    void everySaleIsCoveredBeforeItHappens() throws SQLException {
        assertThat(ledger.count("""
                        select count(*) from (
                          select sum(delta) over (
                            partition by product_id, warehouse_id order by effective_on, entering desc, id) as on_hand
                          from (
                            select id, product_id, to_warehouse_id as warehouse_id, quantity as delta, effective_on,
                              1 as entering
                            from ledger.stock_moves where to_warehouse_id is not null
                            union all
                            select id, product_id, from_warehouse_id, -quantity, effective_on, 0
                            from ledger.stock_moves where from_warehouse_id is not null) as m) as s
                        where on_hand < 0
                        """)).isZero();
    }

    @Test
    void moneyAboveTheInvoicesStaysOnAccount() throws SQLException {
        long receivableMinor =
                ledger.minor("select sum(debit - credit) from ledger.postings where account_code like '411%'");
        long onAccountMinor =
                ledger.minor("select sum(credit - debit) from ledger.postings where account_code like '4191%'");

        assertThat(onAccountMinor).isPositive();
        assertThat(receivableMinor - onAccountMinor).isEqualTo(source.netRevenueMinor() - source.paidMinor());
        assertThat(ledger.count("""
                        with paid as (select customer_id, sum(amount) as amount from ledger.payments group by 1),
                          due as (
                            select customer_id, sum(gross_amount) as amount from ledger.customer_invoices group by 1),
                          used as (select customer_id, sum(amount) as amount from ledger.payment_allocations group by 1)
                        select count(*) from paid join due using (customer_id) join used using (customer_id)
                        where used.amount <> least(paid.amount, due.amount)
                        """)).isZero();
    }

    @Test
    void ledgerVerifies() {
        assertThat(ledger.verify()).isEmpty();
    }

    @Test
    void secondLoadHasNoEffect() throws SQLException {
        long before = ledger.writtenRows();
        List<Integer> totals = new ArrayList<>();
        try (Connection writer = ledger.writer()) {
            LoadReport again = LoadSteelWheels.load(writer, (done, total, businessOn) -> totals.add(total));

            assertThat(again).isEqualTo(report);
        }
        assertThat(totals).hasSize(report.commands());
        assertThat(ledger.writtenRows()).isEqualTo(before);
    }
}
