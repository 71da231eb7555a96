package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Receipts, invoices before and after them, late costs, credits and payments in any order: what is received and
 * invoiced leaves nothing waiting, and purchases are the value of the goods with every late cost, to the cent.
 */
class PurchaseHistoryTest {
    private static final int ORDERS = 4;
    private static final int STEPS = 60;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_260_122})
    void nothingIsLostBetweenOrderReceiptAndInvoice(long seed) throws SQLException, CommandRefused {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            Random random = new Random(seed);
            for (int order = 0; order < ORDERS; order++) {
                ledger.accept("place_purchase_order", """
                        {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02", "lines": [
                          {"sku": "S10", "quantity": %d, "unit_price": "%d.%06d"},
                          {"sku": "S18", "quantity": "%d.5", "unit_price": "0.333333"}]}
                        """.formatted(
                        3 + random.nextInt(20), random.nextInt(9), random.nextInt(1_000_000), 1 + random.nextInt(9)));
            }
            List<String> receipts = new ArrayList<>();
            List<String> invoices = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                play(ledger, random, receipts, invoices);
            }
            for (int order = 1; order <= ORDERS; order++) {
                attempt(ledger, "receive_goods", "{%s, \"received_on\": \"2026-03-01\"}".formatted(order(order)));
                attempt(ledger, "invoice_purchase", "{%s, \"invoiced_on\": \"2026-03-02\"}".formatted(order(order)));
            }
            assertThat(ledger.rows("select distinct e.cause from ledger.cost_events as e order by e.cause"))
                    .isEqualTo("LANDED\nPRICE_DIFF\nREBATE\n");
            assertThat(ledger.rows("select count(*) > 0 from ledger.postings as p where p.label like 'Écart de %'"))
                    .as("a difference waited for its goods")
                    .isEqualTo("t\n");
            assertThat(ledger.rows("select sum(p.debit - p.credit) from ledger.postings as p where p.role = 'GRNI'"))
                    .isEqualTo("0.00\n");
            assertThat(ledger.rows("""
                            select sum(p.debit - p.credit)
                              - (select sum(l.net_amount) from ledger.goods_receipt_lines as l)
                              - (select coalesce(sum(e.amount), 0) from ledger.cost_events as e)
                            from ledger.postings as p
                            where p.role in ('PURCH', 'FREIGHT_IN', 'RRR_PURCH')
                            """)).isEqualTo("0.00\n");
            assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
        }
    }

    private static void play(LedgerUnderTest ledger, Random random, List<String> receipts, List<String> invoices) {
        String order = order(1 + random.nextInt(ORDERS));
        String line = "\"lines\": [{\"line_no\": %d, \"quantity\": %d"
                .formatted(1 + random.nextInt(2), 1 + random.nextInt(4));
        String amount = "%d.%02d".formatted(random.nextInt(9), 1 + random.nextInt(99));
        switch (random.nextInt(6)) {
            case 0 ->
                receipts.addAll(attempt(
                        ledger, "receive_goods", "{%s, \"received_on\": \"2026-02-01\", %s}]}".formatted(order, line)));
            case 1, 2 ->
                invoices.addAll(attempt(
                        ledger,
                        "invoice_purchase",
                        "{%s, \"invoiced_on\": \"2026-02-01\", \"before_receipt\": %s, \"tax_rate_percent\": 20, "
                                        .formatted(order, random.nextBoolean())
                                + "%s, \"net_amount\": \"%s\"}]}".formatted(line, amount)));
            case 3 -> {
                if (!receipts.isEmpty()) {
                    attempt(
                            ledger,
                            "record_landed_costs",
                            "{\"supplier\": \"MINI\", \"invoiced_on\": \"2026-02-02\", \"charges\": [{\"kind\": "
                                    + "\"freight\", \"net_amount\": \"%s\"}], \"receipts\": [{\"receipt\": \"%s\"}]}"
                                            .formatted(amount, receipts.get(random.nextInt(receipts.size()))));
                }
            }
            case 4 -> {
                if (!invoices.isEmpty()) {
                    attempt(
                            ledger,
                            "credit_purchase",
                            "{\"supplier\": \"MINI\", \"invoice\": \"%s\", \"credited_on\": \"2026-02-03\", \"lines\": "
                                            .formatted(invoices.get(random.nextInt(invoices.size())))
                                    + "[{\"line_no\": 1, \"net_amount\": \"%s\"}]}".formatted(amount));
                }
            }
            default ->
                attempt(
                        ledger,
                        "pay_supplier",
                        "{\"supplier\": \"MINI\", \"paid_on\": \"2026-02-05\", \"method\": \"card\", "
                                + "\"amount\": \"%s\", \"excess\": \"on-account\"}".formatted(amount));
        }
    }

    private static String order(int number) {
        return "\"purchase_order\": \"CF-%06d\"".formatted(number);
    }

    /** The number of the document, or nothing when the command was refused. */
    private static List<String> attempt(LedgerUnderTest ledger, String command, String body) {
        try {
            JsonNode answer = ledger.accept(command, body);
            return List.of(answer.path("number").asText());
        } catch (CommandRefused refused) {
            assertThat(refused.code())
                    .isIn(
                            "OVER_RECEIPT",
                            "OVER_INVOICE",
                            "OVER_CREDIT",
                            "CREDIT_ABOVE_INVOICE",
                            "NOTHING_TO_RECEIVE",
                            "NOTHING_TO_INVOICE");
            return List.of();
        }
    }
}
