package vigie.jobs.amounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    @Test
    void aSplitRoundsTheRunningSum() {
        assertThat(Allocation.split(100, new long[] {1, 1, 1}, new long[3])).containsExactly(33, 34, 33);
        assertThat(Allocation.split(3000, new long[] {0, 7}, new long[2])).containsExactly(0, 3000);
        assertThat(Allocation.split(-600, new long[] {10, 4}, new long[] {1000, 400}))
                .containsExactly(-429, -171);
    }

    /** Three parts of a cent and a half, worth 0, 1 and 2: each gives what it has. */
    @Test
    void aSplitTakesFromNoPartMoreThanItIsWorth() {
        assertThat(Allocation.split(-3, new long[] {1, 1, 1}, new long[] {0, 1, 2}))
                .containsExactly(0, -1, -2);
        assertThat(Allocation.split(-3, new long[] {1, 1, 1}, new long[] {9, 0, 9}))
                .containsExactly(-2, 0, -1);
        assertThatThrownBy(() -> Allocation.split(-3, new long[] {1, 1}, new long[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1, 3, 333",
        "667, 1, 2, 334",
        "-667, 1, 2, -334",
        "5, 1, 10, 1",
        "-5, 1, 10, -1",
        "4, 1, 10, 0",
        "14800, 4000000, 14000000, 4229",
        "0, 7, 9, 0"
    })
    void halvesGoAwayFromZero(long value, long part, long whole, long expected) {
        assertThat(Rounding.halfUp(value, part, whole)).isEqualTo(expected);
    }

    @Test
    void wideProductsRoundAsTheExactRational() {
        Random random = new Random(20_260_105);
        for (int i = 0; i < 20_000; i++) {
            long whole = 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
            long part = Math.floorMod(random.nextLong(), whole);
            long value = random.nextLong() >> random.nextInt(64);
            long exact = BigDecimal.valueOf(value)
                    .multiply(BigDecimal.valueOf(part))
                    .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(Rounding.halfUp(value, part, whole))
                    .as("%d x %d / %d", value, part, whole)
                    .isEqualTo(exact);
        }
    }

    @Test
    void aShareNeedsAWhole() {
        assertThatThrownBy(() -> Rounding.halfUp(1, 1, 0)).hasMessage("part 1 of whole 0 is not a share");
    }

    @Test
    void theLastUnitTakesTheRemainder() {
        long quantity = 3;
        long value = 1000;
        long[] taken = new long[3];
        for (int i = 0; i < 3; i++) {
            taken[i] = Allocation.take(1, quantity, value);
            quantity--;
            value -= taken[i];
        }
        assertThat(taken).containsExactly(333, 334, 333);
        assertThat(value).isZero();
    }

    @Test
    void freightOverThreeReceiptsGivesTheMissingCentToTheFirst() {
        assertThat(Allocation.largestRemainder(10_000, new long[] {20_000, 20_000, 20_000}))
                .containsExactly(3_334, 3_333, 3_333);
        assertThat(Allocation.largestRemainder(10_000, new long[] {0, 0})).containsExactly(5_000, 5_000);
        assertThat(Allocation.largestRemainder(-100, new long[] {1, 1, 1})).containsExactly(-34, -33, -33);
    }

    @Test
    void sharesSumToTheTotalAndStayWithinACentOfExact() {
        Random random = new Random(7);
        for (int lines = 1; lines <= 50; lines++) {
            for (int round = 0; round < 40; round++) {
                long total = random.nextLong() >> (20 + random.nextInt(40));
                long[] weights =
                        random.longs(lines, 0, 1L << (1 + random.nextInt(40))).toArray();
                long[] shares = Allocation.largestRemainder(total, weights);
                assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
                long whole = Arrays.stream(weights).sum();
                for (int i = 0; i < lines && whole > 0; i++) {
                    BigDecimal exact = BigDecimal.valueOf(total)
                            .multiply(BigDecimal.valueOf(weights[i]))
                            .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
                    assertThat(BigDecimal.valueOf(shares[i]).subtract(exact).abs())
                            .isLessThanOrEqualTo(BigDecimal.ONE);
                }
            }
        }
    }
}
