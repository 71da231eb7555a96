package vigie.ledgerevents;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the rows of one table. The handles are prepared once from the record's components; a row costs no
 * reflection.
 */
final class RowCodec {

    /** How one component travels. The nullable kinds are Avro unions of null (branch 0) and the type (branch 1). */
    private enum Kind {
        LONG,
        INT,
        BOOLEAN,
        STRING,
        NULLABLE_LONG,
        NULLABLE_INT,
        NULLABLE_BOOLEAN,
        NULLABLE_STRING
    }

    private final Class<? extends Record> rowClass;
    private final Kind[] kinds;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    RowCodec(Class<? extends Record> rowClass, Schema schema) {
        this.rowClass = rowClass;
        RecordComponent[] components = rowClass.getRecordComponents();
        List<Schema.Field> fields = schema.getFields();
        if (components.length != fields.size()) {
            throw new IllegalStateException(rowClass.getSimpleName() + " has " + components.length
                    + " components, its schema " + fields.size() + " fields");
        }
        kinds = new Kind[components.length];
        accessors = new MethodHandle[components.length];
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            for (int i = 0; i < components.length; i++) {
                Schema.Field field = fields.get(i);
                if (!components[i].getName().equals(field.name())) {
                    throw new IllegalStateException(rowClass.getSimpleName() + "." + components[i].getName()
                            + " stands where its schema has " + field.name());
                }
                kinds[i] = kind(components[i].getType(), field.schema());
                accessors[i] = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(carrier(kinds[i]), Record.class));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.unreflectConstructor(rowClass.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(rowClass + " is not a public record", e);
        }
    }

    void write(Record row, Encoder encoder) {
        try {
            for (int i = 0; i < kinds.length; i++) {
                MethodHandle accessor = accessors[i];
                switch (kinds[i]) {
                    case LONG -> encoder.writeLong((long) accessor.invokeExact(row));
                    case INT -> encoder.writeInt((int) accessor.invokeExact(row));
                    case BOOLEAN -> encoder.writeBoolean((boolean) accessor.invokeExact(row));
                    case STRING -> encoder.writeString((String) accessor.invokeExact(row));
                    case NULLABLE_LONG -> writeNullable((Object) accessor.invokeExact(row), encoder);
                    case NULLABLE_INT -> writeNullable((Object) accessor.invokeExact(row), encoder);
                    case NULLABLE_BOOLEAN -> writeNullable((Object) accessor.invokeExact(row), encoder);
                    case NULLABLE_STRING -> writeNullable((Object) accessor.invokeExact(row), encoder);
                }
            }
        } catch (Throwable e) {
            throw new IllegalArgumentException("cannot encode " + row + " as " + rowClass.getSimpleName(), e);
        }
    }

    /** Reads a row written with the schema this codec was made for. */
    Record read(Decoder decoder) throws IOException {
        @Nullable Object[] values = new @Nullable Object[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            values[i] = readComponent(kinds[i], decoder);
        }
        return construct(values);
    }

    /** Reads a row written with another schema, which {@code decoder} knows. */
    Record readResolving(ResolvingDecoder decoder) throws IOException {
        @Nullable Object[] values = new @Nullable Object[kinds.length];
        for (Schema.Field field : decoder.readFieldOrder()) {
            values[field.pos()] = readComponent(kinds[field.pos()], decoder);
        }
        decoder.drain();
        return construct(values);
    }

    private Record construct(@Nullable Object[] values) {
        try {
            return (Record) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new IllegalArgumentException(
                    "cannot make a " + rowClass.getSimpleName() + " of " + Arrays.toString(values), e);
        }
    }

    private static @Nullable Object readComponent(Kind kind, Decoder decoder) throws IOException {
        return switch (kind) {
            case LONG -> decoder.readLong();
            case INT -> decoder.readInt();
            case BOOLEAN -> decoder.readBoolean();
            case STRING -> decoder.readString();
            case NULLABLE_LONG -> isNull(decoder) ? null : decoder.readLong();
            case NULLABLE_INT -> isNull(decoder) ? null : decoder.readInt();
            case NULLABLE_BOOLEAN -> isNull(decoder) ? null : decoder.readBoolean();
            case NULLABLE_STRING -> isNull(decoder) ? null : decoder.readString();
        };
    }

    private static boolean isNull(Decoder decoder) throws IOException {
        if (decoder.readIndex() == 0) {
            decoder.readNull();
            return true;
        }
        return false;
    }

    private static void writeNullable(@Nullable Object value, Encoder encoder) throws IOException {
        if (value == null) {
            encoder.writeIndex(0);
            encoder.writeNull();
            return;
        }
        encoder.writeIndex(1);
        switch (value) {
            case Long number -> encoder.writeLong(number);
            case Integer number -> encoder.writeInt(number);
            case Boolean flag -> encoder.writeBoolean(flag);
            case String text -> encoder.writeString(text);
            default -> throw new IllegalStateException("no component has type " + value.getClass());
        }
    }

    private static Kind kind(Class<?> type, Schema schema) {
        boolean union = schema.getType() == Schema.Type.UNION;
        Schema.Type wire = union ? schema.getTypes().get(1).getType() : schema.getType();
        if (type == long.class && !union && wire == Schema.Type.LONG) {
            return Kind.LONG;
        } else if (type == int.class && !union && wire == Schema.Type.INT) {
            return Kind.INT;
        } else if (type == boolean.class && !union && wire == Schema.Type.BOOLEAN) {
            return Kind.BOOLEAN;
        } else if (type == String.class && wire == Schema.Type.STRING) {
            return union ? Kind.NULLABLE_STRING : Kind.STRING;
        } else if (type == Long.class && union && wire == Schema.Type.LONG) {
            return Kind.NULLABLE_LONG;
        } else if (type == Integer.class && union && wire == Schema.Type.INT) {
            return Kind.NULLABLE_INT;
        } else if (type == Boolean.class && union && wire == Schema.Type.BOOLEAN) {
            return Kind.NULLABLE_BOOLEAN;
        }
        throw new IllegalStateException(type.getSimpleName() + " does not travel as " + schema);
    }

    private static Class<?> carrier(Kind kind) {
        return switch (kind) {
            case LONG -> long.class;
            case INT -> int.class;
            case BOOLEAN -> boolean.class;
            case STRING -> String.class;
            case NULLABLE_LONG, NULLABLE_INT, NULLABLE_BOOLEAN, NULLABLE_STRING -> Object.class;
        };
    }
}
