package vigie.facts;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * How the components of one record go to and from Avro binary: prepared once per class, so that a row costs one method
 * handle call per component and no reflection.
 */
final class RecordLayout {
    private final Class<? extends Record> recordClass;
    private final List<FactColumn> columns;
    private final FactColumn[] ordered;
    private final MethodHandle constructor;

    private RecordLayout(Class<? extends Record> recordClass, List<FactColumn> columns, MethodHandle constructor) {
        this.recordClass = recordClass;
        this.columns = List.copyOf(columns);
        this.ordered = columns.toArray(FactColumn[]::new);
        this.constructor = constructor;
    }

    static RecordLayout of(Class<? extends Record> recordClass) {
        RecordComponent[] components = recordClass.getRecordComponents();
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        List<FactColumn> columns = new ArrayList<>(components.length);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            for (RecordComponent component : components) {
                MethodHandle accessor = lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                columns.add(column(component, accessor));
            }
            MethodHandle constructor = lookup.findConstructor(recordClass, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordLayout(recordClass, columns, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(recordClass.getName() + " is not a public record of this package", e);
        }
    }

    private static FactColumn column(RecordComponent component, MethodHandle accessor) {
        String name = component.getName();
        Class<?> javaType = component.getType();
        AnnotatedElement use = component.getAnnotatedType();
        boolean nullable = use.isAnnotationPresent(Nullable.class);
        if (name.endsWith("Minor")) {
            return new FactColumn(name, snakeCase(name, 5), FactColumn.Type.AMOUNT, nullable, javaType, accessor);
        }
        if (name.endsWith("Micro")) {
            return new FactColumn(name, snakeCase(name, 5), FactColumn.Type.QUANTITY, nullable, javaType, accessor);
        }
        if (name.endsWith("EpochDay")) {
            return new FactColumn(name, snakeCase(name, 8), FactColumn.Type.DATE, nullable, javaType, accessor);
        }
        if (name.endsWith("AtMicros")) {
            return new FactColumn(name, snakeCase(name, 6), FactColumn.Type.INSTANT, nullable, javaType, accessor);
        }
        return new FactColumn(name, snakeCase(name, 0), plainType(javaType), nullable, javaType, accessor);
    }

    private static FactColumn.Type plainType(Class<?> javaType) {
        if (javaType.isEnum()) {
            return FactColumn.Type.CODE;
        }
        return switch (javaType.getSimpleName()) {
            case "long", "Long" -> FactColumn.Type.LONG;
            case "int", "Integer" -> FactColumn.Type.INT;
            case "boolean" -> FactColumn.Type.FLAG;
            case "String" -> FactColumn.Type.TEXT;
            case "byte[]" -> FactColumn.Type.BYTES;
            default -> throw new IllegalArgumentException("no column type for " + javaType.getName());
        };
    }

    private static String snakeCase(String component, int unitLength) {
        return component
                .substring(0, component.length() - unitLength)
                .replaceAll("([A-Z])", "_$1")
                .toLowerCase(Locale.ROOT);
    }

    List<FactColumn> columns() {
        return columns;
    }

    @SuppressWarnings("EnumOrdinal") // Avro writes an enum as its place in the schema, which a test compares
    void write(Record row, BinaryEncoder out) throws IOException {
        for (FactColumn column : ordered) {
            Object value = column.value(row);
            if (column.nullable()) {
                out.writeIndex(value == null ? 0 : 1);
            }
            switch (value) {
                case null -> requireNullable(column);
                case Long number -> out.writeLong(number);
                case Integer number -> out.writeInt(number);
                case String text -> out.writeString(text);
                case Boolean flag -> out.writeBoolean(flag);
                case Enum<?> constant -> out.writeEnum(constant.ordinal());
                case byte[] bytes -> out.writeBytes(bytes);
                default -> throw new IllegalArgumentException("no encoding for " + value.getClass());
            }
        }
    }

    private void requireNullable(FactColumn column) {
        if (!column.nullable()) {
            throw new IllegalArgumentException(
                    recordClass.getSimpleName() + "." + column.component() + " must not be null");
        }
    }

    Record read(BinaryDecoder in) throws IOException {
        @Nullable Object[] values = new @Nullable Object[ordered.length];
        for (int i = 0; i < ordered.length; i++) {
            FactColumn column = ordered[i];
            values[i] = column.nullable() && in.readIndex() == 0 ? null : readValue(column, in);
        }
        try {
            return (Record) (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new IOException("cannot build " + recordClass.getSimpleName() + " of " + Arrays.toString(values), e);
        }
    }

    private static Object readValue(FactColumn column, BinaryDecoder in) throws IOException {
        return switch (column.type()) {
            case FLAG -> in.readBoolean();
            case TEXT -> in.readString();
            case CODE -> column.javaType().getEnumConstants()[in.readEnum()];
            case BYTES -> {
                byte[] bytes = new byte[in.readInt()];
                in.readFixed(bytes);
                yield bytes;
            }
            case AMOUNT, QUANTITY, DATE, INSTANT, LONG, INT -> {
                boolean wide = column.javaType() == long.class || column.javaType() == Long.class;
                yield wide ? (Object) in.readLong() : (Object) in.readInt();
            }
        };
    }
}
