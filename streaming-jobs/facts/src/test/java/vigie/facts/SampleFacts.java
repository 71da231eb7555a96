package vigie.facts;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One fact of each table, filled by component type: the same values on every run. */
final class SampleFacts {
    private SampleFacts() {}

    /** All components present. */
    static Record full(FactTable table) {
        return build(table.recordClass(), false);
    }

    /** Nothing in the components that may lack. */
    static Record sparse(FactTable table) {
        return build(table.recordClass(), true);
    }

    private static Record build(Class<? extends Record> type, boolean sparse) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], i, sparse);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot build " + type, e);
        }
    }

    private static @Nullable Object value(RecordComponent component, int at, boolean sparse) {
        if (sparse && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            // one side of a posting is zero, and amounts go below zero elsewhere
            case "long" -> component.getName().equals("creditMinor") ? 0L : 1_000_000_000_000L + at;
            case "Long" -> -7L - at;
            case "int", "Integer" -> 20_000 + at;
            case "boolean" -> true;
            case "String" -> "texte « " + at + " »";
            default -> throw new AssertionError("no sample for " + type);
        };
    }
}
