package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;

/**
 * Every published table, every operation it allows, every column filled and every nullable column null: what arrives is
 * what JDBC reads. Rules of the core that would refuse such rows are taken away in this one database.
 */
class EveryTableIT {

    private static final String WITHOUT_RULES = """
            do $$
            declare
              rule record;
            begin
              for rule in
                select c.conrelid::regclass as owner, c.conname from pg_constraint c
                where c.connamespace = 'ledger'::regnamespace and c.contype in ('c', 'x') and c.conrelid <> 0
              loop
                execute format('alter table %s drop constraint %I', rule.owner, rule.conname);
              end loop;
            end
            $$
            """;

    @Test
    void everyRowArrivesAsItStands() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        ledger.execute(WITHOUT_RULES);
        CaptureConfig config = ledger.config(2);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection writer = ledger.connect();
                Statement statement = writer.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no triggers: the manifests are ours
            writer.setAutoCommit(false);
            published.awaitPosition(0);
            long position = 0;
            for (LedgerTable table : LedgerTable.values()) {
                if (table != LedgerTable.TRANSACTION_MANIFESTS) { // each transaction has one
                    position++;
                    insertTwo(statement, table, position);
                    published.awaitPosition(position);
                    assertArrived(published, position, table, Operation.CREATE, rows(statement, table));
                    writer.commit();
                }
            }
            for (LedgerTable table : LedgerTable.values()) {
                if (table.reference()) {
                    updateThenDelete(writer, statement, table, published, position);
                    position += 2;
                }
            }
            assertThat(capture.status().state()).isEqualTo(CaptureStatus.State.RUNNING);
        }
        assertThatTheSnapshotIsTheSame(ledger);
    }

    private static void updateThenDelete(
            Connection writer, Statement statement, LedgerTable table, PublishedLedger published, long position)
            throws SQLException {
        List<Object> old = rows(statement, table);
        statement.execute("update " + name(table) + " set recorded_at = recorded_at + interval '1 microsecond'"
                + " where id >= 1000000");
        writeManifest(statement, table, position + 1);
        writer.commit();
        published.awaitPosition(position + 1);
        List<Object> changed = rows(statement, table);
        assertArrived(published, position + 1, table, Operation.UPDATE, changed);
        List<Record> before = new ArrayList<>();
        for (RowChange change : published.changes(position + 1)) {
            byte[] image = change.before();
            if (image != null) {
                before.add(published.decode(
                        new RowChange(1, change.position(), change.index(), table, Operation.CREATE, image, null)));
            }
        }
        assertThat(before).hasToString(old.toString());
        statement.execute("delete from " + name(table) + " where id >= 1000000");
        writeManifest(statement, table, position + 2);
        writer.commit();
        published.awaitPosition(position + 2);
        assertArrived(published, position + 2, table, Operation.DELETE, changed);
    }

    private static void assertThatTheSnapshotIsTheSame(TestLedger ledger) throws Exception {
        CaptureConfig first = ledger.config(2);
        CaptureConfig config = new CaptureConfig(
                first.postgresHost(),
                first.postgresPort(),
                first.database(),
                first.user(),
                "",
                first.slot() + "_b",
                first.publication(),
                first.bootstrapServers(),
                first.topic() + "-again",
                2,
                -1,
                SideFormat.NONE);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection reader = ledger.connect();
                Statement statement = reader.createStatement()) {
            published.awaitPosition(0);
            for (LedgerTable table : LedgerTable.values()) {
                if (!table.reference() && table != LedgerTable.TRANSACTION_MANIFESTS) {
                    assertArrived(published, 0, table, Operation.SNAPSHOT, rows(statement, table));
                }
            }
            assertThat(published.rows(0, LedgerTable.ACCOUNTS)).isNotEmpty();
            assertThat(capture.status().state()).isEqualTo(CaptureStatus.State.RUNNING);
        }
    }

    private static void assertArrived(
            PublishedLedger published, long position, LedgerTable table, Operation operation, List<Object> expected) {
        assertThat(published.rows(position, table))
                .as("%s of %s", operation, table)
                .hasToString(expected.toString());
        assertThat(published.changes(position).stream().filter(change -> change.table() == table))
                .allMatch(change -> change.operation() == operation);
    }

    private static void insertTwo(Statement statement, LedgerTable table, long position) throws SQLException {
        for (int row = 0; row < 2; row++) {
            StringJoiner columns = new StringJoiner(", ");
            StringJoiner values = new StringJoiner(", ");
            int place = 0;
            for (Schema.Field field : table.schema().getFields()) {
                columns.add(field.getProp("column"));
                boolean isNull = row == 1 && field.schema().isNullable();
                values.add(isNull ? "null" : literal(field, 1_000_000 + 100L * row + place));
                place++;
            }
            statement.execute("insert into " + name(table) + " (" + columns + ") overriding system value values ("
                    + values + ")");
        }
        writeManifest(statement, table, position);
        statement.getConnection().commit();
    }

    private static void writeManifest(Statement statement, LedgerTable table, long id) throws SQLException {
        String sums = "0, 0, 0, 0";
        if (table == LedgerTable.POSTINGS) {
            sums = "(select sum(debit) from ledger.postings where id >= 1000000),"
                    + " (select sum(credit) from ledger.postings where id >= 1000000), 0, 0";
        } else if (table == LedgerTable.STOCK_MOVES) {
            sums = "0, 0, (select sum(quantity) from ledger.stock_moves),"
                    + " (select sum(value_amount) from ledger.stock_moves)";
        }
        statement.execute("insert into ledger.transaction_manifests (id, transaction_id, row_count, rows_by_table,"
                + " debit, credit, quantity, value) overriding system value select " + (5_000_000 + id)
                + ", pg_current_xact_id()::text::bigint, 2, '{\"" + table.tableName() + "\":2}', " + sums);
    }

    private static String literal(Schema.Field field, long number) {
        boolean nullable = field.schema().isNullable();
        Schema type = nullable ? field.schema().getTypes().get(1) : field.schema();
        if (field.getObjectProp("scale") instanceof Integer scale) {
            return scale == 4 ? "20.5507" : number + (scale == 2 ? ".07" : ".000001");
        }
        String logical = type.getProp(LogicalType.LOGICAL_TYPE_PROP);
        if (logical != null) {
            return logical.equals("date")
                    ? "date '2024-02-28' + " + (number % 1_000)
                    : "timestamptz '1999-12-31 23:59:59.000001+01' + " + (number % 1_000) + " * interval '1 second'";
        }
        return switch (type.getType()) {
            case LONG -> Long.toString(number);
            case INT -> Long.toString(number % 1_000);
            case BOOLEAN -> "true";
            default -> "'" + field.name() + " é ''\\ " + number + "'";
        };
    }

    /** The rows of this test as JDBC reads them, written as their records would be. */
    private static List<Object> rows(Statement statement, LedgerTable table) throws SQLException {
        List<Object> found = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select * from " + name(table) + " where id >= 1000000 order by id")) {
            while (row.next()) {
                StringJoiner components =
                        new StringJoiner(", ", table.rowClass().getSimpleName() + "[", "]");
                for (Schema.Field field : table.schema().getFields()) {
                    components.add(field.name() + "=" + value(row, field));
                }
                found.add(components.toString());
            }
        }
        assertThat(found).hasSize(2);
        return found;
    }

    private static @Nullable Object value(ResultSet row, Schema.Field field) throws SQLException {
        String column = Objects.requireNonNull(field.getProp("column"));
        Object value = row.getObject(column);
        if (value instanceof BigDecimal decimal) {
            return decimal.movePointRight((Integer) Objects.requireNonNull(field.getObjectProp("scale")))
                    .longValueExact();
        } else if (value instanceof java.sql.Date) {
            return row.getObject(column, LocalDate.class).toEpochDay();
        } else if (value instanceof java.sql.Timestamp) {
            return ChronoUnit.MICROS.between(
                    OffsetDateTime.parse("1970-01-01T00:00:00Z"), row.getObject(column, OffsetDateTime.class));
        }
        return value;
    }

    private static String name(LedgerTable table) {
        return "ledger." + table.tableName();
    }
}
