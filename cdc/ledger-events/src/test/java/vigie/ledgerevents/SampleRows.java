package vigie.ledgerevents;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows with a different value in each component, the same at every run. */
final class SampleRows {

    private SampleRows() {}

    /** All components set. */
    static Record filled(LedgerTable table) {
        return make(table, false, 0);
    }

    /** All nullable components null, the others as in {@link #filled}. */
    static Record sparse(LedgerTable table) {
        return make(table, true, 0);
    }

    /** Another version of the row with the same id. */
    static Record changed(LedgerTable table) {
        return make(table, false, 1_000);
    }

    private static Record make(LedgerTable table, boolean sparse, int shift) {
        RecordComponent[] components = table.rowClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], i, sparse, i == 0 ? 0 : shift);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return table.rowClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static @Nullable Object value(RecordComponent component, int place, boolean sparse, int shift) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && sparse) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == long.class || type == Long.class) {
            return 1_000_000_007L * (place + 1) + shift;
        } else if (type == int.class || type == Integer.class) {
            return 20_000 + place + shift;
        } else if (type == boolean.class || type == Boolean.class) {
            return shift == 0;
        } else if (type == String.class) {
            return component.getName() + " é " + (place + shift);
        }
        throw new AssertionError("no sample of " + type);
    }
}
