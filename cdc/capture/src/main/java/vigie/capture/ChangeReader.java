package vigie.capture;

import io.debezium.data.Envelope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;

/** Reads change events of Debezium; keeps one prepared {@link RowMapper} per table and schema. */
final class ChangeReader {

    private record Prepared(Schema schema, RowMapper mapper) {}

    private final Map<String, LedgerTable> tablesByTopic = new HashMap<>();
    private final Map<LedgerTable, Prepared> mappers = new EnumMap<>(LedgerTable.class);
    private final InstantReader instants = new InstantReader();

    /**
     * @throws CaptureHalted when the change is not one the contract knows
     */
    ChangedRow read(SourceRecord event) {
        Struct envelope = (Struct) event.value();
        LedgerTable table = tablesByTopic.computeIfAbsent(event.topic(), ChangeReader::tableOf);
        RowMapper mapper =
                mapper(table, envelope.schema().field(Envelope.FieldName.AFTER).schema());
        Struct after = envelope.getStruct(Envelope.FieldName.AFTER);
        Struct before = envelope.getStruct(Envelope.FieldName.BEFORE);
        String operation = envelope.getString(Envelope.FieldName.OPERATION);
        return switch (operation) {
            case "c" -> new ChangedRow(table, Operation.CREATE, map(mapper, table, after), null);
            case "r" -> new ChangedRow(table, Operation.SNAPSHOT, map(mapper, table, after), null);
            case "u" -> new ChangedRow(table, Operation.UPDATE, map(mapper, table, after), map(mapper, table, before));
            case "d" -> new ChangedRow(table, Operation.DELETE, map(mapper, table, before), null);
            default ->
                throw new CaptureHalted(
                        "Opération inconnue « " + operation + " » sur " + table.tableName() + ".",
                        "Unknown operation '" + operation + "' on " + table.tableName() + ".");
        };
    }

    private static Record map(RowMapper mapper, LedgerTable table, @Nullable Struct image) {
        if (image == null) {
            throw new CaptureHalted(
                    "Une ligne de " + table.tableName() + " est arrivée sans son image complète.",
                    "A row of " + table.tableName() + " came without its full image.");
        }
        return mapper.map(image);
    }

    private RowMapper mapper(LedgerTable table, Schema schema) {
        Prepared prepared = mappers.get(table);
        if (prepared == null || !isSame(prepared.schema(), schema)) {
            prepared = new Prepared(schema, new RowMapper(table, schema, instants));
            mappers.put(table, prepared);
        }
        return Objects.requireNonNull(prepared).mapper();
    }

    @SuppressWarnings("ReferenceEquality") // Debezium keeps one schema object per table until the table changes
    private static boolean isSame(Schema one, Schema other) {
        return one == other;
    }

    private static LedgerTable tableOf(String topic) {
        return LedgerTable.named(topic.substring(topic.lastIndexOf('.') + 1))
                .orElseThrow(() -> new CaptureHalted(
                        "La table de " + topic + " n'est pas au contrat.",
                        "The table of " + topic + " is not part of the contract."));
    }
}
