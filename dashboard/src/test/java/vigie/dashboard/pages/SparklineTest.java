package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void marksTheLastPointAndLeavesGapsOut() {
        Sparkline line = Sparkline.of(Arrays.asList(BigDecimal.ONE, null, BigDecimal.TWO));
        assertThat(line).isEqualTo(new Sparkline("4.0,27.0 100.0,5.0", "M100.0,5.0h.01"));
    }

    @Test
    void drawsNothingFromOneValue() {
        assertThat(Sparkline.of(List.of(BigDecimal.ONE)).drawn()).isFalse();
    }
}
