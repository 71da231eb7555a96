package vigie.jobs.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord.SchemaAnnouncement;
import vigie.ledgerevents.LedgerTable;

/**
 * Rewrites rows that were written in another schema than this build's, so that every operator behind reads one schema.
 * The bytes as published travel along for the hash chain. A row whose schema cannot be resolved becomes UNREADABLE.
 *
 * <p>State: the announcements that differ from this build, by partition, table and offset (none, usually), so that a
 * row read again after a restore is read in the schema it had. Every subtask restores all of them: partitions may move.
 */
final class ResolveSchemas extends ProcessFunction<LedgerMessage, LedgerMessage> implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private transient @Nullable State state;

    /** Partition and table of rows. */
    private record Rows(int partition, String table) {}

    /** Everything that lives between open and close. */
    private static final class State {
        private final ListState<AnnouncedSchema> saved;
        private final Map<Rows, NavigableMap<Long, String>> announced = new HashMap<>();
        private final Map<SchemaAnnouncement, LedgerEventCodec> codecs = new HashMap<>();
        private final LedgerEventCodec writer = new LedgerEventCodec();

        private State(ListState<AnnouncedSchema> saved) {
            this.saved = saved;
        }

        private void remember(AnnouncedSchema schema) {
            announced
                    .computeIfAbsent(new Rows(schema.partition(), schema.table()), absent -> new TreeMap<>())
                    .put(schema.offset(), schema.schemaJson());
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        var restored = new State(context.getOperatorStateStore()
                .getUnionListState(
                        new ListStateDescriptor<>("announced-schemas", TypeInformation.of(AnnouncedSchema.class))));
        for (AnnouncedSchema schema : restored.saved.get()) {
            restored.remember(schema);
        }
        state = restored;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        var all = new LinkedHashSet<AnnouncedSchema>();
        opened().announced
                .forEach((rows, schemas) -> schemas.forEach((offset, schemaJson) ->
                        all.add(new AnnouncedSchema(rows.partition(), offset, rows.table(), schemaJson))));
        opened().saved.update(new ArrayList<>(all));
    }

    @Override
    public void processElement(LedgerMessage message, Context context, Collector<LedgerMessage> out) {
        switch (message.kind()) {
            case MARK, UNREADABLE -> out.collect(message);
            case SCHEMA -> announce(message);
            case ROW -> out.collect(opened().announced.isEmpty() ? message : resolved(message));
        }
    }

    private void announce(LedgerMessage message) {
        int partition = message.place().partition();
        boolean ours = LedgerTable.named(message.table())
                .map(table -> table.schema().toString().equals(message.text()))
                .orElse(false);
        if (!ours || opened().announced.containsKey(new Rows(partition, message.table()))) {
            opened().remember(
                            new AnnouncedSchema(partition, message.place().offset(), message.table(), message.text()));
        }
    }

    private LedgerMessage resolved(LedgerMessage message) {
        LedgerChange change = Objects.requireNonNull(message.change(), "a ROW message carries its change");
        NavigableMap<Long, String> schemas =
                opened().announced.get(new Rows(message.place().partition(), change.table()));
        Map.Entry<Long, String> inForce =
                schemas == null ? null : schemas.floorEntry(message.place().offset());
        LedgerTable table = LedgerTable.named(change.table()).orElse(null);
        if (inForce == null || table == null) {
            return message;
        }
        try {
            Record row = codecFor(new SchemaAnnouncement(change.epoch(), table, inForce.getValue()))
                    .decodeRow(table, change.row());
            var rewritten = new LedgerChange(
                    change.epoch(),
                    change.position(),
                    change.index(),
                    change.table(),
                    change.operation(),
                    opened().writer.encodeRow(row));
            return LedgerMessage.row(message.place(), rewritten, change.row());
        } catch (IllegalArgumentException e) {
            return LedgerMessage.unreadable(
                    message.place(), message.epoch(), message.position(), String.valueOf(e.getMessage()));
        }
    }

    private LedgerEventCodec codecFor(SchemaAnnouncement announcement) {
        return opened().codecs.computeIfAbsent(announcement, absent -> {
            var codec = new LedgerEventCodec();
            codec.readWith(announcement);
            return codec;
        });
    }

    private State opened() {
        return Objects.requireNonNull(state, "initializeState was not called");
    }
}
