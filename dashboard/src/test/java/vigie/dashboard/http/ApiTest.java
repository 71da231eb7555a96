package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.dashboard.WarehouseFixture;
import vigie.facts.FactTable;

/** The API over the test company: envelope, errors of one shape, conditional answers, guard, stream. */
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path snapshots;

    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static WarehouseFixture fixture;

    @BeforeAll
    static void start() {
        fixture = WarehouseFixture.api(snapshots);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void theEnvelopeHasItsParts() throws Exception {
        JsonNode answer = get("/api/v1/query?m=net-revenue,margin-rate&by=family&p=2004&cmp=n1&lang=en");
        assertThat(answer.at("/meta/position").asLong()).isEqualTo(fixture.positions());
        assertThat(answer.at("/meta/effectivePeriod/from").asText()).isEqualTo("2004-01-01");
        assertThat(answer.at("/meta/comparePeriod/to").asText()).isEqualTo("2003-12-31");
        assertThat(answer.at("/columns/0/id").asText()).isEqualTo("family");
        JsonNode row = answer.at("/rows/0");
        assertThat(row.get("family").asText()).startsWith("FAM-");
        assertThat(row.get("label").isTextual()).isTrue();
        assertThat(row.get("net-revenue").asText()).matches("-?\\d+\\.\\d{2}");
        assertThat(answer.at("/totals/margin-rate").asText()).matches("0\\.\\d{6}");
        assertThat(answer.at("/terms/margin-rate/denominator").asText())
                .isEqualTo(answer.at("/totals/net-revenue").asText());
        assertThat(answer.at("/compare/rows")).hasSameSizeAs(answer.at("/rows"));
    }

    /** What a program watches: the equation of the stock, the parts, what was put aside and the refused post. */
    @Test
    void healthSaysHowEveryPartStands() throws Exception {
        JsonNode health = get("/api/v1/health");
        JsonNode stock = health.path("stock");
        assertThat(new BigDecimal(stock.path("gap").asText())).isZero();
        assertThat(new BigDecimal(stock.path("layers").asText())).isPositive();
        assertThat(new BigDecimal(stock.path("pending").asText()))
                .isEqualByComparingTo(stock.path("layers").asText());
        assertThat(stock.at("/due/0/valuedOn").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(health.at("/freshness/pendingDays").asInt())
                .isEqualTo(get("/api/v1/position").path("pendingDays").asInt())
                .isPositive();
        assertThat(health.at("/parts/1/state").asText()).isEqualTo("FAILED");
        assertThat(health.at("/posting/code").asText()).isEqualTo("VALUATION_BEHIND");
        assertThat(health.at("/aside/0/reason").asText()).isEqualTo("TRANSFER_ABOVE_STOCK");
        assertThat(health.at("/newestAside/0/payload").asText()).contains("transfer of 7");
        assertThat(health.at("/checks/0/status").asText()).isEqualTo("OK");
        String metrics = send("GET", "/metrics").body();
        assertThat(metrics.lines())
                .contains(
                        "vigie_position_applied " + fixture.positions() + ".0",
                        "vigie_events_aside{reason=\"TRANSFER_ABOVE_STOCK\"} 1.0",
                        "vigie_part_up{part=\"capture\"} 0.0",
                        "vigie_part_up{part=\"jobs\"} 1.0",
                        "vigie_part_measure{measure=\"lag-bytes\",part=\"capture\"} 65536.0",
                        "vigie_valuation_post_failures 2.0",
                        "vigie_gap 0.0")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
    }

    @Test
    void anUndefinedRatioIsNullWithItsReason() throws Exception {
        JsonNode answer = get("/api/v1/query?m=margin-rate&p=2002");
        assertThat(answer.at("/totals/margin-rate").isNull()).isTrue();
        assertThat(answer.at("/totals/reasons/margin-rate").asText()).isEqualTo("NO_REVENUE");
    }

    @Test
    void unknownParametersAreIgnoredWithANotice() throws Exception {
        JsonNode answer = get("/api/v1/query?m=net-revenue&colour=blue&lang=en");
        assertThat(answer.at("/meta/notices/0").asText()).isEqualTo("Parameter 'colour' is not known and was ignored.");
    }

    @Test
    void anUnchangedAnswerIs304AndAnotherQuestionIsNot() throws Exception {
        HttpResponse<String> first = send("GET", "/api/v1/query?m=net-revenue&p=2004&by=family");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send("GET", "/api/v1/query?by=family&p=2004&m=net-revenue", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> other = send("GET", "/api/v1/query?m=net-revenue&p=2003&by=family", "If-None-Match", tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void anAsOfAnswerIsTheSameLaterButForTheClock() throws Exception {
        String path = "/api/v1/query?m=gross-margin&p=2003&asof=pos:900&by=warehouse";
        assertThat(get(path)).isEqualTo(get(path));
    }

    static Stream<String> everyRouteWithABadQuestion() {
        return Stream.of(
                "/api/v1/metrics/none",
                "/api/v1/query?m=none",
                "/api/v1/query",
                "/api/v1/query?m=net-revenue&p=soon",
                "/api/v1/query?m=net-revenue&by=colour",
                "/api/v1/query?m=net-revenue&asof=pos:999999999",
                "/api/v1/query?m=net-revenue&asof=pos:-1",
                "/api/v1/query?m=net-revenue&limit=0",
                "/api/v1/query?m=net-revenue&grain=second",
                "/api/v1/query?m=net-revenue&sort=colour",
                "/api/v1/pages/none",
                "/api/v1/pages/today?p=soon",
                "/api/v1/evidence",
                "/api/v1/evidence?m=stock-value&cust=C101",
                "/api/v1/evidence?m=net-revenue&cursor=x",
                "/api/v1/evidence?m=net-revenue&size=100000",
                "/api/v1/changes?m=net-revenue&from=x",
                "/api/v1/postings/none",
                "/api/v1/documents/CUSTOMER_INVOICE/none",
                "/api/v1/fifo/lines/none",
                "/api/v1/fifo/lines/999999999",
                "/api/v1/fifo/layers?cust=C101",
                "/api/v1/members/colour",
                "/api/v1/stream",
                "/api/v1/nothing/here",
                "/api/nothing",
                "/nothing");
    }

    @ParameterizedTest
    @MethodSource("everyRouteWithABadQuestion")
    void errorsHaveOneShape(String path) throws Exception {
        HttpResponse<String> response = send("GET", path, "Accept-Language", "en-GB,en;q=0.9");
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("type", "title", "status", "code", "instance");
        assertThat(problem.get("code").asText()).matches("[A-Z_0-9]+");
        assertThat(problem.get("status").asInt()).isEqualTo(response.statusCode());
        JsonNode french =
                JSON.readTree(send("GET", path, "Accept-Language", "fr").body());
        assertThat(french.get("code")).isEqualTo(problem.get("code"));
        assertThat(french.get("title")).isNotEqualTo(problem.get("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:7070", "127.0.0.1.evil.example", "10.0.0.1:7070"})
    void anotherHostNameIsRefused(String host) throws IOException {
        assertThat(raw("GET /api/v1/position HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("BAD_HOST");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port());
                OutputStream out = socket.getOutputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anotherSiteCannotChangeAnything() throws Exception {
        HttpResponse<String> response =
                send("POST", "/api/v1/demo/clock?action=pause", "Origin", "https://evil.example");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/demo/clock").get("paused").asBoolean()).isFalse();
    }

    @Test
    void onlyThisMachineIsListenedOn() {
        assertThatThrownBy(() -> Guard.requireProtected("0.0.0.0", null)).hasMessageContaining("this machine only");
        Guard.requireProtected("127.0.0.1", null);
    }

    @ParameterizedTest
    @CsvSource({"Content-Security-Policy, script-src 'self'", "X-Content-Type-Options, nosniff", "X-Frame-Options, DENY"
    })
    void securityHeadersAreThere(String name, String part) throws Exception {
        HttpResponse<String> response = send("GET", "/api/v1/position");
        assertThat(response.headers().firstValue(name)).get().asString().contains(part);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theClockCanBePausedAndResumed() throws Exception {
        assertThat(send("POST", "/api/v1/demo/clock?action=pause").body()).contains("true");
        assertThat(get("/api/v1/position").get("demoPaused").asBoolean()).isTrue();
        assertThat(send("POST", "/api/v1/demo/clock?action=resume").body()).contains("false");
        assertThat(send("POST", "/api/v1/demo/clock?action=stop").statusCode()).isEqualTo(400);
    }

    @Test
    void positionAndHealthAnswer() throws Exception {
        JsonNode position = get("/api/v1/position");
        assertThat(position.get("state").asText()).isEqualTo("fresh");
        assertThat(position.get("applied").asLong()).isEqualTo(fixture.positions());
        assertThat(position.get("businessOn").asText()).isEqualTo("2005-05-31");
        assertThat(get("/health/live").get("status").asText()).isEqualTo("live");
        assertThat(get("/health/ready").get("status").asText()).isEqualTo("ready");
    }

    @Test
    void proofIsReachableFromAFigure() throws Exception {
        JsonNode evidence = get("/api/v1/evidence?m=gross-margin&p=2004&fam=FAM-2&size=5");
        assertThat(evidence.get("difference").asText()).isEqualTo("0.00");
        JsonNode line = evidence.at("/lines/0");
        JsonNode entry = get("/api/v1/postings/" + line.get("entryNumber").asText());
        assertThat(entry.get("debit")).isEqualTo(entry.get("credit"));
        get("/api/v1/documents/" + line.get("documentType").asText() + "/"
                + line.get("documentNumber").asText());
        JsonNode ladder = get("/api/v1/fifo/lines/" + line.get("orderLineId").asLong());
        assertThat(ladder.get("sum")).isEqualTo(ladder.get("cost"));
        assertThat(get("/api/v1/fifo/layers?sku=S12").get("layers")).isNotEmpty();
        assertThat(get("/api/v1/changes?m=net-revenue&p=2003&from=pos:100&to=pos:900")
                        .get("totalChanges")
                        .asLong())
                .isPositive();
        assertThat(get("/api/v1/members/customer?q=C10").get("members")).isNotEmpty();
    }

    @Test
    void aSnapshotIsPublishedOnDemand() throws Exception {
        HttpResponse<String> response = send("POST", "/api/v1/snapshots");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(snapshots.resolve(JSON.readTree(response.body()).get("file").asText()))
                .exists();
        assertThat(snapshots.resolve("latest")).exists();
    }

    @Test
    void theOpenApiFileListsEveryRoute() throws Exception {
        HttpResponse<String> response = send("GET", "/api/v1/openapi.yaml");
        JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(response.body());
        List<String> described = document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .toList();
        assertThat(fixture.routes()).isSubsetOf(described);
        assertThat(described).isSubsetOf(fixture.routes());
    }

    @Test
    void theStreamTellsThePositionAndReplaysWhatWasMissed() throws Exception {
        fixture.events().applied(fixture.positions() + 1, EnumSet.of(FactTable.RECEIVABLES));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + fixture.port() + "/api/v1/stream"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "not-a-position")
                .build();
        HttpResponse<java.io.InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("text/event-stream");
        StringBuilder seen = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null && !line.contains("today/tiles")) {
                seen.append(line).append('\n');
                if (seen.toString().contains("event: reset") && seen.toString().contains("event: position")) {
                    fixture.events().applied(fixture.positions() + 2, EnumSet.of(FactTable.RECEIVABLES));
                }
                line = reader.readLine();
            }
            assertThat(line).contains("today/tiles");
        }
        assertThat(seen)
                .contains("event: reset")
                .contains("event: position")
                .contains("\"applied\":" + fixture.positions());
    }
}
