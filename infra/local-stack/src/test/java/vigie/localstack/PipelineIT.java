package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.adventureworks.ImportAdventureWorks;

/**
 * The whole path, embedded: a seeded history goes through the {@code api} functions, and at random positions every
 * figure in DuckDB equals plain SQL over the ledger as it was then, to the cent.
 */
class PipelineIT {
    private static final long SEED = 20_261_121L;
    private static final int ACTIONS = 1_500;
    private static final LocalDate SAMPLE_UNTIL = LocalDate.of(2011, 7, 1);
    private static final int SAMPLE_COMMITS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void figuresEqualTheOracleAtRandomPositions(@TempDir Path folder) throws Exception {
        StackSettings settings = StackSettings.of(folder).withPorts(StackPorts.free());
        try (LocalStack stack = LocalStack.start(settings, new Words(Locale.ENGLISH), StartReport.NONE)) {
            SimulatedHistory.write(stack.ledger().writer(), SEED, ACTIONS);
            assertThat(stack.awaitQuiet(PATIENCE))
                    .as("seed %d applied in time", SEED)
                    .isTrue();
            var agrees = new AgreesWithLedger(stack.ledger().owner(), stack.warehouse(), stack.address(), SEED);
            agrees.atRandomPositions(ACTIONS / 2);
            agrees.somethingOfEverything();
            postedValuationIsWhatWasPrepared(stack);
            agrees.atTheLastPosition();
            new MarginGuard(stack).parksWhatEarnsTooLittle();
            assertThat(statusOf(stack.commandAddress() + "/api/v1/openapi.json"))
                    .isEqualTo(200);
            assertThat(statusOf(stack.commandAddress() + "/api/v1/queries/stock_on_hand"))
                    .as("a token is always needed")
                    .isEqualTo(401);
        }
    }

    /** A part of the AdventureWorks sample, in dollars and in another chart, against the same oracle. */
    @Test
    void adventureWorksEqualsTheOracle(@TempDir Path folder) throws Exception {
        Path sample = Path.of(System.getenv().getOrDefault("VIGIE_ADVENTUREWORKS", ""));
        if (!Files.exists(sample.resolve("Product.csv"))) {
            System.out.println("PipelineIT leaves AdventureWorks out: VIGIE_ADVENTUREWORKS names no folder with it");
            return;
        }
        StackSettings settings = StackSettings.of(folder.resolve("data")).withPorts(StackPorts.free());
        try (LocalStack stack = LocalStack.start(settings, new Words(Locale.ENGLISH), StartReport.NONE);
                Connection writer = stack.ledger().writer().getConnection();
                Connection reader = stack.ledger().reader().getConnection()) {
            var report = ImportAdventureWorks.run(
                    sample, folder.resolve("import"), SAMPLE_UNTIL, writer, reader, LoadProgress.NONE);
            assertThat(report.imported().faults()).isEmpty();
            assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
            new AgreesWithLedger(stack.ledger().owner(), stack.warehouse(), stack.address(), SEED)
                    .atRandomPositions(SAMPLE_COMMITS);
        }
    }

    /** Every day that is over reaches the journal to the cent, once, and the figures stay what they were. */
    private static void postedValuationIsWhatWasPrepared(LocalStack stack) throws Exception {
        var valuations = new PostValuations(stack.ledger(), stack.warehouse());
        assertThat(valuations.post()).isPositive();
        assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
        assertThat(valuations.post()).as("what is posted is posted once").isZero();
        List<String> pending = stack.warehouse()
                .read(session -> session.rows(
                        "select effective_on || ' ' || account_code || ' ' || pending from pending_valuations"
                                + " where pending <> 0 and effective_on < (select max(business_on) from clock_ticks)",
                        List.of(),
                        row -> row.getString(1)));
        assertThat(pending).isEmpty();
        long accounts = stack.warehouse()
                .read(session -> session.one(
                        "select count(distinct account_code) from pending_valuations where posted <> 0",
                        List.of(),
                        row -> row.getLong(1)))
                .orElse(0L);
        assertThat(accounts)
                .as("stock, purchases, cost of sales and differences")
                .isGreaterThanOrEqualTo(4);
    }

    private static int statusOf(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
