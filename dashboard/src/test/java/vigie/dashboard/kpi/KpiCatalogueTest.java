package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.FactTable;

/** What every metric's folder must hold, whoever adds one. */
class KpiCatalogueTest {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.load();
    private static final Warehouse EMPTY = Warehouse.inMemory();
    private static final Map<String, FactTable> TABLES =
            Arrays.stream(FactTable.values()).collect(Collectors.toMap(FactTable::tableName, table -> table));

    @AfterAll
    static void close() {
        EMPTY.close();
    }

    static Stream<Metric> metrics() {
        return CATALOGUE.metrics().stream();
    }

    @Test
    void theMetricsOfTheFirstPagesAreThere() {
        assertThat(CATALOGUE.metrics().stream().map(Metric::id))
                .contains(
                        "net-revenue",
                        "cost-of-sales",
                        "gross-margin",
                        "margin-rate",
                        "markup-rate",
                        "stock-value",
                        "units-sold",
                        "open-receivables",
                        "payments-on-account");
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void idIsKebabCaseAndNamesAreNotEmpty(Metric metric) {
        assertThat(metric.id()).matches("[a-z]+(-[a-z0-9]+)*");
        assertThat(metric.owner()).isNotBlank();
        assertThat(metric.changed()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void factsExistAndHaveTheTimeColumn(Metric metric) {
        assertThat(metric.facts()).isNotEmpty();
        for (String fact : metric.facts()) {
            assertThat(TABLES).containsKey(fact);
        }
        assertThat(metric.facts())
                .anyMatch(fact -> FactTable.valueOf(fact.toUpperCase(Locale.ROOT)).columns().stream()
                        .anyMatch(column -> column.name().equals(metric.time())));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aRatioNamesItsTermsAndReasonsAndOthersTheirEvidence(Metric metric) {
        if (metric.additivity() == Additivity.COMPUTED) {
            assertThat(metric.terms())
                    .allSatisfy(term -> assertThat(CATALOGUE.metric(term)).isNotNull());
            assertThat(metric.reasons().keySet()).anyMatch(code -> code.startsWith("NO_"));
            assertThat(metric.queryText()).contains("as value").contains("as reason");
        } else if (metric.additivity() == Additivity.RATIO) {
            assertThat(metric.terms())
                    .hasSize(2)
                    .allSatisfy(term -> assertThat(CATALOGUE.metric(term)).isNotNull());
            assertThat(metric.reasons().keySet()).anyMatch(code -> code.startsWith("NO_"));
            assertThat(metric.reasons().keySet()).anyMatch(code -> code.startsWith("NEG_"));
            assertThat(metric.queryText()).contains("as numerator").contains("as denominator");
        } else {
            assertThat(metric.evidence()).isPresent();
            assertThat(metric.queryText()).contains("as value");
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void queryHasNoLiteralThresholdAndOnlyKnownPlaceholders(Metric metric) {
        String sql = metric.queryText().replaceAll("(?m)^\\s*--.*$", "");
        assertThat(sql).doesNotContainPattern("[<>]=?\\s*\\d*[1-9]");
        Set<String> placeholders = java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(sql)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(placeholders).isSubsetOf("period", "periods", "dimension", "filters");
        assertThat(sql).isEqualTo(sql.replaceAll("\\b(SELECT|FROM|WHERE|GROUP BY)\\b", "lower case keywords"));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void queryRunsOnAnEmptyWarehouseForEveryDimensionAndGrain(Metric metric) {
        for (Grain grain : Grain.values()) {
            for (Dimension by : metric.dimensions()) {
                String address = "m=" + metric.id() + " by=" + by.id() + " grain=" + grain.id();
                Map<MetricSql.Cell, MetricSql.Terms> cells = EMPTY.read(session -> MetricSql.run(
                        session,
                        metric,
                        by,
                        grain,
                        java.time.LocalDate.of(2003, 1, 1),
                        java.time.LocalDate.of(2003, 3, 31),
                        0,
                        new Conditions(List.of(new Conditions.Resolved(by, true, true, List.of(1L, 2L))))));
                assertThat(cells).as(address).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void casesCoverNormalZeroNegativeAndEmpty(Metric metric) {
        List<KpiCase> cases = KpiCasesTest.cases(metric);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(4);
        assertThat(cases).anyMatch(kase -> kase.expected().isEmpty());
        assertThat(cases)
                .anyMatch(kase ->
                        kase.expected().size() > 1 || metric.dimensions().isEmpty());
        assertThat(cases.stream()
                        .flatMap(kase -> kase.given().values().stream())
                        .flatMap(List::stream))
                .anyMatch(row -> row.values().stream().anyMatch(value -> value.startsWith("-")));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void isShownOnAPage(Metric metric) {
        assertThat(CATALOGUE.pageIds())
                .anyMatch(page -> CATALOGUE.page(page).blocks().stream()
                        .anyMatch(block -> block.metrics().contains(metric.id())));
        assertThat(metric.unit().name()).isEqualTo(metric.unit().name().toUpperCase(Locale.ROOT));
    }
}
