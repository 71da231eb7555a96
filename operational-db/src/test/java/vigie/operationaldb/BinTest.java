package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Where goods lie within a warehouse, and that nobody but the warehouse hears of it. */
class BinTest {
    @Test
    void binsAddUpToTheWarehouseAndLeaveNoStockMoves() throws SQLException, CommandRefused {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("bins"));
            assertThat(ledger.rows("select b.bin_code, b.sku, trim_scale(b.on_hand) from api.bins_on_hand as b"
                            + " order by b.bin_code"))
                    .isEqualTo("A-02 S10 11\n");
            assertThat(ledger.rows("select m.kind from ledger.stock_moves as m order by m.id"))
                    .isEqualTo("RECEIPT\nDELIVERY\n");
            assertThat(ledger.rows("select b.kind, b.number, trim_scale(b.quantity) from ledger.bin_moves as b"
                            + " order by b.id"))
                    .isEqualTo("""
                            PUT_AWAY EM-000001 12
                            PUT_AWAY EM-000001 6
                            REARRANGE EM-000003 7.5
                            PICK EM-000004 4.5
                            PICK EM-000004 2.5
                            """);
            assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
        }
    }

    @Test
    void pickListTakesTheFloorFirstThenBinsByCode() throws SQLException, CommandRefused {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("bins"));
            ledger.accept("rearrange", """
                    {"warehouse": "PARIS", "moved_on": "2026-01-08",
                    "lines": [{"sku": "S10", "quantity": 4, "from": "A-02", "to": "A-01"}]}
                    """);
            ledger.accept("pick", """
                    {"warehouse": "PARIS", "moved_on": "2026-01-08",
                    "lines": [{"sku": "S10", "quantity": 1, "from": "A-02"}]}
                    """);
            ledger.accept("confirm_order", """
                    {"number": "NEXT", "customer": "GIFT", "channel": "WEB", "warehouse": "PARIS",
                    "ordered_on": "2026-01-08", "lines": [{"sku": "S10", "quantity": 8, "unit_price": 9}]}
                    """);
            assertThat(ledger.rows("select * from api.pick_list('NEXT')"))
                    .as("8 wanted, 1 on the floor, 4 in A-01, 6 in A-02")
                    .isEqualTo("1 S10 A-01 4\n1 S10 A-02 3\n");
        }
    }
}
