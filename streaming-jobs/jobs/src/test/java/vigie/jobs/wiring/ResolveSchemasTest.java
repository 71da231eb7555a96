package vigie.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Kind;
import vigie.jobs.ordering.LedgerMessage.Place;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.ClockTickRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class ResolveSchemasTest {

    private static final ClockTickRow TICK = new ClockTickRow(1, 20_000, 5, 0);
    private static final byte[] ROW = new LedgerEventCodec().encodeRow(TICK);

    /** The same row with one more field at its end: a long, 7. */
    private static final byte[] WIDER_ROW = wider();

    private static byte[] wider() {
        byte[] wider = Arrays.copyOf(ROW, ROW.length + 1);
        wider[ROW.length] = 14;
        return wider;
    }

    private static String widerSchema() {
        Schema ours = LedgerTable.CLOCK_TICKS.schema();
        List<Schema.Field> fields = new ArrayList<>();
        ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("weekNumber", Schema.create(Schema.Type.LONG)));
        return Schema.createRecord(ours.getName(), null, ours.getNamespace(), false, fields)
                .toString();
    }

    private static LedgerMessage row(long offset, byte[] bytes) {
        var change = new LedgerChange(1, 3, 1, "clock_ticks", "CREATE", bytes);
        return LedgerMessage.row(new Place(0, offset), change, null);
    }

    private static LedgerMessage announced(long offset, String schemaJson) {
        return LedgerMessage.schema(new Place(0, offset), 1, 3, "clock_ticks", schemaJson);
    }

    private static OneInputStreamOperatorTestHarness<LedgerMessage, LedgerMessage> opened(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new ResolveSchemas()));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void assertRewritten(LedgerMessage message) {
        LedgerChange change = message.change();
        assertThat(change).isNotNull();
        if (change != null) {
            ClockTickRow read = new LedgerEventCodec().decodeRow(LedgerTable.CLOCK_TICKS, change.row());
            assertThat(read).isEqualTo(TICK);
            assertThat(change.row()).isEqualTo(ROW);
        }
        assertThat(message.published()).as("what the hash chain is over").isEqualTo(WIDER_ROW);
    }

    @Test
    void rowsInThisBuildsSchemaPassAsTheyAre() throws Exception {
        try (var harness = opened(null)) {
            harness.processElement(announced(0, LedgerTable.CLOCK_TICKS.schema().toString()), 3);
            harness.processElement(row(1, ROW), 3);
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(message -> assertThat(message.published()).isNull());
        }
    }

    @Test
    void rowsInAnotherSchemaAreRewrittenAlsoAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (var harness = opened(null)) {
            harness.processElement(announced(10, widerSchema()), 3);
            harness.processElement(row(11, WIDER_ROW), 3);
            assertRewritten(harness.extractOutputValues().getFirst());
            state = harness.snapshot(1, 1);
        }
        try (var harness = opened(state)) {
            harness.processElement(row(9, ROW), 3);
            harness.processElement(row(11, WIDER_ROW), 3);
            harness.processElement(
                    announced(20, LedgerTable.CLOCK_TICKS.schema().toString()), 3);
            harness.processElement(row(21, ROW), 3);
            List<LedgerMessage> out = harness.extractOutputValues();
            assertThat(out.get(0).published())
                    .as("written before the announcement")
                    .isNull();
            assertRewritten(out.get(1));
            assertThat(out.get(2).kind()).isEqualTo(Kind.ROW);
        }
    }

    @Test
    void aSchemaThatCannotBeResolvedMakesItsRowsUnreadable() throws Exception {
        try (var harness = opened(null)) {
            harness.processElement(announced(10, "{\"type\":\"string\"}"), 3);
            harness.processElement(row(11, ROW), 3);
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(message -> assertThat(message.kind()).isEqualTo(Kind.UNREADABLE))
                    .satisfies(message -> assertThat(message.position()).isEqualTo(3));
        }
    }
}
