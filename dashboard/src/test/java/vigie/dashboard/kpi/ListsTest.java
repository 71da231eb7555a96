package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.dashboard.WarehouseFixture;

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
        Map<String, List<String>> parameters = new java.util.HashMap<>(filters);
        parameters.put("p", List.of(period));
        QueryRequest request = QueryParameters.read(parameters, Language.EN);
        return company.warehouse()
                .read(session -> ListQueries.answer(
                        QueryFrame.resolve(session, request, java.time.LocalDate.of(2004, 12, 31), Scope.WHOLE), list));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void answersItsColumnsAndNarrowsUnderEveryFilter(ListDefinition list) {
        ListAnswer all = ask(list, "2004", Map.of());
        assertThat(all.reason()).isNull();
        assertThat(all.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(list.columns()));
        assertThat(all.rows().isEmpty())
                .as("the test company promises no day, hence nothing is late; every other list has rows")
                .isEqualTo(list.id().equals("late-orders"));
        for (Dimension dimension : all.rows().isEmpty() ? java.util.Set.<Dimension>of() : list.dimensions()) {
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
