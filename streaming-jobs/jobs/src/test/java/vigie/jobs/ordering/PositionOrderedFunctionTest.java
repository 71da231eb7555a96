package vigie.jobs.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigie.facts.ClockTickFact;
import vigie.facts.FactCodec;
import vigie.facts.QuarantinedEventFact;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class PositionOrderedFunctionTest {

    /** An event that says its place; number 13 is refused after a fact was collected. */
    public record Step(long position, int index, long key, long number) implements Positioned {}

    /** Publishes the numbers it is given, in the order it is given them. */
    private static final class Echo extends PositionOrderedFunction<Step> {
        private static final long serialVersionUID = 1L;

        private Echo() {
            super(FactOrigin.VALUATION, Step.class);
        }

        @Override
        protected void openState() {
            // No state of its own.
        }

        @Override
        protected void apply(long key, Step event, FactCollector facts) {
            facts.collect(event.position(), new ClockTickFact(0, event.number()));
            if (event.number() == 13) {
                throw new IllegalArgumentException("number 13");
            }
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Step, KeyedFact> opened(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Echo()), Step::key, Types.LONG);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static List<String> facts(KeyedOneInputStreamOperatorTestHarness<Long, Step, KeyedFact> harness) {
        var codec = new FactCodec();
        List<String> facts = new ArrayList<>();
        for (KeyedFact fact : harness.extractOutputValues()) {
            Record record = codec.decodeRow(fact.table(), fact.row());
            String content = record instanceof ClockTickFact tick ? "" + tick.tickedAtMicros() : describe(record);
            facts.add(fact.position() + "." + fact.sequence() + " " + content);
        }
        return facts;
    }

    private static String describe(Record record) {
        return record instanceof QuarantinedEventFact set ? set.job() + " " + set.eventKey() + " " + set.reason() : "?";
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Long, Step, KeyedFact> harness,
            long position,
            int index,
            long number)
            throws Exception {
        harness.processElement(new Step(position, index, 1, number), position);
    }

    @Test
    void eventsWaitForTheirMarkAndAreAppliedInLedgerOrder() throws Exception {
        try (var harness = opened(null)) {
            send(harness, 3, 1, 31);
            send(harness, 1, 2, 12);
            send(harness, 1, 1, 11);
            send(harness, 2, 1, 21);
            assertThat(facts(harness)).isEmpty();

            harness.processWatermark(2);
            assertThat(facts(harness)).containsExactly("1.0 11", "1.1 12", "2.0 21");

            harness.processWatermark(3);
            assertThat(facts(harness)).containsExactly("1.0 11", "1.1 12", "2.0 21", "3.0 31");
        }
    }

    @Test
    void repeatsAreDroppedBeforeAndAfterTheirMark() throws Exception {
        try (var harness = opened(null)) {
            send(harness, 1, 1, 11);
            send(harness, 1, 1, 11);
            harness.processWatermark(1);
            send(harness, 1, 1, 11);
            send(harness, 1, 2, 12);
            send(harness, 2, 1, 21);
            harness.processWatermark(2);
            assertThat(facts(harness)).containsExactly("1.0 11", "2.0 21");
        }
    }

    @Test
    void aRestoreKeepsWhatWaitsAndDropsWhatWasApplied() throws Exception {
        OperatorSubtaskState state;
        try (var harness = opened(null)) {
            send(harness, 1, 1, 11);
            send(harness, 2, 1, 21);
            harness.processWatermark(1);
            state = harness.snapshot(1, 1);
        }
        try (var harness = opened(state)) {
            send(harness, 1, 1, 11);
            send(harness, 2, 1, 21);
            send(harness, 2, 2, 22);
            harness.processWatermark(2);
            assertThat(facts(harness)).containsExactly("2.0 21", "2.1 22");
        }
    }

    @Test
    void nothingIsLeftBehindWhenAllMarksHavePassed() throws Exception {
        try (var harness = opened(null)) {
            for (int position = 1; position <= 20; position++) {
                send(harness, position, 1, position);
            }
            harness.processWatermark(20);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numKeyedStateEntries())
                    .as("the last applied position and nothing else")
                    .isEqualTo(1);
        }
    }

    @Test
    void anEventThatIsRefusedIsSetAsideWithItsReasonAndTheNextOnesGoOn() throws Exception {
        try (var harness = opened(null)) {
            send(harness, 1, 1, 11);
            send(harness, 1, 2, 13);
            send(harness, 1, 3, 14);
            harness.processWatermark(1);
            assertThat(facts(harness)).containsExactly("1.0 11", "1.1 valuation 1/2 OUT_OF_CONTRACT", "1.2 14");
        }
    }
}
