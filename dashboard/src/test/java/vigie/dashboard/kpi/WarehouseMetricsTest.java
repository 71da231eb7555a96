package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.dashboard.warehouse.FactLog;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.TestCompany;
import vigie.dashboard.warehouse.Warehouse;

/** Metrics over the generated company: totals, evidence, as of, comparison. Seeds are in the test names. */
class WarehouseMetricsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-05T08:00:00Z"), ZoneOffset.UTC);
    private static final FactLog LOG = TestCompany.history(7);
    private static final Warehouse WAREHOUSE = Warehouse.inMemory();
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.load();
    private static final LivePageData DATA =
            new LivePageData(WAREHOUSE, CATALOGUE, WarehouseMetricsTest::noFreshness, CLOCK, () -> Reader.ANYBODY);
    private static final List<String> PERIODS =
            List.of("2003", "2004", "ytd", "all", "2004-03", "2003-W20", "2003-11-15..2004-02-10", "mtd");
    private static final Map<String, List<String>> CODES = Map.ofEntries(
            Map.entry("fam", List.of("FAM-1", "FAM-3", "!FAM-2")),
            Map.entry("cust", List.of("C101", "C107", "!C105")),
            Map.entry("seg", List.of("GMS", "!WEB")),
            Map.entry("rep", List.of("R1", "-", "!R2", "!-")),
            Map.entry("chan", List.of("WEB", "!DIRECT")),
            Map.entry("sup", List.of("F1", "!F1")),
            Map.entry("wh", List.of("LYON", "!LYON")),
            Map.entry("sku", List.of("S11", "S20", "!S12")),
            Map.entry("age", List.of("0-30", "!31-60")),
            Map.entry("delay", List.of("current", "!1-30")),
            Map.entry("abc", List.of("A", "!B")));

    private static Freshness noFreshness() {
        throw new IllegalStateException("not asked for here");
    }

    @BeforeAll
    static void fill() {
        LOG.writeTo(WAREHOUSE);
    }

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    private static QueryRequest ask(Map<String, List<String>> parameters) {
        return QueryParameters.read(parameters, Language.EN);
    }

    private static QueryRequest ask(String metrics, String period) {
        return ask(Map.of("m", List.of(metrics), "p", List.of(period)));
    }

    /** A random question about a metric, with filters it knows. */
    private static Map<String, List<String>> randomFrame(Random random, Metric metric) {
        Map<String, List<String>> frame = new HashMap<>();
        frame.put("p", List.of(PERIODS.get(random.nextInt(PERIODS.size()))));
        for (Dimension dimension : metric.dimensions()) {
            if (random.nextInt(4) == 0) {
                List<String> codes = Objects.requireNonNull(CODES.get(dimension.parameter()));
                frame.put(dimension.parameter(), List.of(codes.get(random.nextInt(codes.size()))));
            }
        }
        if (random.nextBoolean()) {
            frame.put(
                    "asof",
                    List.of("pos:" + (1 + random.nextInt(LOG.transactions().size()))));
        }
        return frame;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void rowsAddUpToTheTotalAndRatiosAreRatiosOfSums(long seed) {
        Random random = new Random(seed);
        for (Metric metric : CATALOGUE.metrics()) {
            for (int round = 0; round < 1; round++) {
                Map<String, List<String>> frame = randomFrame(random, metric);
                List<Dimension> dimensions = List.copyOf(metric.dimensions());
                if (!dimensions.isEmpty()) {
                    Dimension by = dimensions.get(random.nextInt(dimensions.size()));
                    frame.put("by", List.of(by.id()));
                }
                frame.put("m", List.of(metric.id()));
                QueryAnswer answer = DATA.query(ask(frame));
                Figure total = Objects.requireNonNull(answer.totals().get(metric.id()));
                if (metric.additivity() == Additivity.RATIO) {
                    BigDecimal upper = sum(answer, metric, true);
                    BigDecimal lower = sum(answer, metric, false);
                    boolean nothing = lower.signum() <= 0 || (metric.negativeReason() != null && upper.signum() < 0);
                    BigDecimal expected =
                            nothing ? null : upper.divide(lower, metric.unit().scale(), RoundingMode.HALF_UP);
                    assertThat(total.value()).as("%s %s", metric.id(), frame).isEqualTo(expected);
                } else if (metric.additivity() == Additivity.COMPUTED) {
                    frame.remove("by");
                    assertThat(total)
                            .as("%s %s", metric.id(), frame)
                            .isEqualTo(DATA.query(ask(frame)).totals().get(metric.id()));
                } else {
                    BigDecimal sum = answer.rows().stream()
                            .map(row -> Objects.requireNonNull(
                                    row.figure(metric.id()).value()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    BigDecimal roundings = metric.additivity() == Additivity.AVERAGE
                            ? new BigDecimal("0.01")
                                    .multiply(BigDecimal.valueOf(answer.rows().size()))
                            : BigDecimal.ZERO;
                    assertThat(Objects.requireNonNull(total.value())
                                    .subtract(sum)
                                    .abs())
                            .as("%s %s", metric.id(), frame)
                            .isLessThanOrEqualTo(roundings);
                }
            }
        }
    }

    private static BigDecimal sum(QueryAnswer answer, Metric metric, boolean upper) {
        return answer.rows().stream()
                .map(row -> row.figure(metric.id()))
                .map(figure -> Objects.requireNonNull(upper ? figure.numerator() : figure.denominator()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void evidenceSumsToTheTileForRandomFilters(long seed) {
        Random random = new Random(seed);
        for (Metric metric : CATALOGUE.metrics()) {
            for (int round = 0; round < 2; round++) {
                Map<String, List<String>> frame = randomFrame(random, metric);
                frame.put("m", List.of(metric.id()));
                EvidenceAnswer evidence = DATA.evidence(ask(frame), null, 500);
                QueryAnswer tile = DATA.query(ask(frame));
                assertThat(evidence.figure().value())
                        .as("%s %s", metric.id(), frame)
                        .isEqualTo(Objects.requireNonNull(tile.totals().get(metric.id()))
                                .value());
                assertThat(evidence.difference())
                        .as("%s %s", metric.id(), frame)
                        .isEqualByComparingTo("0");
                if (evidence.control() != null) {
                    assertThat(evidence.control().gap())
                            .as("%s %s", metric.id(), frame)
                            .isEqualByComparingTo("0");
                }
            }
        }
    }

    @Test
    void evidencePagesCarryTheRunningSumToTheFigure() {
        QueryRequest request = ask("gross-margin", "2004");
        EvidenceAnswer page = DATA.evidence(request, null, 200);
        long lines = page.lines().size();
        while (page.nextCursor() != null) {
            page = DATA.evidence(request, page.nextCursor(), 200);
            lines += page.lines().size();
        }
        assertThat(lines).isEqualTo(page.totalLines()).isGreaterThan(200);
        assertThat(page.lines().getLast().runningSum())
                .isEqualByComparingTo(page.figure().value());
        assertThat(page.basis()).isEqualTo("postings");
    }

    @Test
    void stockByWarehouseIsProvedByFactsAndSaysSo() {
        EvidenceAnswer evidence = DATA.evidence(
                ask(Map.of("m", List.of("stock-value"), "p", List.of("2004"), "wh", List.of("LYON"))), null, 10);
        assertThat(evidence.basis()).isEqualTo("facts");
        assertThat(evidence.basisReason()).contains("Ledger lines do not carry these filters");
    }

    @Test
    void everyControlAgreesWithItsAccounts() {
        QueryAnswer tiles = DATA.query(ask(
                "net-revenue,cost-of-sales,gross-margin,stock-value,open-receivables,payments-on-account,open-payables",
                "2004"));
        assertThat(tiles.controls())
                .hasSize(7)
                .allSatisfy(control -> assertThat(control.gap()).isEqualByComparingTo("0"));
        assertThat(tiles.controls().getFirst().accounts()).containsExactly("707", "7097");
    }

    @Test
    void aBrokenPostingShowsAsAGap() {
        Warehouse broken = Warehouse.inMemory();
        FactLog log = TestCompany.history(7);
        log.writeTo(broken);
        broken.read(session -> session.rows(
                "select count(*) from postings where account_code = '707'", List.of(), row -> row.getLong(1)));
        vigie.dashboard.warehouse.GivenRows.insert(
                broken,
                Map.of(
                        "postings",
                        List.of(Map.of(
                                "position", String.valueOf(log.transactions().size()),
                                "account_code", "707",
                                "credit", "12.40",
                                "effective_on", "2004-06-01"))));
        LivePageData data =
                new LivePageData(broken, CATALOGUE, WarehouseMetricsTest::noFreshness, CLOCK, () -> Reader.ANYBODY);
        QueryAnswer answer = data.query(ask("net-revenue", "2004"));
        assertThat(answer.controls().getFirst().gap()).isEqualByComparingTo("-12.40");
        assertThat(data.evidence(ask("net-revenue", "2004"), null, 5).difference())
                .isEqualByComparingTo("-12.40");
        broken.close();
    }

    @Test
    void asOfAnEarlierPositionIsWhatWasKnownThen() {
        long half = LOG.transactions().size() / 2;
        Warehouse then = Warehouse.inMemory();
        FactLog shorter = TestCompany.history(7);
        shorter.transactions()
                .subList((int) half, shorter.transactions().size())
                .clear();
        shorter.writeTo(then);
        LivePageData past =
                new LivePageData(then, CATALOGUE, WarehouseMetricsTest::noFreshness, CLOCK, () -> Reader.ANYBODY);
        for (Metric metric : CATALOGUE.metrics()) {
            QueryAnswer now = past.query(ask(metric.id(), "ytd"));
            Map<String, List<String>> frame =
                    Map.of("m", List.of(metric.id()), "p", List.of("ytd"), "asof", List.of("pos:" + half));
            QueryAnswer asOf = DATA.query(ask(frame));
            assertThat(asOf.totals()).as(metric.id()).isEqualTo(now.totals());
            assertThat(asOf.meta().effectivePeriod()).isEqualTo(now.meta().effectivePeriod());
        }
        then.close();
    }

    @Test
    void changesBetweenTwoPositionsAddUp() {
        long last = LOG.transactions().size();
        ChangesAnswer changes = DATA.changes(
                ask("gross-margin", "2003-01-01..2005-12-31"),
                new AsOf.AtPosition(last - 400),
                new AsOf.AtPosition(last));
        assertThat(changes.after().subtract(changes.before())).isEqualByComparingTo(changes.sum());
        assertThat(changes.totalChanges()).isPositive();
    }

    @Test
    void comparisonHoldsMembersThatOnlyOneSideHas() {
        QueryAnswer answer = DATA.query(ask(Map.of(
                "m",
                List.of("gross-margin"),
                "by",
                List.of("cust"),
                "p",
                List.of("2003-W20"),
                "cmp",
                List.of("prev"),
                "sort",
                List.of("-gross-margin.delta"))));
        QueryAnswer.Comparison compared = Objects.requireNonNull(answer.compare());
        assertThat(compared.rows()).hasSameSizeAs(answer.rows());
        for (int i = 0; i < answer.rows().size(); i++) {
            assertThat(compared.rows().get(i).code())
                    .isEqualTo(answer.rows().get(i).code());
        }
    }

    @Test
    void monthsWithoutFactsAreThereAndAligned() {
        QueryAnswer answer = DATA.query(ask(Map.of(
                "m",
                List.of("net-revenue,stock-value"),
                "grain",
                List.of("month"),
                "p",
                List.of("2004"),
                "cmp",
                List.of("n1"))));
        assertThat(answer.rows()).hasSize(12);
        QueryAnswer.Row january =
                Objects.requireNonNull(answer.compare()).rows().getFirst();
        assertThat(january.period()).isEqualTo("2003-01");
        assertThat(january.alignedTo()).isEqualTo("2004-01");
    }

    @Test
    void aFigureThatAFilterCannotReachIsUndefinedNotUnfiltered() {
        QueryAnswer answer = DATA.query(
                ask(Map.of("m", List.of("stock-value,net-revenue"), "p", List.of("2004"), "cust", List.of("C101"))));
        Figure stock = Objects.requireNonNull(answer.totals().get("stock-value"));
        assertThat(stock.value()).isNull();
        assertThat(stock.reason()).isEqualTo("NOT_UNDER_FILTER");
    }

    @Test
    void layersBehindASaleLineSumToItsCost() {
        for (long line = 1; line <= 60; line += 7) {
            LadderAnswer ladder = DATA.ladder(line, ask(Map.of()));
            assertThat(ladder.difference()).as("line %s", line).isEqualByComparingTo("0");
            assertThat(ladder.layers()).isNotEmpty();
        }
        assertThatThrownBy(() -> DATA.ladder(9_999_999, ask(Map.of()))).isInstanceOf(BadQuery.class);
    }

    @Test
    void openLayersSumToTheStockValue() {
        LayersAnswer layers = DATA.layers(ask(Map.of("wh", List.of("LYON"))), 5_000);
        QueryAnswer stock =
                DATA.query(ask(Map.of("m", List.of("stock-value"), "p", List.of("all"), "wh", List.of("LYON"))));
        assertThat(layers.remainingValue())
                .isEqualByComparingTo(Objects.requireNonNull(stock.totals().get("stock-value"))
                        .value());
    }

    @ParameterizedTest
    @CsvSource({
        "aged-stock-value, stock-value, age",
        "class-stock-value, stock-value, abc",
        "aged-receivables, open-receivables, delay",
        "aged-payables, open-payables, delay"
    })
    void bandsAndClassesAddUpToTheWhole(String part, String whole, String by) {
        for (String period : List.of("2003-06", "2004-03", "2004")) {
            QueryAnswer parts = DATA.query(ask(Map.of("m", List.of(part), "by", List.of(by), "p", List.of(period))));
            QueryAnswer all = DATA.query(ask(Map.of("m", List.of(whole), "p", List.of(period))));
            assertThat(Objects.requireNonNull(parts.totals().get(part)).value())
                    .as("%s in %s", part, period)
                    .isEqualByComparingTo(
                            Objects.requireNonNull(all.totals().get(whole)).value());
        }
    }

    @Test
    void aPageReadsAllItsBlocksAtOnePosition() {
        Map<String, String> members = Map.of("customer", "cust:C112", "supplier", "sup:F1", "product", "sku:S20");
        for (String page : CATALOGUE.pageIds()) {
            Map<String, List<String>> question = new HashMap<>(Map.of("p", List.of("2004"), "cmp", List.of("n1")));
            if (members.containsKey(page)) {
                String[] member = Objects.requireNonNull(members.get(page)).split(":", 2);
                question.put(member[0], List.of(member[1]));
            }
            PageAnswer answer = DATA.page(page, ask(question));
            assertThat(answer.blocks().values())
                    .allSatisfy(block -> assertThat(Objects.requireNonNull(block.answer())
                                    .meta()
                                    .position())
                            .isEqualTo(answer.meta().position()));
        }
    }

    @Test
    void anInvoiceTellsItsLinesWithTheCostTheirDeliveriesHad() {
        DocumentAnswer note = DATA.document("DELIVERY_NOTE", "BL-20101", ask(Map.of()));
        String number = note.linked().stream()
                .filter(linked -> linked.type().equals("CUSTOMER_INVOICE"))
                .findFirst()
                .orElseThrow()
                .number();
        DocumentAnswer invoice = DATA.document("CUSTOMER_INVOICE", number, ask(Map.of()));
        assertThat(invoice.saleLines()).hasSameSizeAs(note.saleLines()).allSatisfy(line -> {
            assertThat(line.revenue()).isPositive();
            assertThat(line.cost()).isPositive();
        });
    }

    @Test
    void documentsAndEntriesBalanceAndLink() {
        DocumentAnswer note = DATA.document("DELIVERY_NOTE", "BL-20101", ask(Map.of()));
        assertThat(note.saleLines()).isNotEmpty();
        assertThat(note.linked()).anyMatch(linked -> linked.type().equals("SALES_ORDER"));
        String number = note.postings().getFirst().entryNumber();
        EntryAnswer entry = DATA.entry(number, ask(Map.of()));
        assertThat(entry.debit()).isEqualByComparingTo(entry.credit());
        assertThat(entry.status()).isEqualTo("PREPARED");
    }
}
