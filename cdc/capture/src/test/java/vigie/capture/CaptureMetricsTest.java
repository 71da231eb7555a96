package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import vigie.capture.CaptureProgress.Published;

class CaptureMetricsTest {

    @Test
    void tellsLagPositionsAndHalts() throws Exception {
        CaptureProgress progress = new CaptureProgress();
        progress.published(new Published(2, "ledger-2", 184_203, 9), 3, 40);
        progress.lag(new LedgerServer.Lag(1_024, 5, 1_500));
        progress.halted(new Reason("cassé", "broken"));
        try (CaptureMetrics metrics = new CaptureMetrics(progress, 0);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + metrics.port() + "/metrics"))
                    .build();
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(body)
                    .contains("vigie_capture_lag_bytes 1024.0")
                    .contains("vigie_capture_lag_seconds 1.5")
                    .contains("vigie_capture_lag_positions 5.0")
                    .contains("vigie_capture_position 184203.0")
                    .contains("vigie_capture_transactions_total 3.0")
                    .contains("vigie_capture_rows_total 40.0")
                    .contains("vigie_capture_halted 1.0");
        }
    }
}
