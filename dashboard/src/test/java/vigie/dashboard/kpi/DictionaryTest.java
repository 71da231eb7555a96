package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.FactTable;

/** The dictionary finds what people look for, in their words, and knows where everything comes from. */
class DictionaryTest {
    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static Warehouse warehouse;

    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static Dictionary dictionary;

    @BeforeAll
    static void open() {
        warehouse = Warehouse.inMemory();
        dictionary = new Dictionary(warehouse, MetricCatalogue.load());
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @CsvSource({
        "taux de marque, margin-rate",
        "TAUX MARQUE, margin-rate",
        "creances clients, open-receivables",
        "accounts receivable, open-receivables",
        "cout des ventes, cost-of-sales",
        "COGS, cost-of-sales",
        "60372, cost-of-sales"
    })
    void aMetricIsFoundByItsNamesInBothLanguages(String text, String metric) {
        assertThat(dictionary.search(text).metrics()).extracting(Metric::id).contains(metric);
    }

    @Test
    void aColumnIsFoundByItsFrenchTerm() {
        assertThat(dictionary.search("couche de cout").tables())
                .extracting(Dictionary.Table::name)
                .contains("cost_layers");
    }

    @Test
    void nothingFoundOffersTheNearestTerms() {
        Dictionary.Found found = dictionary.search("marje comercial");
        assertThat(found.metrics()).isEmpty();
        assertThat(found.nearest()).contains("Marge commerciale");
    }

    @Test
    void everythingSelectableIsDescribed() {
        List<Dictionary.Table> tables = dictionary.tables();
        assertThat(tables).extracting(Dictionary.Table::kind).contains(Dictionary.Kind.values());
        assertThat(tables).allSatisfy(table -> {
            assertThat(table.comment()).as(table.name()).isNotBlank();
            assertThat(table.columns())
                    .allSatisfy(column -> assertThat(column.comment())
                            .as(table.name() + "." + column.name())
                            .isNotBlank());
        });
    }

    @Test
    void everyFactTableHasItsLineage() {
        assertThat(dictionary.lineage().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FactTable.values())
                        .map(FactTable::tableName)
                        .toList());
    }
}
