package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vigie.operationaldb.demo.ContendedTrade;

/** Commands that meet on the same order, stock or key take turns; none sees half of another. */
class ConcurrentCommandsTest {
    private record Command(String name, String key, String body) {}

    @Test
    void deliveriesAtTheSameTimeDoNotDeliverMoreThanOrdered() throws Exception {
        try (LedgerUnderTest ledger = stocked()) {
            ledger.accept("confirm_order", """
                    {"number": "O1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
                    "ordered_on": "2026-01-06", "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
                    """);
            List<Command> deliveries = new ArrayList<>();
            for (int delivery = 0; delivery < 8; delivery++) {
                deliveries.add(new Command("deliver", "d" + delivery, """
                        {"order": "O1", "delivered_on": "2026-01-07", "lines": [{"line_no": 1, "quantity": 1}]}
                        """));
            }
            List<String> outcomes = atTheSameTime(ledger, deliveries);
            assertThat(Collections.frequency(outcomes, "accepted")).isEqualTo(5);
            assertThat(Collections.frequency(outcomes, "OVER_DELIVERY")).isEqualTo(3);
            assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
        }
    }

    @Test
    void oneKeyGivenTwiceAtTheSameTimeHasOneEffect() throws Exception {
        try (LedgerUnderTest ledger = stocked()) {
            Command payment = new Command("record_payment", "pay-1", """
                    {"customer": "TOYS", "paid_on": "2026-01-07", "method": "card", "amount": 5, "excess": "on-account"}
                    """);
            assertThat(atTheSameTime(ledger, Collections.nCopies(8, payment))).containsOnly("accepted");
            assertThat(ledger.rows("select count(*), sum(p.amount) from ledger.payments as p"))
                    .isEqualTo("1 5.00\n");
        }
    }

    @Test
    void oneQuotationIsWonOnceByOrdersAtTheSameTime() throws Exception {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.accept("quote", """
                    {"number": "Q1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS",
                    "quoted_on": "2026-01-06", "valid_until": "2026-01-31",
                    "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10}]}
                    """);
            List<Command> orders = new ArrayList<>();
            for (int order = 0; order < 8; order++) {
                orders.add(new Command("confirm_order", "o" + order, """
                        {"quotation": "Q1", "ordered_on": "2026-01-07"}
                        """));
            }
            List<String> outcomes = atTheSameTime(ledger, orders);
            assertThat(Collections.frequency(outcomes, "accepted")).isEqualTo(1);
            assertThat(Collections.frequency(outcomes, "QUOTATION_WON")).isEqualTo(7);
            assertThat(ledger.rows("select count(*) from ledger.sales_orders")).isEqualTo("1\n");
        }
    }

    @Test
    void transfersInBothDirectionsDoNotBlockEachOther() throws Exception {
        try (LedgerUnderTest ledger = stocked()) {
            List<Command> transfers = new ArrayList<>();
            for (int transfer = 0; transfer < 40; transfer++) {
                boolean there = transfer % 2 == 0;
                transfers.add(new Command("transfer", "t" + transfer, """
                        {"from": "%s", "to": "%s", "moved_on": "2026-01-08",
                        "lines": [{"sku": "%s", "quantity": 1}, {"sku": "%s", "quantity": 1}]}
                        """.formatted(
                                there ? "PARIS" : "LYON",
                                there ? "LYON" : "PARIS",
                                there ? "S10" : "S18",
                                there ? "S18" : "S10")));
            }
            assertThat(atTheSameTime(ledger, transfers)).containsOnly("accepted");
            assertThat(ledger.rows("select sum(l.on_hand)::integer from ledger.stock_levels as l"))
                    .isEqualTo("200\n");
        }
    }

    @Test
    void manyClientsOnTheSameTenProductsNeitherBlockNorLoseAnything() throws Exception {
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            DataSource administrator = ledger.administrator();
            ContendedTrade trade = new ContendedTrade(LedgerServer.as("vigie_writer", administrator), 10);
            trade.open();
            trade.run(32, Duration.ofSeconds(4), 20_261_122L);
            assertThat(trade.deadlocks()).isZero();
            assertThat(trade.done()).isGreaterThan(32);
            assertThat(trade.stockDifferences(administrator)).isEmpty();
            assertThat(MigrateDatabase.verify(administrator)).isEmpty();
        }
    }

    private static LedgerUnderTest stocked() throws CommandRefused {
        LedgerUnderTest ledger = LedgerUnderTest.withCompany();
        for (String warehouse : List.of("PARIS", "LYON")) {
            ledger.accept("place_purchase_order", """
                    {"number": "%1$s", "supplier": "MINI", "warehouse": "%1$s", "ordered_on": "2026-01-02", "lines": [
                    {"sku": "S10", "quantity": 50, "unit_price": 4}, {"sku": "S18", "quantity": 50, "unit_price": 8}]}
                    """.formatted(warehouse));
            ledger.accept("receive_goods", """
                    {"purchase_order": "%s", "received_on": "2026-01-05"}
                    """.formatted(warehouse));
        }
        return ledger;
    }

    private static List<String> atTheSameTime(LedgerUnderTest ledger, List<Command> commands)
            throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<String>> outcomes = new ArrayList<>();
            for (Command command : commands) {
                outcomes.add(writers.submit(() -> outcome(ledger, command)));
            }
            List<String> found = new ArrayList<>();
            for (Future<String> outcome : outcomes) {
                found.add(outcome.get());
            }
            return found;
        }
    }

    private static String outcome(LedgerUnderTest ledger, Command command)
            throws SQLException, JsonProcessingException {
        try (Connection connection =
                        LedgerServer.as("vigie_writer", ledger.administrator()).getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            commands.call(command.name(), command.key(), new ObjectMapper().readTree(command.body()));
            return "accepted";
        } catch (CommandRefused refused) {
            return refused.code();
        }
    }
}
