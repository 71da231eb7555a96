package vigie.facts;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * One component of a fact as a column: how it is named, stored and read. The column drops the unit of the component
 * ({@code valueMinor} becomes {@code value}) because its SQL type carries it.
 */
public final class FactColumn {
    /** How a component is stored; amounts arrive in cents and quantities in millionths. */
    public enum Type {
        /** Cents in Java, {@code decimal(18, 2)} in SQL. */
        AMOUNT("decimal(18, 2)"),
        /** Millionths in Java, {@code decimal(18, 6)} in SQL. */
        QUANTITY("decimal(18, 6)"),
        /** Days since 1970-01-01 in Java. */
        DATE("date"),
        /** Microseconds since 1970-01-01 UTC in Java. */
        INSTANT("timestamptz"),
        /** Identifier or position. */
        LONG("bigint"),
        /** Small number. */
        INT("integer"),
        /** Text. */
        TEXT("varchar"),
        /** Enum constant in Java, its name in SQL. */
        CODE("varchar"),
        /** True or false. */
        FLAG("boolean"),
        /** Bytes. */
        BYTES("blob");

        private final String sqlType;

        Type(String sqlType) {
            this.sqlType = sqlType;
        }

        /** Type of the DuckDB column. */
        public String sqlType() {
            return sqlType;
        }
    }

    private final String component;
    private final String name;
    private final Type type;
    private final boolean nullable;
    private final Class<?> javaType;
    private final MethodHandle accessor;

    FactColumn(String component, String name, Type type, boolean nullable, Class<?> javaType, MethodHandle accessor) {
        this.component = component;
        this.name = name;
        this.type = type;
        this.nullable = nullable;
        this.javaType = javaType;
        this.accessor = accessor;
    }

    /** Name of the record component. */
    public String component() {
        return component;
    }

    /** Name of the DuckDB column. */
    public String name() {
        return name;
    }

    /** How it is stored. */
    public Type type() {
        return type;
    }

    /** Whether a row may lack it. */
    public boolean nullable() {
        return nullable;
    }

    Class<?> javaType() {
        return javaType;
    }

    /** The component's value in its Java form (Long, Integer, Boolean, String, enum constant or byte array). */
    public @Nullable Object value(Record fact) {
        try {
            return (Object) accessor.invokeExact((Object) fact);
        } catch (Throwable e) {
            throw new IllegalArgumentException("cannot read " + component + " of " + fact, e);
        }
    }
}
