package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.warehouse.GivenRows;
import vigie.dashboard.warehouse.ReadSession;
import vigie.dashboard.warehouse.Warehouse;

/** Every list of a page answers its columns, under every filter it says it can carry, and with nothing to list. */
class ListsTest {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.load();

    @TempDir
    static Path snapshots;

    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static WarehouseFixture company;

    @BeforeAll
    static void start() {
        company = WarehouseFixture.api(snapshots);
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    static List<ListDefinition> lists() {
        return CATALOGUE.lists();
    }

    private static ListAnswer ask(ListDefinition list, String period, Map<String, List<String>> filters) {
        return company.warehouse().read(session -> ask(session, list, period, filters));
    }

    private static ListAnswer ask(
            ReadSession session, ListDefinition list, String period, Map<String, List<String>> filters) {
        Map<String, List<String>> parameters = new java.util.HashMap<>(filters);
        parameters.put("p", List.of(period));
        QueryRequest request = QueryParameters.read(parameters, Language.EN);
        return ListQueries.answer(
                QueryFrame.resolve(session, request, java.time.LocalDate.of(2004, 12, 31), Scope.WHOLE), list);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void answersItsColumnsAndNarrowsUnderEveryFilter(ListDefinition list) {
        ListAnswer all = ask(list, "2004", Map.of());
        assertThat(all.reason()).isNull();
        assertThat(all.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(list.columns()));
        assertThat(all.rows().isEmpty())
                .as("the test company promises no day and delivers at once; every other list has rows")
                .isEqualTo(Set.of("late-orders", "open-orders").contains(list.id()));
        for (Dimension dimension : all.rows().isEmpty() ? Set.<Dimension>of() : list.dimensions()) {
            ListAnswer none = ask(list, "2004", Map.of(dimension.parameter(), List.of("no such code")));
            assertThat(none.rows())
                    .as("under a filter on %s that nothing passes", dimension.id())
                    .hasSizeLessThanOrEqualTo(all.rows().size())
                    .isNotEqualTo(all.rows());
        }
        for (Dimension dimension : Dimension.values()) {
            if (!list.dimensions().contains(dimension)) {
                assertThat(ask(list, "2004", Map.of(dimension.parameter(), List.of("x")))
                                .reason())
                        .isEqualTo(Figures.NOT_UNDER_FILTER);
            }
        }
    }

    /** A line half delivered, one cancelled, one of another customer; a receipt invoiced dearer, with freight. */
    @Test
    void tellsWhatIsStillToDeliverAndWhatPricesDifferedBy() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            GivenRows.insert(
                    warehouse,
                    Map.of(
                            "order_lines",
                            List.of(
                                    line("1", "ORDERED", "10", "100", "7"),
                                    line("1", "DELIVERED", "4", "40", "7"),
                                    line("2", "ORDERED", "5", "50", "7"),
                                    line("2", "CANCELLED", "5", "50", "7"),
                                    line("3", "ORDERED", "3", "30", "8")),
                            "cost_layers",
                            List.of(
                                    layer("1", "ENTRY", "1000", "20"),
                                    layer("2", "ISSUE", "1000", "15"),
                                    layer("3", "PRICE_DIFF", "1060", "15"),
                                    layer("4", "LANDED", "1085", "15")),
                            "dimensions",
                            List.of(Map.of("dimension", "customer", "member_id", "7", "code", "C7"))));
            assertThat(rows(warehouse, "open-orders", Map.of("cust", List.of("C7"))))
                    .singleElement()
                    .satisfies(row -> assertThat(row.subList(6, 8))
                            .usingElementComparator((a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b))
                            .containsExactly(new BigDecimal(6), new BigDecimal(60)));
            assertThat(rows(warehouse, "receipts", Map.of()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.subList(5, 11))
                            .usingElementComparator((a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b))
                            .containsExactly(
                                    new BigDecimal(20),
                                    new BigDecimal(1000),
                                    new BigDecimal(60),
                                    new BigDecimal(25),
                                    new BigDecimal(1085),
                                    new BigDecimal("54.25")));
        }
    }

    private static Map<String, String> line(String id, String event, String quantity, String amount, String customer) {
        return Map.of(
                "order_line_id", id, "event", event, "quantity", quantity, "amount", amount, "customer_id", customer);
    }

    private static Map<String, String> layer(String position, String cause, String valueIn, String left) {
        return Map.of(
                "position", position,
                "layer_id", "1",
                "kind", "RECEIPT",
                "cause", cause,
                "quantity_in", "20",
                "value_in", valueIn,
                "remaining_quantity", left);
    }

    private static List<List<@Nullable Object>> rows(
            Warehouse warehouse, String list, Map<String, List<String>> filters) {
        return warehouse
                .read(session -> ask(session, CATALOGUE.list(list), "2003", filters))
                .rows();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void namesEveryColumnOnceInBothLanguages(ListDefinition list) {
        assertThat(list.columns()).extracting(ListDefinition.Column::id).doesNotHaveDuplicates();
        assertThat(list.columns()).allSatisfy(column -> {
            assertThat(column.label().fr()).isNotBlank();
            assertThat(column.type() == ListDefinition.ValueType.MEMBER).isEqualTo(column.dimension() != null);
            assertThat(column.type() == ListDefinition.ValueType.CODE).isEqualTo(column.words() != null);
        });
    }
}
