package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.facts.IssuedCostFact;
import vigie.facts.LayerKind;

/**
 * The issues of generated histories beside those of Beancount (Debian: python3-beancount), which keeps lots first in,
 * first out by itself: one lot label per receipt. It does not round, so costs agree within the cents of rounding.
 */
class BeancountTest {
    private static final int HISTORIES = 20;
    private static final int MOVES = 60;
    private static final long CENTS_OF_ROUNDING = 2;

    @TempDir
    Path folder;

    private final Random random = new Random(20_260_101);
    private final StringBuilder ledger = new StringBuilder();
    private final TreeMap<String, BigDecimal> costs = new TreeMap<>();
    private final TreeMap<String, BigDecimal> quantities = new TreeMap<>();

    @Test
    void issuesTakeTheLotsBeancountTakes() throws IOException, InterruptedException {
        if (!installed()) {
            System.out.println("SKIPPED: issues beside Beancount, which is not installed (Debian: python3-beancount)");
            assumeTrue(false, "python3-beancount is not installed");
        }
        for (int history = 1; history <= HISTORIES; history++) {
            play(history);
        }
        Path file = Files.writeString(folder.resolve("ledger.beancount"), ledger);
        Process beancount = python("src/test/resources/beancount/issues.py", file.toString());
        assertThat(beancount.exitValue()).as("Beancount accepts the ledger").isZero();

        TreeMap<String, BigDecimal> expected = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("out"))) {
            List<String> words = List.of(line.split("\t", -1));
            String slice = words.get(0) + " of " + words.get(1);
            expected.put(slice, new BigDecimal(words.get(2)).stripTrailingZeros());
            assertThat(Objects.requireNonNull(costs.get(slice), slice))
                    .as(slice)
                    .isCloseTo(new BigDecimal(words.get(3)), within(BigDecimal.valueOf(CENTS_OF_ROUNDING, 2)));
        }
        assertThat(expected).hasSizeGreaterThan(HISTORIES * MOVES / 3);
        assertThat(quantities).isEqualTo(expected);
    }

    /** Receipts, issues of what is there, and deliveries straight from the supplier, in two warehouses. */
    private void play(int history) {
        FifoBook fifo = new FifoBook();
        TreeMap<Long, Long> onHand = new TreeMap<>();
        for (long place = 1; place <= 3; place++) {
            ledger.append("2000-01-01 open Assets:H%d:W%d \"FIFO\"\n".formatted(history, place));
        }
        ledger.append("2000-01-01 open Equity:H%d\n".formatted(history));
        for (int id = 1; id <= MOVES; id++) {
            int day = 20_000 + id;
            long place = 1L + random.nextInt(2);
            long quantity = 1L + random.nextInt(12_345_678);
            if (random.nextInt(10) == 0) {
                receive(fifo, history, id, 3, quantity, day);
                fifo.apply(FifoBook.directDelivery(MOVES + id, 3, quantity, day, id));
                transaction(history, MOVES + id, day, 3, -quantity, "{\"R%d\"}".formatted(id));
            } else if (random.nextBoolean() && onHand.getOrDefault(place, 0L) > 0) {
                long issued = Math.min(quantity, onHand.getOrDefault(place, 0L));
                onHand.merge(place, -issued, Long::sum);
                fifo.apply(FifoBook.delivery(id, place, issued, day));
                transaction(history, id, day, place, -issued, "{}");
            } else {
                onHand.merge(place, quantity, Long::sum);
                receive(fifo, history, id, place, quantity, day);
            }
        }
        for (Record fact : fifo.facts) {
            if (fact instanceof IssuedCostFact issued) {
                CostLayer layer = Objects.requireNonNull(fifo.book().layer(issued.layerId()));
                assertThat(layer.origin().kind()).isEqualTo(LayerKind.RECEIPT);
                String slice = "H%d/%d of R%d"
                        .formatted(history, issued.moveId(), layer.origin().moveId());
                costs.put(slice, BigDecimal.valueOf(issued.valueMinor(), 2));
                quantities.put(
                        slice, BigDecimal.valueOf(issued.quantityMicro(), 6).stripTrailingZeros());
            }
        }
    }

    private void receive(FifoBook fifo, int history, int id, long place, long quantity, int day) {
        long value = 1L + random.nextInt(50_000);
        fifo.apply(FifoBook.receipt(id, place, quantity, value, day));
        String lot =
                "{{%s EUR, \"R%d\"}}".formatted(BigDecimal.valueOf(value, 2).toPlainString(), id);
        transaction(history, id, day, place, quantity, lot);
    }

    private void transaction(int history, int id, int day, long place, long quantity, String lot) {
        ledger.append("%s * \"H%d/%d\"\n  Assets:H%d:W%d  %s GOODS %s\n  Equity:H%d\n"
                .formatted(
                        LocalDate.ofEpochDay(day),
                        history,
                        id,
                        history,
                        place,
                        BigDecimal.valueOf(quantity, 6).toPlainString(),
                        lot,
                        history));
    }

    private Process python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python3 ends").isTrue();
        return process;
    }

    private boolean installed() throws InterruptedException {
        try {
            return python("-c", "import beancount.loader").exitValue() == 0;
        } catch (IOException withoutPython) {
            return false;
        }
    }
}
