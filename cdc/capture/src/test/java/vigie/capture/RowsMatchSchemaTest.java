package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigie.ledgerevents.LedgerTable;

/** The migrated tables and the row records say the same: order (but recorded_at is last), names, types, nullability. */
class RowsMatchSchemaTest {

    private static TestLedger ledger;

    @BeforeAll
    static void migrate() throws Exception {
        ledger = TestLedger.fresh();
    }

    @ParameterizedTest
    @EnumSource
    void columnsAreTheComponents(LedgerTable table) throws Exception {
        List<String> columns = ledger.query("""
                select a.attname || ' ' || format_type(
                    case t.typtype when 'd' then t.typbasetype else t.oid end,
                    case t.typtype when 'd' then t.typtypmod else a.atttypmod end)
                  || case when a.attnotnull then '' else '?' end
                from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = 'ledger.%s'::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'xid'
                order by a.attname = 'recorded_at', a.attnum
                """.formatted(table.tableName()));
        List<String> components = table.schema().getFields().stream()
                .map(RowsMatchSchemaTest::columnOf)
                .toList();
        assertThat(columns).isEqualTo(components);
    }

    @Test
    void thePublicationIsTheContract() throws Exception {
        assertThat(ledger.query("select tablename from pg_publication_tables where pubname = 'vigie_ledger'"))
                .containsExactlyInAnyOrderElementsOf(List.of(LedgerTable.values()).stream()
                        .map(LedgerTable::tableName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatChangeCarryTheirOldVersion(LedgerTable table) throws Exception {
        String identity = ledger.queryText(
                "select relreplident from pg_class where oid = 'ledger." + table.tableName() + "'::regclass");
        assertThat(identity).isEqualTo(table.reference() ? "f" : "d");
    }

    private static String columnOf(Schema.Field field) {
        boolean nullable = field.schema().isNullable();
        Schema type = nullable ? field.schema().getTypes().get(1) : field.schema();
        return field.getProp("column") + " " + sqlType(field, type) + (nullable ? "?" : "");
    }

    private static String sqlType(Schema.Field field, Schema type) {
        if (field.getObjectProp("scale") instanceof Integer scale) {
            int precision = switch (scale) {
                case 2 -> 18;
                case 4 -> 9;
                default -> field.name().toLowerCase(Locale.ROOT).endsWith("unitpricemicro") ? 19 : 18;
            };
            return "numeric(" + precision + "," + scale + ")";
        }
        String logical = type.getProp(LogicalType.LOGICAL_TYPE_PROP);
        if (logical != null) {
            return logical.equals("date") ? "date" : "timestamp with time zone";
        }
        return switch (type.getType()) {
            case LONG -> "bigint";
            case INT -> "integer";
            case BOOLEAN -> "boolean";
            default -> "text";
        };
    }
}
