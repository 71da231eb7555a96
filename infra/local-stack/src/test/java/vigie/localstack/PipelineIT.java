package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole path, embedded: a seeded history goes through the {@code api} functions, and at random positions every
 * figure in DuckDB equals plain SQL over the ledger as it was then, to the cent.
 */
class PipelineIT {
    private static final long SEED = 20_261_121L;
    private static final int ACTIONS = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void figuresEqualTheOracleAtRandomPositions(@TempDir Path folder) throws Exception {
        StackSettings settings = StackSettings.of(folder).withPorts(StackPorts.free());
        try (LocalStack stack = LocalStack.start(settings, new Words(Locale.ENGLISH), StartReport.NONE)) {
            SimulatedHistory.write(stack.ledger().writer(), SEED, ACTIONS);
            assertThat(stack.awaitQuiet(PATIENCE))
                    .as("seed %d applied in time", SEED)
                    .isTrue();
            new AgreesWithLedger(stack.ledger().owner(), stack.warehouse(), stack.address(), SEED)
                    .atRandomPositions(ACTIONS / 2);
            assertThat(statusOf(stack.commandAddress() + "/api/v1/openapi.json"))
                    .isEqualTo(200);
            assertThat(statusOf(stack.commandAddress() + "/api/v1/queries/stock_on_hand"))
                    .as("a token is always needed")
                    .isEqualTo(401);
        }
    }

    private static int statusOf(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
