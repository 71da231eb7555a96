package vigie.operationaldb.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/** The clock over a small history: two products, two customers, one order each. */
final class DemoClockTest {
    private static final long SEED = 11;
    private static final LocalDate LAST_DAY = LocalDate.of(2005, 6, 24);

    @Test
    void daysGoOnAndTheBooksStayRight() throws Exception {
        try (DemoLedger ledger = smallHistory()) {
            List<LocalDate> days = runDays(ledger, 15);

            assertThat(days).startsWith(LocalDate.of(2005, 6, 27)).isSorted().doesNotHaveDuplicates();
            assertThat(ledger.verify()).isEmpty();
            assertThat(ledger.count("select count(*) from ledger.sales_orders where number like 'SIM-%'"))
                    .isGreaterThan(30);
            assertThat(ledger.count("select count(*) from ledger.delivery_notes"))
                    .isGreaterThan(10);
            assertThat(ledger.count("select count(*) from ledger.goods_receipts"))
                    .isGreaterThan(2);
            assertThat(ledger.count("select count(*) from ledger.supplier_invoices"))
                    .isPositive();
            assertThat(ledger.count("select count(*) from ledger.payments")).isPositive();
        }
    }

    @Test
    void contentDependsOnSeedAndHistoryOnly() throws Exception {
        try (DemoLedger first = smallHistory();
                DemoLedger second = smallHistory()) {
            runDays(first, 4);
            runDays(second, 2);
            runDays(second, 3);

            String content = "select sum(hashtext(idempotency_key || encode(body_hash, 'hex'))::bigint)"
                    + " from ledger.commands where idempotency_key < 'clock/2005-07-01'";
            assertThat(second.number(content)).isEqualTo(first.number(content));
        }
    }

    @Test
    void nothingIsPostedWhilePaused() throws Exception {
        try (DemoLedger ledger = smallHistory()) {
            BlockingQueue<LocalDate> posted = new ArrayBlockingQueue<>(1_000);
            try (DemoClock clock = DemoClock.start(
                    ledger.writerSource(), ledger.readerSource(), SEED, Duration.ofMillis(20), posted::add)) {
                assertThat(posted.poll(60, TimeUnit.SECONDS)).isNotNull();
                clock.pause();
                assertThat(clock.paused()).isTrue();
                long rows = ledger.writtenRows();
                posted.clear();
                assertThat(posted.poll(200, TimeUnit.MILLISECONDS)).isNull();
                assertThat(ledger.writtenRows()).isEqualTo(rows);

                clock.resume();
                assertThat(posted.poll(60, TimeUnit.SECONDS)).isNotNull();
                assertThat(ledger.writtenRows()).isGreaterThan(rows);
            }
        }
    }

    /** Runs the clock until so many days are complete; the next one may be half posted when it is closed. */
    private static List<LocalDate> runDays(DemoLedger ledger, int count) throws InterruptedException, SQLException {
        BlockingQueue<LocalDate> posted = new ArrayBlockingQueue<>(1_000);
        List<LocalDate> days = new ArrayList<>();
        try (DemoClock clock = DemoClock.start(
                ledger.writerSource(), ledger.readerSource(), SEED, Duration.ofMillis(1), posted::add)) {
            while (days.size() < count) {
                LocalDate day = posted.poll(60, TimeUnit.SECONDS);
                assertThat(day).as("a day within a minute").isNotNull();
                days.add(day);
            }
            assertThat(clock.paused()).isFalse();
        }
        return days;
    }

    private static DemoLedger smallHistory() throws SQLException, CommandRefused {
        DemoLedger ledger = new DemoLedger();
        try (Connection writer = ledger.writer();
                LedgerCommands commands = new LedgerCommands(writer)) {
            call(commands, "put_payment_terms", "{'code':'NET30','net_days':30}");
            call(commands, "put_channel", "{'code':'SALES-FORCE','name_fr':'Force','name_en':'Force'}");
            call(commands, "put_channel", "{'code':'WEB','name_fr':'Web','name_en':'Web'}");
            call(commands, "put_customer_segment", "{'code':'S','name_fr':'S','name_en':'S'}");
            call(commands, "put_product_family", "{'code':'F','name_fr':'F','name_en':'F'}");
            call(commands, "put_supplier", "{'code':'V','name':'Vendor'}");
            for (String code : List.of("NA", "EMEA")) {
                call(commands, "put_warehouse", "{'code':'" + code + "','name':'" + code + "'}");
                call(
                        commands,
                        "put_customer",
                        "{'code':'C-" + code + "','name':'C','segment':'S','payment_terms':'NET30'}");
                call(commands, "put_product", "{'sku':'P-" + code + "','name':'P','family':'F','supplier':'V'}");
            }
            for (String code : List.of("NA", "EMEA")) {
                call(
                        commands,
                        "place_purchase_order",
                        "{'number':'PO-" + code + "','supplier':'V','warehouse':'" + code
                                + "','ordered_on':'2005-06-01','lines':[{'sku':'P-NA','quantity':300,'unit_price':10},"
                                + "{'sku':'P-EMEA','quantity':200,'unit_price':20}]}");
                call(commands, "receive_goods", "{'purchase_order':'PO-" + code + "','received_on':'2005-06-10'}");
                call(
                        commands,
                        "confirm_order",
                        "{'number':'O-" + code + "','customer':'C-" + code
                                + "','channel':'WEB','warehouse':'" + code + "','ordered_on':'2005-06-12','lines':["
                                + "{'sku':'P-NA','quantity':30,'unit_price':15},"
                                + "{'sku':'P-EMEA','quantity':20,'unit_price':31}]}");
                call(commands, "deliver", "{'order':'O-" + code + "','delivered_on':'2005-06-13'}");
                call(commands, "invoice", "{'order':'O-" + code + "','invoiced_on':'2005-06-13'}");
            }
            call(commands, "tick", "{'business_on':'" + LAST_DAY + "'}");
        }
        return ledger;
    }

    private static void call(LedgerCommands commands, String command, String body) throws CommandRefused {
        ObjectNode json = TestJson.object(body);
        commands.call(command, "history/" + command + "/" + body.hashCode(), json);
    }
}
