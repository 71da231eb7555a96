package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reorder rules buy, at each edge, and over the story of the reservations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReorderTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    ReorderTest() {
        ledger.play(Story.read("reservations"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # kind | threshold | target | multiple | projected | buys
            MIN_MAX       | 10 | 30 |    | 10       | 0
            MIN_MAX       | 10 | 30 |    | 9.999999 | 20.000001
            MIN_MAX       | 10 | 30 | 12 | 9        | 24
            MIN_MAX       | 10 | 30 | 7  | 9        | 21
            MIN_MAX       | 10 | 30 |    | -5       | 35
            MIN_MAX       | 10 | 10 |    | 9        | 1
            REORDER_POINT | 10 | 6  |    | 10.5     | 0
            REORDER_POINT | 10 | 6  |    | 10       | 6
            REORDER_POINT | 10 | 6  |    | 4.000001 | 6
            REORDER_POINT | 10 | 6  |    | 4        | 12
            REORDER_POINT | 10 | 6  | 5  | 4        | 15
            REORDER_POINT | 0  | 6  |    | -0.5     | 6
            """)
    void ruleBuysAtItsThreshold(
            String kind, String threshold, String target, String multiple, String projected, String buys) {
        assertThat(ledger.rows("""
                        select trim_scale(ledger.reorder_quantity(
                          row(1, 1, 1, '%s', %s, %s, %s, 0, null, false, now(), '3')::ledger.reorder_rules, %s))
                        """.formatted(kind, threshold, target, multiple == null ? "null" : multiple, projected))
                        .strip())
                .isEqualTo(buys);
    }

    @Test
    void proposalsOfADayFollowWhatIsProjectedThatDay() throws CommandRefused {
        ledger.accept("put_reorder_rule", """
                {"sku": "S10", "warehouse": "PARIS", "min": 9, "max": 20, "multiple": 5, "lead_days": 7}
                """);
        ledger.accept("put_reorder_rule", """
                {"sku": "S10", "warehouse": "LYON", "point": 6, "quantity": 4}
                """);
        ledger.accept("put_reorder_rule", """
                {"sku": "S18", "warehouse": "LYON", "point": 0, "quantity": 3, "withdrawn": true}
                """);
        assertThat(ledger.rows("select * from api.reorder_proposals('2026-01-06')"))
                .isEmpty();
        assertThat(ledger.rows("select * from api.reorder_proposals('2026-01-07')"))
                .isEqualTo("""
                MINI LYON S10 REORDER_POINT 6 6 4 2026-01-07
                MINI PARIS S10 MIN_MAX 8 9 15 2026-01-14
                """);
        assertThat(ledger.rows("select * from api.reorder_proposals('2026-01-09')"))
                .isEqualTo("""
                MINI LYON S10 REORDER_POINT 6 6 4 2026-01-09
                """);
    }
}
