package vigie.operationaldb.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.Golden;

/** Commands and questions over HTTP, on a real ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandApiTest {
    private static final String ORDER = """
            {"number": "%s", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
            "lines": [{"sku": "S10", "quantity": 10, "unit_price": "4.00"}]}
            """;

    @SuppressWarnings("NullAway.Init") // JUnit calls start before the tests
    private ApiUnderTest api;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        api = ApiUnderTest.withCompany();
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void aCommandIsExecutedOnceAndAnsweredTwice() throws Exception {
        HttpResponse<String> first = api.post("commands/place_purchase_order", "\"buy-1\"", ORDER.formatted("P1"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(ApiUnderTest.json(first).path("net_amount").asText()).isEqualTo("40.00");
        HttpResponse<String> second = api.post("commands/place_purchase_order", "buy-1", ORDER.formatted("P1"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.value("select count(*) from ledger.purchase_orders where number = 'P1'"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            place_purchase_order | -  | {}                          | 400 | MALFORMED_COMMAND
            place_purchase_order | k1 | {"number": "P9"}            | 400 | MALFORMED_COMMAND
            place_purchase_order | k1 | {"number": "P9"             | 400 | BODY_NOT_JSON
            place_purchase_order | k1 | {} {}                       | 400 | BODY_NOT_JSON
            place_purchase_order | k1 | {"number": 1, "number": 2}  | 400 | BODY_NOT_JSON
            put_supplier         | -  | [1]                         | 400 | MALFORMED_COMMAND
            put_supplier         | -  | {"code": "a\\u0000", "name": "x"} | 400 | BAD_VALUE
            put_supplier         | with space | {}                  | 400 | KEY_UNFIT
            put_product          | -  | {"sku": "X", "name": "x", "family": "NONE"} | 422 | UNKNOWN_FAMILY
            put_nothing          | -  | {}                          | 404 | UNKNOWN_COMMAND
            token_rights         | -  | {}                          | 404 | UNKNOWN_COMMAND
            """)
    void whatGoesWrongIsAProblemWithItsCode(String command, String key, String body, int status, String code)
            throws Exception {
        HttpResponse<String> refused = api.post("commands/" + command, key.equals("-") ? null : key, body);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json; charset=utf-8");
        JsonNode problem = ApiUnderTest.json(refused);
        assertThat(problem.path("code").asText()).as(refused.body()).isEqualTo(code);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).endsWith(".");
    }

    /** The valuation of a period is posted while it is open, or the period stays open and says why. */
    @Test
    void aPeriodIsClosedAfterWhatIsPreparedForItIsPosted() throws Exception {
        String period = "{\"starts_on\": \"2027-01-01\"}";
        String closed = "select closed from ledger.periods where starts_on = '2027-01-01'";
        api.post("commands/put_period", null, "{\"starts_on\": \"2027-01-01\", \"ends_on\": \"2027-01-31\"}");
        api.beforeClosing(() -> {
            throw new CommandRefused(
                    "VALUATION_NOT_POSTED", "Pas encore.", "Not yet.", JsonNodeFactory.instance.objectNode(), null);
        });
        HttpResponse<String> refused = api.post("commands/close_period", "close", period);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(ApiUnderTest.json(refused).path("code").asText()).isEqualTo("VALUATION_NOT_POSTED");
        assertThat(api.value(closed)).isEqualTo("f");
        List<String> openThen = new ArrayList<>();
        api.beforeClosing(() -> {
            try {
                openThen.add(api.value(closed));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(api.post("commands/close_period", "close", period).statusCode())
                .isEqualTo(200);
        assertThat(openThen).as("posted while it was open").containsExactly("f");
        assertThat(api.value(closed)).isEqualTo("t");
        api.beforeClosing(BeforeClosing.NOTHING);
    }

    @Test
    void aProblemSpeaksTheLanguageAskedFor() throws Exception {
        String body = "{\"sku\": \"X\", \"name\": \"x\", \"family\": \"NONE\"}";
        JsonNode french = ApiUnderTest.json(api.send(api.request(api.admin(), "commands/put_product")
                .setHeader("Accept-Language", "fr-CH, de;q=0.5")
                .POST(BodyPublishers.ofString(body))
                .build()));
        assertThat(french.path("detail").asText()).isEqualTo("Famille inconnue : NONE.");
        JsonNode english = ApiUnderTest.json(api.post("commands/put_product", null, body));
        assertThat(english.path("detail").asText()).isEqualTo("Unknown product family: NONE.");
        assertThat(english.path("params").path("code").asText()).isEqualTo("NONE");
    }

    @Test
    void aBodyTooLargeIsRefused() throws Exception {
        HttpResponse<String> refused = api.post("commands/put_supplier", null, " ".repeat((1 << 20) + 1));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(ApiUnderTest.json(refused).path("code").asText()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void theClientThatDiedBeforeTheAnswerGetsItWithTheSameKey() throws Exception {
        byte[] body = ORDER.formatted("P2").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
                OutputStream out = socket.getOutputStream()) {
            out.write(
                    ("POST /api/v1/commands/place_purchase_order HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + api.admin() + "\r\nIdempotency-Key: died\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            socket.setSoLinger(true, 0);
            awaitValue("select count(*) from ledger.commands where idempotency_key = 'died'", "1");
        }
        HttpResponse<String> again = api.post("commands/place_purchase_order", "died", ORDER.formatted("P2"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(ApiUnderTest.json(again))
                .isEqualTo(ApiUnderTest.json(
                        api.value("select answer from ledger.commands where idempotency_key = 'died'")));
        assertThat(api.value("select count(*) from ledger.purchase_orders where number = 'P2'"))
                .isEqualTo("1");
    }

    /** The function is made while the API runs: it is found without a list in the program. */
    @Test
    void aFailureToSerializeIsTriedOnceMore() throws Exception {
        api.tamper("create sequence ledger.tries");
        api.tamper("""
                create function api.put_flaky(idempotency_key text, body jsonb) returns jsonb
                language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
                begin
                  if nextval('ledger.tries') <= (body ->> 'failures')::bigint then
                    raise exception 'could not serialize' using errcode = 'serialization_failure';
                  end if;
                  return jsonb_build_object('tries', currval('ledger.tries'));
                end
                $$;
                """);
        assertThat(api.post("commands/put_flaky", "f1", "{\"failures\": 1}").body())
                .isEqualTo("{\"tries\":2}");
        JsonNode conflict = ApiUnderTest.json(api.post("commands/put_flaky", "f2", "{\"failures\": 9}"));
        assertThat(conflict.path("code").asText()).isEqualTo("CONFLICT");
        assertThat(api.value("select last_value from ledger.tries")).isEqualTo("4");
        api.tamper("drop function api.put_flaky");
    }

    @Test
    void connectionsTheServerClosedAreReplaced() throws Exception {
        api.post("commands/put_supplier", "s1", "{\"code\": \"S1\", \"name\": \"One\"}");
        api.value("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where application_name = 'vigie command api'");
        HttpResponse<String> command = api.post("commands/put_supplier", "s2", "{\"code\": \"S2\", \"name\": \"Two\"}");
        assertThat(command.statusCode()).as(command.body()).isEqualTo(200);
        assertThat(api.get(api.admin(), "queries/reminders?on_day=2026-01-05").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/x-ndjson"})
    void manyCommandsAreManyTransactions(String type) throws Exception {
        boolean lines = type.endsWith("ndjson");
        List<String> items = List.of(
                "{\"key\": \"b1\", \"body\": {\"code\": \"B1\", \"name\": \"One\"}}",
                "{\"key\": \"b2\", \"body\": {\"code\": \"B2\"}}",
                "{\"key\": \"b3\"}",
                "{\"body\": {\"code\": \"B4\", \"name\": \"Four\"}}");
        HttpResponse<String> answer = api.send(api.request(api.admin(), "bulk/put_supplier")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(lines ? String.join("\n", items) : items.toString()))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode outcomes = ApiUnderTest.json(
                lines ? "[" + String.join(",", answer.body().lines().toList()) + "]" : answer.body());
        assertThat(outcomes).hasSize(4);
        assertThat(outcomes).extracting(o -> o.path("status").asInt()).containsExactly(200, 400, 400, 200);
        assertThat(outcomes.path(0).path("answer").path("code").asText()).isEqualTo("B1");
        assertThat(outcomes.path(1).path("problem").path("params").path("field").asText())
                .isEqualTo("name");
        assertThat(outcomes.path(2).path("problem").path("code").asText()).isEqualTo("ITEM_UNFIT");
    }

    @Test
    void aTokenOpensItsScopesOnly() throws Exception {
        String seller = api.token("seller", List.of("sales"), List.of("sales", "read", "stock"));
        assertThat(api.get(seller, "queries/actors").statusCode()).isEqualTo(200);
        for (String command : List.of("put_supplier", "deliver")) {
            HttpResponse<String> refused = api.post(seller, "commands/" + command, "x", "{}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(ApiUnderTest.json(refused).path("detail").asText()).contains("it is for: read, sales.");
        }
        assertThat(api.post(seller, "commands/confirm_order", "x", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutATokenInServiceNothingIsToldOrDone() throws Exception {
        String token = api.token("gone", List.of("admin"), List.of());
        assertThat(api.get(token, "queries/actors").statusCode()).isEqualTo(200);
        try (Connection writer = api.writer().getConnection()) {
            ApiTokens.revoke(writer, "gone");
        }
        for (String wrong : new String[] {token, "vigie_guess", null}) {
            HttpResponse<String> refused = api.get(wrong, "queries/actors");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(api.post(wrong, "commands/tick", null, "{\"business_on\": \"2026-01-05\"}")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theLedgerKeepsNoSecret() throws SQLException, CommandRefused {
        String secret = api.token("hidden", List.of("sales"), List.of("sales"));
        assertThat(secret).hasSizeGreaterThan(43);
        assertThat(api.value("select count(*) from ledger.api_tokens as t where t::text like '%" + secret + "%'"))
                .isEqualTo("0");
        assertThat(api.value("select encode(sha256('" + secret + "'), 'hex') = secret_hash"
                        + " from ledger.api_tokens where code = 'hidden'"))
                .isEqualTo("t");
    }

    @Test
    void questionsAreAskedByNameAndParameters() throws Exception {
        JsonNode levels = ApiUnderTest.json(api.get(api.admin(), "queries/actors?code=admin"));
        assertThat(levels).hasToString("""
                {"rows":[{"code":"admin","name":"admin","roles":"admin","withdrawn":false}],"more":false}""");
        api.post("commands/put_price_list", "pl", """
                {"code": "PUBLIC", "name": "Tarif", "valid_from": "2026-01-01",
                "lines": [{"sku": "S10", "unit_price": "10.10"}]}
                """);
        JsonNode price = ApiUnderTest.json(
                api.get(api.admin(), "queries/list_price?customer=TOYS&sku=S10&quantity=1&on_day=2026-01-05"));
        assertThat(price.path("rows").path(0).path("unit_price").asText()).isEqualTo("10.100000");
        JsonNode balance = ApiUnderTest.json(
                api.get(api.admin(), "queries/trial_balance_between?first_day=2026-01-01&last_day=2026-12-31&limit=1"));
        assertThat(balance.path("rows")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list_price?customer=TOYS                                        | BAD_PARAMETER
            reminders?on_day=someday                                        | BAD_PARAMETER
            reminders?on_day=2026-01-05&colour=red                          | BAD_PARAMETER
            actors?limit=0                                                  | BAD_PARAMETER
            actors?code=%00                                                 | BAD_PARAMETER
            no_such_thing                                                   | UNKNOWN_QUERY
            seal_blocks                                                     | UNKNOWN_QUERY
            """)
    void aQuestionThatIsWrongSaysWhatIsWrong(String path, String code) throws Exception {
        HttpResponse<String> refused = api.get(api.admin(), "queries/" + path);
        assertThat(ApiUnderTest.json(refused).path("code").asText())
                .as(refused.body())
                .isEqualTo(code);
    }

    @Test
    void aCommandThatNeedsAnApprovalIsAccepted() throws Exception {
        api.post("commands/put_approval_rule", null, """
                {"code": "R", "command": "place_purchase_order", "kind": "AMOUNT", "threshold": 500,
                "approver": "buyer"}
                """);
        String body = ORDER.formatted("P3").replace("4.00", "51.00");
        HttpResponse<String> parked = api.post("commands/place_purchase_order", "large", body);
        assertThat(parked.statusCode()).isEqualTo(202);
        String decision = "{\"parked\": " + ApiUnderTest.json(parked).path("parked") + "}";
        assertThat(ApiUnderTest.json(api.post("commands/approve", "own", decision))
                        .path("code")
                        .asText())
                .isEqualTo("OWN_COMMAND");
        String buyer = api.token("buyer", List.of("buyer"), List.of());
        JsonNode approved = ApiUnderTest.json(api.post(buyer, "commands/approve", "other", decision));
        HttpResponse<String> again = api.post("commands/place_purchase_order", "large", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(ApiUnderTest.json(again)).isEqualTo(approved.path("answer"));
        assertThat(api.value("select actor || ' ' || client_address from ledger.commands"
                        + " where idempotency_key = 'other'"))
                .isEqualTo("buyer 127.0.0.1");
        api.post("commands/put_approval_rule", null, """
                {"code": "R", "command": "place_purchase_order", "kind": "AMOUNT", "approver": "buyer",
                "withdrawn": true}
                """);
    }

    @Test
    void theDescriptionIsTheReviewedText() throws Exception {
        HttpResponse<String> described = api.get(null, "openapi.json");
        assertThat(described.statusCode()).isEqualTo(200);
        Golden.matches(Path.of("openapi.json"), described.body());
    }

    private void awaitValue(String sql, String wanted) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!api.value(sql).equals(wanted) && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(api.value(sql)).isEqualTo(wanted);
    }
}
