package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which price a customer gets, and how a discount on a whole document is cut. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceListTest {
    private final LedgerUnderTest ledger = withPriceLists();

    private static LedgerUnderTest withPriceLists() {
        LedgerUnderTest ledger = LedgerUnderTest.withCompany();
        ledger.play(Story.read("price-lists"));
        return ledger;
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # customer | product | quantity | day | price, origin, list
            TOYS | S10 | 1         | 2025-12-31 | ''
            TOYS | S10 | 1         | 2026-01-01 | 10.000000 EVERYONE_PRODUCT PUBLIC
            TOYS | S10 | 99.999999 | 2026-01-31 | 10.000000 EVERYONE_PRODUCT PUBLIC
            TOYS | S10 | 100       | 2026-01-31 | 9.500000 EVERYONE_PRODUCT PUBLIC
            GIFT | S18 | 1         | 2026-01-31 | 20.000000 EVERYONE_PRODUCT PUBLIC
            GIFT | S18 | 1         | 2026-02-01 | 17.500000 SEGMENT_FAMILY SHOPS-FEB
            GIFT | S10 | 100       | 2026-02-28 | 8.312500 SEGMENT_FAMILY SHOPS-FEB
            GIFT | S18 | 1         | 2026-03-01 | 20.000000 EVERYONE_PRODUCT PUBLIC
            GIFT | S18 | 1         | 2026-04-01 | 19.000000 SEGMENT_PRODUCT SHOPS-APR
            GIFT | S10 | 1         | 2026-04-30 | 5.000000 SEGMENT_FAMILY SHOPS-APR
            TOYS | S10 | 1         | 2026-02-28 | 8.750000 SEGMENT_FAMILY SHOPS-FEB
            TOYS | S10 | 9         | 2026-03-01 | 9.500000 CUSTOMER_FAMILY TOYS
            TOYS | S10 | 10        | 2026-03-01 | 8.123456 CUSTOMER_PRODUCT TOYS
            TOYS | S18 | 1         | 2026-04-01 | 19.000000 CUSTOMER_FAMILY TOYS
            GIFT | S10 | 100       | 2026-06-01 | 11.000000 EVERYONE_PRODUCT PUBLIC-JUN
            GIFT | S18 | 1         | 2026-06-01 | 20.000000 EVERYONE_PRODUCT PUBLIC
            """)
    void mostSpecificOfferWins(String customer, String sku, String quantity, String day, String expected) {
        assertThat(ledger.rows("select * from api.list_price('%s', '%s', %s, '%s')"
                                .formatted(customer, sku, quantity, day))
                        .strip())
                .isEqualTo(expected);
    }

    @Test
    void lineTheListNoLongerNamesIsWithdrawnAndKept() throws CommandRefused {
        String list = """
                {"code": "SPRING", "name": "Printemps", "customer": "GIFT", "valid_from": "2026-05-01",
                "valid_until": "2026-05-31", "lines": [%s]}
                """;
        String both = "{\"sku\": \"S10\", \"unit_price\": 7}, {\"sku\": \"S18\", \"unit_price\": 17}";
        ledger.accept("put_price_list", list.formatted(both));
        ledger.accept("put_price_list", list.formatted("{\"sku\": \"S10\", \"unit_price\": 6}"));
        assertThat(price("S10")).isEqualTo("6.000000 CUSTOMER_PRODUCT SPRING\n");
        assertThat(price("S18")).isEqualTo("20.000000 EVERYONE_PRODUCT PUBLIC\n");
        ledger.accept("put_price_list", list.formatted(both));
        assertThat(price("S18")).isEqualTo("17.000000 CUSTOMER_PRODUCT SPRING\n");
        String versions = versions();
        ledger.accept("put_price_list", list.formatted(both));
        assertThat(versions()).as("what is already so is not written again").isEqualTo(versions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10    | 1,1,1             | 3.34,3.33,3.33
            0.01  | 1,1               | 0.01,0.00
            0.02  | 1,1,1             | 0.01,0.01,0.00
            10    | 27.08,18,18       | 4.29,2.86,2.85
            5     | 3,0,2             | 3.00,0.00,2.00
            0     | 0,0               | 0.00,0.00
            99.99 | 33.333,33.333,33.334 | 33.33,33.33,33.33
            """)
    void missingCentsGoToTheLargestRemainders(String total, String weights, String parts) {
        assertThat(spread(total, weights)).isEqualTo(parts);
    }

    @Test
    void partsAddUpAndAreWithinACentOfTheirShare() {
        Random random = new Random(20260106);
        for (int round = 0; round < 200; round++) {
            List<BigDecimal> weights = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(8); i++) {
                weights.add(BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2));
            }
            BigDecimal total = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            String text = weights.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(","));
            List<BigDecimal> parts = List.of(spread(total.toPlainString(), text).split(",")).stream()
                    .map(BigDecimal::new)
                    .toList();
            BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
            for (int i = 0; i < parts.size(); i++) {
                BigDecimal tooMuch = parts.get(i)
                        .multiply(whole)
                        .subtract(total.multiply(weights.get(i)))
                        .abs();
                assertThat(tooMuch).as(total + " by " + text).isLessThan(whole.movePointLeft(2));
            }
        }
    }

    private String spread(String total, String weights) {
        return ledger.rows("select array_to_string(ledger.spread(%s, '{%s}'), ',')".formatted(total, weights))
                .strip();
    }

    private String price(String sku) {
        return ledger.rows("select * from api.list_price('GIFT', '" + sku + "', 1, '2026-05-10')");
    }

    private String versions() {
        return ledger.rows("select count(*) from ledger.master_versions");
    }
}
