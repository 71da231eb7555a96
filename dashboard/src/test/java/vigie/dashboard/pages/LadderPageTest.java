package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.dashboard.WarehouseFixture;

/** What the FIFO ladder draws of a layer, beside what the API says of it. */
class LadderPageTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the test
    Path folder;

    @Test
    void whatOthersTookBeforeIsApartFromWhatTheyTookAfter() throws Exception {
        int takenLater = 0;
        try (WarehouseFixture fixture = WarehouseFixture.pages(0, true, folder)) {
            String evidence = body(fixture, "/api/v1/evidence?m=cost-of-sales&p=2004&size=50");
            for (JsonNode line : JSON.readTree(evidence).get("lines")) {
                long orderLine = line.get("orderLineId").asLong();
                JsonNode slices = JSON.readTree(body(fixture, "/api/v1/fifo/lines/" + orderLine))
                        .get("slices");
                if (slices.size() != 1) {
                    continue;
                }
                JsonNode drawn = drawnLayer(fixture, orderLine);
                assertThat(new BigDecimal(drawn.get("taken").asText()))
                        .isEqualByComparingTo(slices.at("/0/quantity").asText());
                assertThat(new BigDecimal(drawn.get("before").asText()))
                        .isEqualByComparingTo(slices.at("/0/consumedBefore").asText());
                takenLater += drawn.get("after").asDouble() > 0 ? 1 : 0;
            }
        }
        assertThat(takenLater).as("lines whose layer others took from later").isPositive();
    }

    /** The layer the line took from, as the chart gets it. */
    private static JsonNode drawnLayer(WarehouseFixture fixture, long orderLine)
            throws IOException, InterruptedException {
        Matcher chart = Pattern.compile("data-chart-data=\"ladder\">(.*?)</script>", Pattern.DOTALL)
                .matcher(body(fixture, "/couches/" + orderLine));
        assertThat(chart.find()).isTrue();
        for (JsonNode layer : JSON.readTree(chart.group(1)).get("layers")) {
            if (layer.get("taken").asDouble() > 0) {
                return layer;
            }
        }
        throw new AssertionError("no layer of line " + orderLine + " is drawn");
    }

    private static String body(WarehouseFixture fixture, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.port() + path))
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }
}
