package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vigie.dashboard.warehouse.GivenRows;
import vigie.dashboard.warehouse.Warehouse;

/** Runs kpi/<id>/cases.test of every metric on a DuckDB in memory. */
class KpiCasesTest {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.load();
    private static final Warehouse WAREHOUSE = Warehouse.inMemory();

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    @TestFactory
    Stream<DynamicTest> everyMetricKeepsItsCases() {
        return CATALOGUE.metrics().stream()
                .flatMap(metric -> cases(metric).stream()
                        .map(kase -> DynamicTest.dynamicTest(metric.id() + ": " + kase, () -> check(metric, kase))));
    }

    private static void check(Metric metric, KpiCase kase) {
        GivenRows.clear(WAREHOUSE);
        GivenRows.insert(WAREHOUSE, kase.given());
        Map<MetricSql.Cell, MetricSql.Terms> cells = run(metric, kase, kase.by());
        Map<Long, String> found = new LinkedHashMap<>();
        (kase.by() == null ? Map.<MetricSql.Cell, MetricSql.Terms>of() : cells)
                .forEach((cell, terms) ->
                        found.put(Objects.requireNonNull(cell.memberId()), text(Figures.of(metric, terms))));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(kase.expected());
        boolean whole = metric.additivity() == Additivity.COMPUTED;
        assertThat(text(Figures.total(metric, whole ? run(metric, kase, null) : cells)))
                .isEqualTo(kase.total());
    }

    private static Map<MetricSql.Cell, MetricSql.Terms> run(Metric metric, KpiCase kase, @Nullable Dimension by) {
        Long asOf = kase.asOf();
        Period period = PeriodGrammar.resolve(kase.period(), () -> LocalDate.EPOCH, LocalDate.of(2099, 1, 1));
        return WAREHOUSE.read(session -> MetricSql.run(
                session,
                metric,
                by,
                Grain.NONE,
                period.from(),
                period.to(),
                asOf == null ? session.progress().position() : asOf,
                Conditions.NONE));
    }

    private static String text(Figure figure) {
        return figure.value() == null
                ? String.valueOf(figure.reason())
                : figure.value().toPlainString();
    }

    static List<KpiCase> cases(Metric metric) {
        String path = "kpi/" + metric.id() + "/cases.test";
        try (InputStream in = KpiCasesTest.class.getClassLoader().getResourceAsStream(path)) {
            return KpiCase.parse(new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
