package vigie.jobs.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.facts.ClockTickFact;
import vigie.facts.CommitSummary;
import vigie.facts.FactCodec;
import vigie.facts.FactMark;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Place;
import vigie.jobs.testledger.WrittenLedger;
import vigie.ledgerevents.rows.AccountRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class MarkOutTest {

    private static final int RUN = 3;
    private static final Place HERE = new Place(0, 0);
    private static final FactCodec CODEC = new FactCodec();

    private static TwoInputStreamOperatorTestHarness<LedgerMessage, KeyedFact, byte[]> opened(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(new MarkOut(RUN));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static WrittenLedger ledger(int transactions) {
        var ledger = new WrittenLedger();
        for (long id = 1; id <= transactions; id++) {
            ledger.commit(new AccountRow(id, "A" + id, "Compte", "Account", 0), new AccountRow(-id, "B", "C", "A", 0));
        }
        return ledger;
    }

    /** Everything the mark out receives for one position, three facts of two operators included. */
    private static void send(
            TwoInputStreamOperatorTestHarness<LedgerMessage, KeyedFact, byte[]> harness,
            WrittenLedger.Transaction transaction,
            Random random)
            throws Exception {
        long position = transaction.summary().position();
        List<Object> all = new ArrayList<>();
        transaction
                .rows()
                .forEach(row -> all.add(LedgerMessage.row(
                        HERE,
                        new LedgerChange(
                                row.epoch(),
                                position,
                                row.index(),
                                row.table().tableName(),
                                row.operation().name(),
                                row.row()),
                        null)));
        all.add(fact(position, FactOrigin.RECEIVABLES, 2, 0));
        all.add(fact(position, FactOrigin.VALUATION, 7, 1));
        all.add(fact(position, FactOrigin.VALUATION, 7, 0));
        Collections.shuffle(all, random);
        all.add(LedgerMessage.mark(HERE, WrittenLedger.EPOCH, position, List.of(transaction.summary())));
        for (Object each : all) {
            if (each instanceof LedgerMessage message) {
                harness.processElement1(message, position);
            } else if (each instanceof KeyedFact fact) {
                harness.processElement2(fact, position);
            }
        }
    }

    private static KeyedFact fact(long position, FactOrigin origin, long key, int sequence) {
        return KeyedFact.of(position, origin, key, sequence, new ClockTickFact(0, key * 10 + sequence), CODEC);
    }

    private static List<FactRecord> published(
            TwoInputStreamOperatorTestHarness<LedgerMessage, KeyedFact, byte[]> harness) {
        List<FactRecord> published = new ArrayList<>();
        for (byte[] message : harness.extractOutputValues()) {
            published.add(CODEC.decode(message));
        }
        return published;
    }

    private static List<String> told(TwoInputStreamOperatorTestHarness<LedgerMessage, KeyedFact, byte[]> harness) {
        List<String> told = new ArrayList<>();
        for (FactRecord record : published(harness)) {
            told.add(
                    switch (record) {
                        case FactRow row ->
                            row.position() + "." + row.index() + " "
                                    + ((ClockTickFact) CODEC.decodeRow(row.table(), row.row())).tickedAtMicros();
                        case FactMark mark ->
                            (mark.halted() ? "halted at " : "mark ") + mark.position() + " of "
                                    + mark.commits().stream()
                                            .map(CommitSummary::position)
                                            .toList();
                    });
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsLeaveAtTheMarkInOneOrderWhateverTheArrival(long seed) throws Exception {
        var random = new Random(seed);
        try (var harness = opened(null)) {
            List<WrittenLedger.Transaction> told = ledger(2).transactions();
            send(harness, told.get(1), random);
            send(harness, told.get(0), random);
            harness.processWatermark1(new Watermark(2));
            assertThat(told(harness)).as("facts may still come, seed %d", seed).isEmpty();
            harness.processWatermark2(new Watermark(2));
            assertThat(told(harness))
                    .as("seed %d", seed)
                    .containsExactly("1.0 70", "1.1 71", "1.2 20", "2.0 70", "2.1 71", "2.2 20", "mark 2 of [1, 2]");
        }
    }

    @Test
    void aRestoreGoesOnWhereTheSnapshotWasAndRepeatsAreDropped() throws Exception {
        var random = new Random(4);
        List<WrittenLedger.Transaction> told = ledger(3).transactions();
        OperatorSubtaskState state;
        try (var harness = opened(null)) {
            send(harness, told.get(0), random);
            harness.processBothWatermarks(new Watermark(1));
            send(harness, told.get(1), random);
            state = harness.snapshot(1, 1);
        }
        try (var harness = opened(state)) {
            send(harness, told.get(0), random);
            send(harness, told.get(1), random);
            harness.processBothWatermarks(new Watermark(1));
            assertThat(told(harness)).isEmpty();
            send(harness, told.get(2), random);
            harness.processBothWatermarks(new Watermark(3));
            assertThat(told(harness))
                    .containsExactly("2.0 70", "2.1 71", "2.2 20", "3.0 70", "3.1 71", "3.2 20", "mark 3 of [2, 3]");
        }
    }

    @Test
    void aRowThatIsMissingHaltsAndTheLastGoodPositionStays() throws Exception {
        var random = new Random(5);
        List<WrittenLedger.Transaction> told = ledger(3).transactions();
        var torn = new WrittenLedger.Transaction(
                told.get(1).rows().subList(1, 3), told.get(1).summary());
        OperatorSubtaskState state;
        try (var harness = opened(null)) {
            send(harness, told.get(0), random);
            send(harness, torn, random);
            send(harness, told.get(2), random);
            harness.processBothWatermarks(new Watermark(3));
            assertThat(told(harness)).containsExactly("1.0 70", "1.1 71", "1.2 20", "halted at 1 of [1]");
            assertThat(published(harness).getLast())
                    .isInstanceOfSatisfying(
                            FactMark.class,
                            mark -> assertThat(mark.haltReason())
                                    .isEqualTo("position 2 refused: its mark counts 3 rows, 2 arrived"));
            state = harness.snapshot(1, 1);
        }
        try (var harness = opened(state)) {
            send(harness, told.get(1), random);
            harness.processBothWatermarks(new Watermark(4));
            assertThat(told(harness)).as("a restore does not forget the halt").isEmpty();
        }
    }

    @Test
    void aMessageNobodyCanReadHaltsAtTheFirstPositionItCanBelongTo() throws Exception {
        var random = new Random(6);
        List<WrittenLedger.Transaction> told = ledger(2).transactions();
        try (var harness = opened(null)) {
            send(harness, told.get(0), random);
            harness.processElement1(
                    LedgerMessage.unreadable(new Place(0, 17), 1, 2, "partition 0, offset 17: garbage"), 2);
            send(harness, told.get(1), random);
            harness.processBothWatermarks(new Watermark(2));
            assertThat(told(harness)).endsWith("halted at 1 of [1]");
            assertThat(published(harness).getLast())
                    .isInstanceOfSatisfying(
                            FactMark.class,
                            mark -> assertThat(mark.haltReason()).contains("offset 17"));
        }
    }
}
