package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vigie.dashboard.WarehouseFixture;

/** The workbench over HTTP, each run in its own process: results, limits, cancel, files, saved queries, snapshots. */
class WorkbenchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final WarehouseFixture FIXTURE = WarehouseFixture.shared();
    private static final Path FOLDER =
            FIXTURE.snapshots().latest().orElseThrow().file().resolveSibling(".");

    private static HttpResponse<byte[]> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + FIXTURE.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static String begin(String sql) throws Exception {
        HttpResponse<byte[]> response =
                send("POST", "/api/v1/sql/runs?lang=en", JSON.writeValueAsString(Map.of("sql", sql)));
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return json(response).get("id").asText();
    }

    private static JsonNode status(String id) throws Exception {
        return json(send("GET", "/api/v1/sql/runs/" + id, ""));
    }

    private static JsonNode ended(String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> status(id), state -> !state.get("state").asText().equals("RUNNING"));
    }

    @Test
    void aQueryAnswersItsRowsTypesPositionAndFiles() throws Exception {
        String id = begin("select i, i * 1.25 as amount, date '2004-05-03' as on_day, 'a;' || i as name"
                + " from range(2500) as numbers(i) order by i");
        JsonNode status = ended(id);
        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("DONE");
        assertThat(status.get("position").asLong()).isEqualTo(FIXTURE.positions());
        assertThat(status.get("total").asLong()).isEqualTo(2_500);
        JsonNode page = json(send("GET", "/api/v1/sql/runs/" + id + "/rows?offset=2000&size=1000", ""));
        assertThat(page.get("rows")).hasSize(500);
        assertThat(page.at("/rows/0/1").asText()).isEqualTo("2500.00");

        byte[] csv = send("GET", "/api/v1/sql/runs/" + id + "/export.csv?profile=fr", "")
                .body();
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .startsWith("\ufeffi;amount;on_day;name\r\n0;0,00;03/05/2004;\"a;0\"");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(
                send("GET", "/api/v1/sql/runs/" + id + "/export.xlsx", "").body()))) {
            var rows = workbook.findSheet("result").orElseThrow().read();
            assertThat(rows).hasSize(2_501);
            assertThat(rows.get(4).getCell(1).asNumber()).isEqualByComparingTo(new BigDecimal("3.75"));
        }
        assertThat(json(send("GET", "/api/v1/sql/history?q=numbers(i)", "")).get("runs"))
                .isNotEmpty();
    }

    @Test
    void moreRowsThanAreKeptAreCounted() throws Exception {
        JsonNode status = ended(begin("select i from range(150000) as numbers(i)"));
        assertThat(status.get("kept").asLong()).isEqualTo(100_000);
        assertThat(status.get("total").asLong()).isEqualTo(150_000);
    }

    @Test
    void cancelEndsTheProcess() throws Exception {
        String id =
                begin("select count(*) from range(100000000) as a(i), range(100000000) as b(j) where (i * j) % 7 = 1");
        long before = children();
        assertThat(before).isPositive();
        assertThat(send("DELETE", "/api/v1/sql/runs/" + id, "").statusCode()).isEqualTo(204);
        JsonNode status = ended(id);
        assertThat(status.get("state").asText()).isEqualTo("CANCELLED");
        assertThat(children()).isLessThan(before);
    }

    private static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    @Test
    void whatIsRefusedSaysWhyAndWhere() throws Exception {
        JsonNode status = ended(begin("select 1;\nselekt 2"));
        assertThat(status.get("state").asText()).isEqualTo("REFUSED");
        assertThat(status.get("message").asText()).startsWith("Query refused: ").contains("LINE 2");
        assertThat(json(send("POST", "/api/v1/sql/runs", "{}")).get("code").asText())
                .isEqualTo("BAD_BODY");
        assertThat(json(send("POST", "/api/v1/sql/runs", "{\"sql\": \" \"}"))
                        .get("code")
                        .asText())
                .isEqualTo("BAD_SQL");
        assertThat(json(send("GET", "/api/v1/sql/runs/none/rows", ""))
                        .get("code")
                        .asText())
                .isEqualTo("UNKNOWN_RUN");
    }

    @Test
    void savedQueriesKeepTheirVersions() throws Exception {
        for (String sql : new String[] {"select 1", "select 2"}) {
            String body = JSON.writeValueAsString(Map.of("name", "Marge / mois", "sql", sql));
            assertThat(send("POST", "/api/v1/sql/saved", body).statusCode()).isEqualTo(201);
        }
        JsonNode saved = json(send("GET", "/api/v1/sql/saved", "")).at("/queries/0");
        assertThat(saved.get("sql").asText()).isEqualTo("select 2");
        assertThat(saved.get("versions").asInt()).isEqualTo(2);
        assertThat(Files.readString(FOLDER.resolve("workbench.jsonl"))).contains("select 1");
        assertThat(send("DELETE", "/api/v1/sql/saved/Marge%20%2F%20mois", "").statusCode())
                .isEqualTo(204);
        assertThat(json(send("GET", "/api/v1/sql/saved", "")).get("queries")).isEmpty();
    }

    @Test
    void aSnapshotIsDownloadedWholeOrInParts() throws Exception {
        String path = "/api/v1/snapshots/latest.duckdb";
        byte[] whole = send("GET", path, "").body();
        Path file = FOLDER.resolve(json(send("GET", "/api/v1/snapshots", ""))
                .at("/snapshots/0/file")
                .asText());
        assertThat(whole).isEqualTo(Files.readAllBytes(file));
        HttpResponse<byte[]> part = send("GET", path, "", "Range", "bytes=8-11");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("DUCK");
        assertThat(send("GET", path, "", "Range", "bytes=999999999999-").statusCode())
                .isEqualTo(416);
        assertThat(send("GET", "/api/v1/snapshots/..%2Flatest", "").statusCode())
                .isIn(400, 404);
    }
}
