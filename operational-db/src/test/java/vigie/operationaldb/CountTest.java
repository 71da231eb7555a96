package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Counts compare with the book of their day. In the story ten S10 came in, nine were found on the tenth, three left on
 * the eleventh and one, recorded last, on the ninth.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    CountTest() {
        ledger.play(Story.read("cycle-count"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void eachCountKeepsWhatWasFoundAndTheBookOfItsDay() {
        assertThat(ledger.rows("""
                        select l.number, c.counted_on, p.sku, trim_scale(l.counted_quantity), 'book',
                          trim_scale(l.book_quantity)
                        from ledger.stock_count_lines as l
                        join ledger.stock_counts as c on c.id = l.count_id
                        join ledger.products as p on p.id = l.product_id
                        order by l.id
                        """)).isEqualTo("""
                        IN-000001 2026-01-10 S10 9 book 10
                        IN-000002 2026-01-12 S18 15 book 15
                        IN-000003 2026-01-10 S10 9 book 8
                        IN-000004 2026-01-31 S10 6 book 6
                        IN-000004 2026-01-31 S18 14 book 15
                        """);
    }

    @Test
    void sheetTellsWhatWasFoundAndNotWhatIsExpected() {
        assertThat(ledger.rows("select * from api.count_sheet('JAN')")).isEqualTo("""
                        S10 Voiture 1:10 u - 9 2026-01-10 -
                        S18 Voiture 1:18 u - 15 2026-01-12 -
                        """);
    }

    @Test
    void accuracyIsTheShareOfLinesThatFoundTheBook() {
        assertThat(ledger.rows("select * from api.count_accuracy('2026-01-01', '2026-01-31')"))
                .isEqualTo("PARIS 5 2 1 2 40.00\n");
        assertThat(ledger.rows("select * from api.count_accuracy('2026-01-11', '2026-01-30')"))
                .isEqualTo("PARIS 1 1 0 0 100.00\n");
    }

    @Test
    void lateMoveMakesTheLastCountOneToLookAtAgainUntilItIs() throws SQLException, CommandRefused {
        try (LedgerUnderTest later = LedgerUnderTest.withCompany()) {
            later.play(Story.read("cycle-count"));
            assertThat(later.rows("select * from api.counts_to_recheck()")).isEmpty();
            later.accept("place_purchase_order", """
                    {"number": "LATE", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-20",
                    "lines": [{"sku": "S18", "quantity": 2, "unit_price": 8}]}
                    """);
            later.accept("receive_goods", "{\"purchase_order\": \"LATE\", \"received_on\": \"2026-01-31\"}");
            assertThat(later.rows("select * from api.counts_to_recheck()"))
                    .isEqualTo("IN-000004 2 PARIS S18 2026-01-31 14 16 -2\n");
            later.accept("recheck_count", "{\"count\": \"IN-000004\"}");
            assertThat(later.rows("select * from api.counts_to_recheck()")).isEmpty();
            assertThat(later.rows("select trim_scale(s.on_hand) from api.stock_on_hand as s where s.sku = 'S18'"))
                    .isEqualTo("14\n");
        }
    }
}
