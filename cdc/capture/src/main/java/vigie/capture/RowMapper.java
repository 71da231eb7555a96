package vigie.capture;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema.Field;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerTable;

/**
 * Makes row records of one table out of Connect structs of one schema. Prepared once per schema: which column each
 * component reads and how; a row costs no reflection and no look-up by name.
 *
 * <p>Anything that does not fit halts the capture: a column the contract does not know, a missing one, another type, a
 * null where none may be, a number too large.
 */
final class RowMapper {

    /** What Debezium sends instead of a large value that an update did not touch. */
    static final String UNAVAILABLE = "__debezium_unavailable_value";

    private enum Source {
        LONG(Schema.Type.INT64, null),
        INT(Schema.Type.INT32, null),
        BOOLEAN(Schema.Type.BOOLEAN, null),
        STRING(Schema.Type.STRING, null),
        EPOCH_DAY(Schema.Type.INT32, "io.debezium.time.Date"),
        INSTANT(Schema.Type.STRING, "io.debezium.time.ZonedTimestamp"),
        SCALED_LONG(Schema.Type.BYTES, Decimal.LOGICAL_NAME),
        SCALED_INT(Schema.Type.BYTES, Decimal.LOGICAL_NAME);

        private final Schema.Type type;
        private final @Nullable String logicalName;

        Source(Schema.Type type, @Nullable String logicalName) {
            this.type = type;
            this.logicalName = logicalName;
        }

        boolean accepts(Schema schema) {
            return schema.type() == type && (logicalName == null || logicalName.equals(schema.name()));
        }
    }

    private record Column(
            String name, org.apache.kafka.connect.data.Field field, Source source, int scale, boolean nullable) {

        /** The value as it was sent. Reading by field spares a look-up by name, but would put a default over a null. */
        @Nullable
        Object read(Struct struct) {
            return field.schema().defaultValue() == null ? struct.get(field) : struct.getWithoutDefault(name);
        }
    }

    private final LedgerTable table;
    private final Column[] columns;
    private final MethodHandle constructor;
    private final InstantReader instants;

    /**
     * @param instants shared by the mappers of one reader: rows of one transaction carry the same instant
     * @throws CaptureHalted when rows of this schema are not rows of the contract
     */
    RowMapper(LedgerTable table, Schema schema, InstantReader instants) {
        this.table = table;
        this.instants = instants;
        List<Field> fields = table.schema().getFields();
        columns = new Column[fields.size()];
        Set<String> unknown = new HashSet<>();
        schema.fields().forEach(field -> unknown.add(field.name()));
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(fields.get(i), schema);
            unknown.remove(columns[i].name());
        }
        if (!unknown.isEmpty()) {
            throw halt("a des colonnes inconnues " + unknown, "has columns the contract does not know: " + unknown);
        }
        constructor = constructor(table.rowClass());
    }

    Record map(Struct struct) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            Object value = column.read(struct);
            if (value == null) {
                if (!column.nullable()) {
                    throw halt(
                            "n'a pas de valeur en colonne " + column.name(), "has no value in column " + column.name());
                }
                continue;
            }
            values[i] = convert(column, value);
        }
        try {
            return (Record) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new IllegalStateException("row of " + table.tableName() + " from " + Arrays.toString(values), e);
        }
    }

    private Object convert(Column column, Object value) {
        try {
            return switch (column.source()) {
                case LONG, INT, BOOLEAN, EPOCH_DAY -> value;
                case STRING -> known(column, (String) value);
                case INSTANT -> instants.micros((String) value);
                case SCALED_LONG -> unscaled((BigDecimal) value, column.scale());
                case SCALED_INT -> Math.toIntExact(unscaled((BigDecimal) value, column.scale()));
            };
        } catch (ArithmeticException e) {
            throw halt(
                    "a une valeur hors de portée en colonne " + column.name() + " : " + value,
                    "has a value out of range in column " + column.name() + ": " + value);
        }
    }

    private String known(Column column, String value) {
        if (value.equals(UNAVAILABLE)) {
            throw halt(
                    "est arrivée sans la valeur inchangée de " + column.name(),
                    "came without the unchanged value of " + column.name());
        }
        return value;
    }

    private static long unscaled(BigDecimal value, int scale) {
        return value.scaleByPowerOfTen(scale).longValueExact();
    }

    private Column column(Field component, Schema schema) {
        String name = component.getProp("column");
        org.apache.kafka.connect.data.Field field = schema.field(name);
        if (field == null) {
            throw halt("n'a pas de colonne " + name, "has no column " + name);
        }
        boolean nullable = component.schema().isNullable();
        org.apache.avro.Schema type = nullable ? component.schema().getTypes().get(1) : component.schema();
        Integer scale = (Integer) component.getObjectProp("scale");
        Source source = source(type, scale != null);
        if (!source.accepts(field.schema()) || (scale != null && scaleOf(field.schema()) > scale)) {
            throw halt(
                    "a un type inattendu en colonne " + name + " : " + describe(field.schema()),
                    "has an unexpected type in column " + name + ": " + describe(field.schema()));
        }
        return new Column(name, field, source, scale == null ? 0 : scale, nullable);
    }

    private static Source source(org.apache.avro.Schema type, boolean scaled) {
        String logical = type.getProp(org.apache.avro.LogicalType.LOGICAL_TYPE_PROP);
        if (scaled) {
            return type.getType() == org.apache.avro.Schema.Type.INT ? Source.SCALED_INT : Source.SCALED_LONG;
        } else if ("date".equals(logical)) {
            return Source.EPOCH_DAY;
        } else if ("timestamp-micros".equals(logical)) {
            return Source.INSTANT;
        }
        return switch (type.getType()) {
            case LONG -> Source.LONG;
            case INT -> Source.INT;
            case BOOLEAN -> Source.BOOLEAN;
            case STRING -> Source.STRING;
            default -> throw new IllegalStateException("no column travels as " + type);
        };
    }

    private static int scaleOf(Schema schema) {
        return Integer.parseInt(schema.parameters().getOrDefault(Decimal.SCALE_FIELD, "0"));
    }

    private static String describe(Schema schema) {
        return schema.type()
                + (schema.name() == null ? "" : " " + schema.name())
                + (schema.parameters() == null ? "" : " " + schema.parameters());
    }

    private static MethodHandle constructor(Class<? extends Record> rowClass) {
        Class<?>[] types = Arrays.stream(rowClass.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(rowClass.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(rowClass + " is not a public record", e);
        }
    }

    private CaptureHalted halt(String fr, String en) {
        return new CaptureHalted(
                "Une ligne de " + table.tableName() + " " + fr + ".", "A row of " + table.tableName() + " " + en + ".");
    }
}
