package vigie.dashboard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Why margin differs between two periods: worked numbers, and steps that add up on generated data. */
class MarginBridgeTest {
    private static final List<String> STEPS =
            List.of("volume", "mix", "price", "cost", "landed", "discounts_and_returns");

    @Test
    void oneProductByHand() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            List<Map<String, String>> rows = new ArrayList<>();
            rows.add(row("REV_INVOICED", "100.00", "0", "2003-05-02"));
            rows.add(row("COGS_ISSUE", "60.00", "10", "2003-05-02"));
            rows.add(row("REV_INVOICED", "180.00", "0", "2004-05-02"));
            rows.add(row("COGS_ISSUE", "130.00", "20", "2004-05-02"));
            rows.add(row("COGS_LANDED", "4.00", "0", "2004-05-03"));
            rows.add(row("CREDIT_PRICE", "-6.00", "0", "2004-05-03"));
            GivenRows.insert(warehouse, Map.of("margins", rows));
            // 40.00 became 40.00: ten more at 4.00, 1.00 less a piece, 0.50 dearer, freight and a credit note
            assertThat(bridge(warehouse, 1, 2003, 2004))
                    .containsExactly(List.of("0.00", "40.00", "0.00", "-20.00", "-10.00", "-4.00", "-6.00"));
        }
    }

    @Test
    void stepsAddUpToTheDifferenceOfTheMargins() {
        FactLog log = TestCompany.history(7);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            log.writeTo(warehouse);
            for (int position :
                    List.of(log.transactions().size() / 2, log.transactions().size())) {
                List<List<String>> products = bridge(warehouse, position, 2003, 2004);
                assertThat(products).hasSizeGreaterThan(3);
                BigDecimal steps = BigDecimal.ZERO;
                for (List<String> product : products) {
                    steps = product.stream().skip(1).map(BigDecimal::new).reduce(steps, BigDecimal::add);
                }
                assertThat(steps)
                        .isEqualByComparingTo(
                                margin(warehouse, position, 2004).subtract(margin(warehouse, position, 2003)));
            }
        }
    }

    private static Map<String, String> row(String measure, String amount, String quantity, String day) {
        return Map.of(
                "position",
                "1",
                "product_id",
                "1",
                "measure",
                measure,
                "amount",
                amount,
                "quantity",
                quantity,
                "effective_on",
                day);
    }

    private static BigDecimal margin(Warehouse warehouse, int position, int year) {
        return warehouse
                .read(session -> session.one(
                        "select coalesce(sum(case when measure like 'COGS_%' then -amount else amount end), 0)"
                                + " from margins where position <= ? and year(effective_on) = ?",
                        List.of(position, year), row -> Objects.requireNonNull(row.getBigDecimal(1))))
                .orElseThrow();
    }

    /** The change and the steps of each product between two years. */
    private static List<List<String>> bridge(Warehouse warehouse, int position, int first, int second) {
        return warehouse.read(session -> session.rows(
                "select change, " + String.join(", ", STEPS) + " from margin_bridge(?, ?, ?, ?, ?) order by product_id",
                List.of(
                        position,
                        LocalDate.of(first, 1, 1),
                        LocalDate.of(first, 12, 31),
                        LocalDate.of(second, 1, 1),
                        LocalDate.of(second, 12, 31)),
                row -> {
                    List<String> amounts = new ArrayList<>();
                    for (int column = 1; column <= STEPS.size() + 1; column++) {
                        amounts.add(Objects.requireNonNull(row.getBigDecimal(column))
                                .toPlainString());
                    }
                    return amounts;
                }));
    }
}
