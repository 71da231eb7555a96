package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be promised after the story of the reservations, now and on each day of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvailabilityTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    AvailabilityTest() {
        ledger.play(Story.read("reservations"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # warehouse | day | on hand, reserved, available, on order, in transit, projected
            PARIS | 2026-01-02 | 0 0 0 30 0 30
            PARIS | 2026-01-05 | 20 0 20 10 0 30
            PARIS | 2026-01-06 | 12 9 3 10 0 13
            LYON  | 2026-01-06 | 0 0 0 0 8 8
            PARIS | 2026-01-07 | 12 14 -2 10 0 8
            LYON  | 2026-01-07 | 3 2 1 0 5 6
            PARIS | 2026-01-08 | 9 11 -2 10 0 8
            PARIS | 2026-01-09 | 9 7 2 10 0 12
            PARIS | infinity   | 0 0 0 10 0 10
            LYON  | infinity   | 3 0 3 0 5 8
            """)
    void figuresOfADayFollowTheDatesOfTheDocuments(String warehouse, String day, String figures) {
        assertThat(ledger.rows("select * from api.availability('S10', '%s', '%s')".formatted(warehouse, day))
                        .strip())
                .isEqualTo("S10 " + warehouse + " " + figures);
    }
}
