package vigie.ledgerevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema files, the records and the enums say the same. */
class SchemasMatchRecordsTest {

    @ParameterizedTest
    @EnumSource
    void everyComponentHasItsField(LedgerTable table) {
        List<String> components = Arrays.stream(table.rowClass().getRecordComponents())
                .map(component -> component.getName() + ": " + wireType(component))
                .toList();
        List<String> fields = table.schema().getFields().stream()
                .map(field -> field.name() + ": " + wireType(field.schema()))
                .toList();

        assertThat(fields).isEqualTo(components);
        assertThat(table.schema().getFullName()).isEqualTo(table.rowClass().getName());
        assertThat(components.getFirst()).isEqualTo("id: long");
        assertThat(components.getLast()).isEqualTo("recordedAtMicros: long");
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldNamesItsColumnAndItsScale(LedgerTable table) {
        for (Schema.Field field : table.schema().getFields()) {
            assertThat(field.getProp("column")).as("column of %s", field).matches("[a-z_]+");
            Object scale = switch (unit(field.name())) {
                case "Minor" -> 2;
                case "Micro" -> 6;
                case "TenThousandths" -> 4;
                default -> null;
            };
            assertThat(field.getObjectProp("scale")).as("scale of %s", field).isEqualTo(scale);
        }
        Set<String> columns = Set.copyOf(table.schema().getFields().stream()
                .map(field -> field.getProp("column"))
                .toList());
        assertThat(columns).hasSameSizeAs(table.schema().getFields());
    }

    @Test
    void wireNumbersAreTheEnumsOrder() {
        Schema change = LedgerEventCodec.envelopeSchema().getTypes().getFirst();
        assertThat(change.getField("table").schema().getEnumSymbols())
                .containsExactlyElementsOf(
                        Arrays.stream(LedgerTable.values()).map(Enum::name).toList());
        assertThat(change.getField("operation").schema().getEnumSymbols())
                .containsExactlyElementsOf(
                        Arrays.stream(Operation.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void routingKeysAreStableAcrossVersionsOfARow(LedgerTable table) {
        assertThat(table.routingKey(SampleRows.filled(table)))
                .isEqualTo(table.routingKey(SampleRows.filled(table)))
                .isNotBlank();
        assertThat(LedgerTable.named(table.tableName())).contains(table);
    }

    private static String unit(String name) {
        return name.replaceFirst(".*?(Minor|Micro|TenThousandths|EpochDay|AtMicros)?$", "$1");
    }

    private static String wireType(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Class<?> type = component.getType();
        assertThat(nullable && type.isPrimitive()).isFalse();
        assertThat(!nullable && Set.of(Long.class, Integer.class, Boolean.class).contains(type))
                .isFalse();
        String name = type.getSimpleName().toLowerCase(java.util.Locale.ROOT).replace("integer", "int");
        return name + (nullable ? "?" : "");
    }

    private static String wireType(Schema schema) {
        return schema.isNullable()
                ? schema.getTypes().get(1).getType().getName() + "?"
                : schema.getType().getName();
    }
}
