package vigie.operationaldb.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What webhooks are told, by a real receiver. */
class WebhookTest {
    private static final String SECRET = "a secret of the two of us";

    private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // JUnit calls start before each test
    private ApiUnderTest api;

    @SuppressWarnings("NullAway.Init") // as above
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        api = new ApiUnderTest();
        assertThat(api.post("commands/put_webhook", null, """
                {"code": "SHOP", "url": "http://127.0.0.1:%d/told", "secret": "%s", "events": ["tick"]}
                """.formatted(
                                        receiver.getAddress().getPort(), SECRET))
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        api.close();
        receiver.stop(0);
    }

    @Test
    void aCommandIsToldSignedAndOnlyToWhoAskedForIt() throws Exception {
        api.post("commands/put_supplier", "other", "{\"code\": \"S\", \"name\": \"Not asked for\"}");
        api.post("commands/tick", "t1", "{\"business_on\": \"2026-01-05\"}");
        Map<String, String> told = next();
        assertThat(told.get("vigie-event")).isEqualTo("tick");
        assertThat(told.get("vigie-signature"))
                .isEqualTo(DeliverWebhooks.signature(SECRET, told.get("vigie-timestamp") + "." + told.get("body")));
        JsonNode body = ApiUnderTest.json(String.valueOf(told.get("body")));
        assertThat(body.path("event").asText()).isEqualTo("tick");
        assertThat(body.path("actor").asText()).isEqualTo("admin");
        assertThat(body.path("answer")).isNotEmpty();
        awaitState("DELIVERED");
        assertThat(received).isEmpty();
    }

    @Test
    void aReceiverThatFailsIsTriedAgain() throws Exception {
        failures.set(1);
        api.post("commands/tick", "t1", "{\"business_on\": \"2026-01-05\"}");
        assertThat(next().get("vigie-delivery")).isEqualTo(next().get("vigie-delivery"));
        awaitState("DELIVERED");
        assertThat(api.value("select attempts from ledger.webhook_deliveries")).isEqualTo("2");
    }

    @Test
    void afterTheLastAttemptItIsDeadAndCanBeSentOnceMore() throws Exception {
        failures.set(1);
        api.tamper("alter table ledger.webhook_deliveries alter column attempts set default 7");
        api.post("commands/tick", "t1", "{\"business_on\": \"2026-01-05\"}");
        awaitState("DEAD");
        JsonNode dead = ApiUnderTest.json(api.get(api.admin(), "queries/webhook_deliveries?state=DEAD"))
                .path("rows")
                .path(0);
        assertThat(dead.path("failure").asText()).isEqualTo("HTTP 500");
        api.post("commands/retry_webhook_delivery", "again", "{\"delivery\": " + dead.path("delivery") + "}");
        awaitState("DELIVERED");
    }

    @Test
    void noReaderSeesTheSecret() throws Exception {
        assertThat(api.value("select has_table_privilege('vigie_reader', 'ledger.webhook_secrets', 'select')"))
                .isEqualTo("f");
        assertThat(api.value("select count(*) from ledger.master_versions where content::text like '%" + SECRET + "%'"))
                .isEqualTo("0");
        assertThat(api.get(api.admin(), "queries/take_webhook_deliveries?most=1")
                        .statusCode())
                .isEqualTo(404);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> request = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> request.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            request.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 204, -1);
            received.add(request);
        }
    }

    private Map<String, String> next() throws InterruptedException {
        Map<String, String> request = received.poll(20, TimeUnit.SECONDS);
        assertThat(request).as("a delivery within 20 s").isNotNull();
        return request;
    }

    private void awaitState(String state) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String sql = "select state from ledger.webhook_deliveries";
        while (!api.value(sql).equals(state) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(api.value(sql)).isEqualTo(state);
    }
}
