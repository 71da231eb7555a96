package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that wait for somebody else, and what becomes of them. */
class ApprovalTest {
    /** Net 90.00: 10 at 9.00, where the list says 10.00. */
    private static final String ORDER = """
            {"number": "%s", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
            "lines": [{"sku": "S10", "quantity": 10, "unit_price": 9}]}
            """;

    private static final String PURCHASE = """
            {"number": "%s", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-06",
            "lines": [{"sku": "S10", "quantity": 10, "unit_price": 9}]}
            """;

    private LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @BeforeEach
    void fill() {
        ledger.play(Story.read("approvals"));
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirm_order        | AMOUNT | 89.99  | The amount of 90.00 is above 89.99.
            confirm_order        | AMOUNT | 90.00  |
            confirm_order        | PRICE  | 9.99   | The price of S10 is 10.00 % below the list, more than 9.99 %.
            confirm_order        | PRICE  | 10     |
            confirm_order        | MARGIN | 33.34  | The expected margin of 33.33 % is below 33.34 %.
            confirm_order        | MARGIN | 33.33  |
            place_purchase_order | AMOUNT | 50     | The amount of 90.00 is above 50.
            place_purchase_order | BUDGET | 0      | Budget CARS-2026 (100.00) is passed: 140.00 ordered.
            """)
    void aRuleParksWhatItFinds(String command, String kind, String threshold, @Nullable String sentence)
            throws CommandRefused {
        rule(command, kind, threshold);
        ledger.accept("place_purchase_order", "before", """
                {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-05",
                "lines": [{"sku": "S18", "quantity": 10, "unit_price": 5}]}
                """);
        String body = (command.equals("confirm_order") ? ORDER : PURCHASE).formatted("D1");
        String rows = documents();
        JsonNode answer = ledger.accept(command, "k", body);
        assertThat(answer.path("reasons").path(0).path("en").asText()).isEqualTo(sentence == null ? "" : sentence);
        assertThat(documents().equals(rows))
                .as("nothing is written of a parked command")
                .isEqualTo(sentence != null);
        assertThat(ledger.accept(command, "k", body))
                .as("same key, same answer")
                .isEqualTo(answer);
    }

    @Test
    void aBudgetGetsBackWhatIsCancelled() throws CommandRefused {
        rule("place_purchase_order", "BUDGET", "0");
        ledger.accept("place_purchase_order", """
                {"number": "FIRST", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-05",
                "lines": [{"sku": "S18", "quantity": 10, "unit_price": 5}]}
                """);
        ledger.accept("receive_goods", """
                {"purchase_order": "FIRST", "received_on": "2026-01-06", "lines": [{"line_no": 1, "quantity": 2}]}
                """);
        assertThat(ledger.accept("place_purchase_order", PURCHASE.formatted("D1"))
                        .has("parked"))
                .isTrue();
        ledger.accept("cancel_purchase_order", """
                {"purchase_order": "FIRST", "cancelled_on": "2026-01-07", "reason": "too dear"}
                """);
        assertThat(ledger.accept("place_purchase_order", PURCHASE.formatted("D2"))
                        .has("parked"))
                .as("10.00 that came and 90.00 make 100.00, which is not above the budget")
                .isFalse();
    }

    @Test
    void aRuleOfPurchaseOrdersHoldsForChosenOffers() throws CommandRefused {
        rule("place_purchase_order", "AMOUNT", "50");
        ledger.accept("request_purchase", """
                {"number": "NEED", "warehouse": "PARIS", "requested_on": "2026-01-05",
                "lines": [{"sku": "S18", "quantity": 10}]}
                """);
        String offer =
                ledger.accept("record_supplier_offer", """
                        {"request": "NEED", "supplier": "MINI", "offered_on": "2026-01-05", "valid_until": "2026-01-31",
                        "lines": [{"line_no": 1, "quantity": 10, "unit_price": 9}]}
                        """).path("number").asText();
        JsonNode answer =
                ledger.accept("order_offer", "k", "{\"offer\": \"" + offer + "\", \"ordered_on\": \"2026-01-06\"}");
        assertThat(answer.path("reasons").path(0).path("en").asText()).isEqualTo("The amount of 90.00 is above 50.");
    }

    @Test
    void aMarginWithoutACostIsNotKnownAndWaits() throws CommandRefused {
        rule("confirm_order", "MARGIN", "1");
        JsonNode answer =
                ledger.accept("confirm_order", "k", ORDER.formatted("D1").replace("S10", "S18"));
        assertThat(answer.path("reasons").path(0).path("en").asText())
                .isEqualTo("The expected margin is not known: no cost of S18.");
    }

    @Test
    void anOrderTellsTheMarginItIsExpectedToMake() throws CommandRefused {
        assertThat(ledger.accept("confirm_order", "k1", ORDER.formatted("D1")).path("expected_margin"))
                .hasToString("{\"amount\":\"30.00\",\"percent\":\"33.33\",\"without_cost\":[]}");
        assertThat(ledger.accept("confirm_order", "k2", ORDER.formatted("D2").replace("S10", "S18"))
                        .path("expected_margin"))
                .hasToString("{\"amount\":null,\"percent\":null,\"without_cost\":[\"S18\"]}");
    }

    @Test
    void whatIsApprovedIsExecutedWithItsOwnKey() throws CommandRefused, SQLException {
        rule("confirm_order", "AMOUNT", "50");
        ledger.speakAs("ANNA");
        long parked = ledger.accept("confirm_order", "k", ORDER.formatted("D1"))
                .path("parked")
                .asLong();
        assertThat(refusal("approve", "{\"parked\": " + parked + "}")).isEqualTo("OWN_COMMAND");
        ledger.speakAs("BEN");
        assertThat(refusal("approve", "{\"parked\": " + parked + "}")).isEqualTo("ROLE_NEEDED");
        ledger.speakAs("CLEO");
        JsonNode approved = ledger.accept("approve", "a", "{\"parked\": " + parked + ", \"note\": \"good customer\"}");
        assertThat(approved.path("answer").path("number").asText()).isEqualTo("D1");
        ledger.speakAs("ANNA");
        assertThat(ledger.accept("confirm_order", "k", ORDER.formatted("D1"))).isEqualTo(approved.path("answer"));
        assertThat(ledger.rows("select count(*) from ledger.sales_orders")).isEqualTo("1\n");
        assertThat(ledger.rows("select actor from ledger.commands where idempotency_key in ('k', 'a') order by 1"))
                .isEqualTo("ANNA\nCLEO\n");
        ledger.speakAs("CLEO");
        assertThat(refusal("refuse", "{\"parked\": " + parked + ", \"note\": \"no\"}"))
                .isEqualTo("ALREADY_DECIDED");
        assertThat(ledger.rows(
                        "select p.command, p.actor, p.state, p.decided_by, p.note from api.parked_commands as p"))
                .isEqualTo("confirm_order ANNA APPROVED CLEO good customer\n");
    }

    @Test
    void whatIsRefusedStaysRefused() throws CommandRefused, SQLException {
        rule("confirm_order", "AMOUNT", "50");
        ledger.speakAs("ANNA");
        long parked = ledger.accept("confirm_order", "k", ORDER.formatted("D1"))
                .path("parked")
                .asLong();
        ledger.speakAs("CLEO");
        ledger.accept("refuse", "{\"parked\": " + parked + ", \"note\": \"too much credit\"}");
        ledger.speakAs("ANNA");
        CommandRefused refused = catchThrowableOfType(
                CommandRefused.class, () -> ledger.accept("confirm_order", "k", ORDER.formatted("D1")));
        assertThat(refused.code()).isEqualTo("APPROVAL_REFUSED");
        assertThat(refused.en()).contains("CLEO", "too much credit");
        assertThat(ledger.rows("select count(*) from ledger.sales_orders")).isEqualTo("0\n");
    }

    @Test
    void whatARuleOfTheTradeRefusesIsNotParked() {
        rule("confirm_order", "AMOUNT", "50");
        CommandRefused refused = catchThrowableOfType(
                CommandRefused.class,
                () -> ledger.accept("confirm_order", "k", ORDER.formatted("D1").replace("WEB", "X")));
        assertThat(refused.code()).isEqualTo("UNKNOWN_CHANNEL");
        assertThat(ledger.rows("select count(*) from ledger.parked_commands")).isEqualTo("0\n");
    }

    @Test
    void actorAndAddressAreKeptWithCommandsAndVersions() throws CommandRefused, SQLException {
        ledger.speakAs("CLEO");
        ledger.accept("put_supplier", "s1", "{\"code\": \"NEW\", \"name\": \"Before\"}");
        ledger.accept("put_supplier", "s2", "{\"code\": \"NEW\", \"name\": \"After\"}");
        assertThat(ledger.rows("""
                select t.actor, t.client_address, t.content_before ->> 'name', t.content_after ->> 'name'
                from api.audit_trail as t
                where t.table_name = 'suppliers' and t.content_after ->> 'code' = 'NEW'
                order by t.recorded_at
                """)).isEqualTo("CLEO 192.0.2.7 - Before\nCLEO 192.0.2.7 Before After\n");
        assertThat(ledger.rows("""
                select l.command, l.actor, l.client_address from api.command_log as l where l.idempotency_key = 's2'
                """)).isEqualTo("put_supplier CLEO 192.0.2.7\n");
        assertThat(ledger.rows("""
                select distinct l.actor from api.command_log as l where l.idempotency_key not in ('s1', 's2')
                """)).as("without a name it is the login").isEqualTo("vigie_writer\n");
    }

    private void rule(String command, String kind, String threshold) {
        try {
            ledger.accept("put_approval_rule", """
                    {"code": "RULE", "command": "%s", "kind": "%s", "threshold": "%s", "approver": "controller"}
                    """.formatted(command, kind, threshold));
        } catch (CommandRefused e) {
            throw new AssertionError(e);
        }
    }

    private String refusal(String command, String body) {
        return ledger.refusalOf(command, body).code();
    }

    private String documents() {
        return ledger.rows("""
                select
                  (select count(*) from ledger.sales_order_lines),
                  (select count(*) from ledger.purchase_order_lines),
                  (select count(*) from ledger.transaction_manifests)
                """);
    }
}
