package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where the lots of the story lie, came from and went to; and what an untracked product writes about lots: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LotTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    LotTest() {
        ledger.play(Story.read("lots"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void lotIsTracedFromItsSupplierToEveryCustomerAndBack() {
        assertThat(ledger.rows("select t.moved_on, t.kind, t.quantity, t.from_warehouse, t.to_warehouse,"
                        + " t.supplier_code, t.customer_code, t.order_number from api.trace_lot('YOG', 'A1') as t"))
                .isEqualTo("""
                        2026-01-05 RECEIPT 20 - PARIS MINI - CF-000001
                        2026-01-06 TRANSFER 8 PARIS LYON - - -
                        2026-01-08 DELIVERY 12 PARIS - - TOYS A
                        2026-01-21 DELIVERY 7 LYON - - GIFT B
                        2026-01-22 CUSTOMER_RETURN 3 - PARIS - TOYS A
                        2026-01-24 SCRAP 1 LYON - - - -
                        2026-01-25 COUNT 1 PARIS - - - -
                        """);
    }

    @Test
    void whatACustomerGotLeadsBackToTheSuppliersOfItsLots() {
        assertThat(ledger.rows("""
                        select d.sku, d.lot, d.quantity, t.supplier_code, t.document_number
                        from ledger.delivery_notes as n
                        join ledger.sales_orders as o on o.id = n.order_id and o.number = 'A'
                        cross join api.lots_of_document(n.number) as d
                        cross join api.trace_lot(d.sku, d.lot) as t
                        where t.kind = 'RECEIPT'
                        order by d.sku, d.lot
                        """)).isEqualTo("""
                        SCALE N2 1 MINI BR-000003
                        YOG A1 12 MINI BR-000003
                        YOG A2 1 MINI BR-000003
                        """);
    }

    @Test
    void lotsLieWhereTheirMovesLeftThem() {
        assertThat(ledger.rows("select l.sku, l.lot, l.warehouse_code, trim_scale(l.on_hand) from api.lots_on_hand as l"
                        + " order by l.sku, l.lot, l.warehouse_code"))
                .isEqualTo("""
                        SCALE N1 PARIS 1
                        SCALE N2 PARIS 1
                        YOG A1 PARIS 2
                        YOG A2 LYON 4
                        YOG A2 PARIS 5
                        """);
    }

    @Test
    void untrackedProductWritesNothingOfLots() {
        assertThat(ledger.rows("""
                        select count(*)
                        from ledger.lot_moves as n
                        join ledger.stock_moves as m on m.id = n.move_id
                        join ledger.products as p on p.id = m.product_id
                        where p.sku like 'S1%'
                        """)).isEqualTo("0\n");
    }

    @Test
    void lotThatIsNotThereIsRefusedWhateverThePath() {
        assertThatThrownBy(() -> ledger.tamper("""
                        insert into ledger.lot_moves (move_id, lot_id, quantity)
                        select m.id, l.id, 100
                        from ledger.stock_moves as m
                        cross join ledger.lots as l
                        where m.kind = 'SCRAP' and l.number = 'A2'
                        """)).hasMessageContaining("lot_levels_not_negative");
    }
}
