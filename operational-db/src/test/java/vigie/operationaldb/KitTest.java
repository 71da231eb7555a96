package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Kits leave as their components, which share the price of the kit to the cent. In the story three boxes at 45 less
 * 10 percent are 121.50 over list values 90, 60 and 3; one at 9.99 is cut 70 to 30, less 2 cents.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    KitTest() {
        ledger.play(Story.read("kits"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void linesOfAnOrderTellTheirKit() {
        assertThat(ledger.rows("""
                        select k.order_number, k.kit_line_no, k.kit_sku, trim_scale(k.kit_quantity), k.line_no, k.sku,
                          trim_scale(k.quantity), k.net_amount
                        from api.kits_of_orders as k
                        order by k.order_number, k.line_no
                        """)).isEqualTo("""
                        K1 2 BOX 3 2 S10 3 71.47
                        K1 2 BOX 3 3 S18 3 47.65
                        K1 2 BOX 3 4 BOW 0.75 2.38
                        K2 1 BOX 1 1 S10 1 6.98
                        K2 1 BOX 1 2 S18 2 2.99
                        """);
    }

    @Test
    void componentThatLeftTheKitIsWithdrawnAndKept() {
        assertThat(ledger.rows("""
                        select p.sku, c.withdrawn
                        from ledger.kit_components as c
                        join ledger.products as p on p.id = c.product_id
                        order by c.id
                        """)).isEqualTo("S10 f\nS18 f\nBOW t\n");
    }

    @Test
    void componentsWithoutListValueShareByQuantity() throws SQLException, CommandRefused {
        try (LedgerUnderTest free = LedgerUnderTest.withCompany()) {
            free.accept("put_product", "{\"sku\": \"BOX\", \"name\": \"Coffret\", \"family\": \"CARS\"}");
            free.accept("put_price_list", """
                    {"code": "FREE", "name": "Gratuit", "valid_from": "2026-01-01",
                    "lines": [{"sku": "S10", "unit_price": 0}, {"sku": "S18", "unit_price": 0}]}
                    """);
            free.accept("put_kit", """
                    {"sku": "BOX", "lines": [{"sku": "S10", "quantity": 2}, {"sku": "S18", "quantity": 1}]}
                    """);
            free.accept("confirm_order", """
                    {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
                    "lines": [{"sku": "BOX", "quantity": 1, "unit_price": 10}]}
                    """);
            assertThat(free.rows("select l.net_amount from ledger.sales_order_lines as l order by l.line_no"))
                    .isEqualTo("6.67\n3.33\n");
        }
    }
}
