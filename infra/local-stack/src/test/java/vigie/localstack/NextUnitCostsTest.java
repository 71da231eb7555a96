package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigie.localstack.NextUnitCosts.Pool;

class NextUnitCostsTest {
    private static final Pool POOL = new Pool(7, 1);

    private final NextUnitCosts costs = new NextUnitCosts();

    @Test
    void theOldestOpenLayerSaysTheCostWhateverOrderLayersComeIn() {
        layer(2, "2026-03-02", "10", "30.00");
        assertThat(costs.takeChanged()).isEqualTo(Map.of(POOL, new BigDecimal("3.000000")));
        layer(3, "2026-03-03", "10", "50.00");
        assertThat(costs.takeChanged()).as("a younger layer changes nothing").isEmpty();
        layer(1, "2026-03-01", "3", "10.00");
        assertThat(costs.takeChanged()).isEqualTo(Map.of(POOL, new BigDecimal("3.333333")));
    }

    @Test
    void whatIsUsedUpMakesRoomForTheNextAndAnEmptyPoolKeepsItsLastCost() {
        layer(1, "2026-03-01", "10", "20.00");
        layer(2, "2026-03-02", "10", "30.00");
        costs.takeChanged();
        layer(1, "2026-03-01", "4", "8.00");
        assertThat(costs.takeChanged()).as("the same unit cost").isEmpty();
        layer(1, "2026-03-01", "0", "0.00");
        assertThat(costs.takeChanged()).isEqualTo(Map.of(POOL, new BigDecimal("3.000000")));
        layer(2, "2026-03-02", "0", "0.00");
        assertThat(costs.takeChanged()).isEmpty();
    }

    @Test
    void aLandedCostOnTheOldestLayerIsPartOfIt() {
        layer(1, "2026-03-01", "10", "20.00");
        costs.takeChanged();
        layer(1, "2026-03-01", "10", "25.00");
        assertThat(costs.takeChanged()).isEqualTo(Map.of(POOL, new BigDecimal("2.500000")));
    }

    private void layer(long id, String fifoOn, String quantity, String value) {
        costs.changed(POOL, LocalDate.parse(fifoOn), id, new BigDecimal(quantity), new BigDecimal(value));
    }
}
