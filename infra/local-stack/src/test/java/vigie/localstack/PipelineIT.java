package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.operationaldb.LedgerCommands;
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
            watchLossesForEver(stack);
            SimulatedHistory.write(stack.ledger().writer(), SEED, ACTIONS);
            assertThat(stack.awaitQuiet(PATIENCE))
                    .as("seed %d applied in time", SEED)
                    .isTrue();
            watchSomeStock(stack);
            var agrees = new AgreesWithLedger(stack.ledger().owner(), stack.warehouse(), stack.address(), SEED);
            agrees.atRandomPositions(ACTIONS / 2);
            agrees.somethingOfEverything();
            postedValuationIsWhatWasPrepared(stack);
            agrees.atTheLastPosition();
            alertsFired(stack);
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
        assertThat(pending(stack, "effective_on < (select max(business_on) from clock_ticks)"))
                .isEmpty();
        valuations.postEverything(PATIENCE);
        assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
        assertThat(pending(stack, "true")).as("before a close, today too").isEmpty();
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

    private static List<String> pending(LocalStack stack, String condition) {
        return stack.warehouse()
                .read(session -> session.rows(
                        "select effective_on || ' ' || account_code || ' ' || pending from pending_valuations"
                                + " where pending <> 0 and " + condition,
                        List.of(),
                        row -> row.getString(1)));
    }

    /** Without a window an alert says whether the line is below cost, so that plain SQL can say it too. */
    private static void watchLossesForEver(LocalStack stack) throws Exception {
        try (Connection writer = stack.ledger().writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            commands.call(
                    "put_alert_rule",
                    null,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("code", "sale-below-cost")
                            .put("name_fr", "Vente à perte")
                            .put("name_en", "Sale below cost")
                            .put("metric", "margin-rate")
                            .put("entity", "sale-line")
                            .put("comparison", "below")
                            .put("threshold", 0)
                            .put("severity", "critical"));
        }
    }

    /** Reorder rules at what is on hand, and one piece below: the first fire, the others do not. */
    private static void watchSomeStock(LocalStack stack) throws Exception {
        try (Connection owner = stack.ledger().owner().getConnection();
                Statement statement = owner.createStatement();
                Connection writer = stack.ledger().writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer);
                ResultSet level = statement.executeQuery("""
                        select p.sku, w.code, l.on_hand
                        from ledger.stock_levels as l
                        join ledger.products as p on p.id = l.product_id
                        join ledger.warehouses as w on w.id = l.warehouse_id
                        where l.on_hand > 1
                          and not exists (
                            select from ledger.warehouse_rules as r where r.warehouse_id = w.id and r.kind = 'TRANSIT'
                          )
                        order by p.sku, w.code
                        limit 6
                        """)) {
            for (int row = 0; level.next(); row++) {
                commands.call(
                        "put_reorder_rule",
                        null,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("sku", level.getString(1))
                                .put("warehouse", level.getString(2))
                                .put("point", level.getBigDecimal(3).subtract(BigDecimal.valueOf(row % 2)))
                                .put("quantity", 5));
            }
        }
        assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
    }

    /** That nothing fires where something should is compared position by position; here, that something did. */
    private static void alertsFired(LocalStack stack) {
        List<String> fired = stack.warehouse()
                .read(session -> session.rows(
                        "select distinct rule_code from alerts where state = 'FIRING'",
                        List.of(),
                        row -> row.getString(1)));
        assertThat(fired).as("seed %d", SEED).contains("sale-below-cost", "reorder-point", "overdue-customer");
    }

    private static int statusOf(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
