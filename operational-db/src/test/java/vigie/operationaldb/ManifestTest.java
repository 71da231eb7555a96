package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever path writes published rows, the transaction ends with one manifest that counts them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestTest {
    private static final String TICK =
            "insert into ledger.clock_ticks (business_on, ticked_at) values ('2026-01-05', now())";
    private static final String LAST = """
            select m.row_count, m.rows_by_table, m.debit, m.credit, trim_scale(m.quantity), m.value
            from ledger.transaction_manifests as m
            order by m.id desc
            limit 1
            """;

    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @BeforeAll
    void playHistoryWatchedByASlot() {
        ledger.rows("select pg_create_logical_replication_slot('manifest_test', 'pgoutput')");
        ledger.play(Story.read("before-refusals"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.rows("select pg_drop_replication_slot('manifest_test')");
        ledger.close();
    }

    @Test
    void manifestCountsRowsAndSumsOfACommand() throws CommandRefused {
        ledger.accept("place_purchase_order", """
                {"number": "P1", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02", "lines": [
                {"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": "2.5", "unit_price": 8}]}
                """);
        ledger.accept("receive_goods", "{\"purchase_order\": \"P1\", \"received_on\": \"2026-01-05\"}");
        assertThat(ledger.rows(LAST))
                .isEqualTo("10 {\"postings\":4,\"stock_moves\":2,\"goods_receipts\":1,\"journal_entries\":1,"
                        + "\"goods_receipt_lines\":2} 60.00 60.00 12.5 60.00\n");
    }

    @Test
    void everyTransactionOfAStoryIsCountedTableByTable() {
        String appendOnly = ledger.rows("""
                select p.tablename
                from pg_publication_tables as p
                where p.pubname = 'vigie_ledger' and p.tablename <> 'transaction_manifests'
                  and exists (select from pg_trigger as g where g.tgname = p.tablename || '_is_append_only')
                """);
        String counted = appendOnly
                .lines()
                .map(table -> "select xid, '" + table + "' as table_name, count(*) as rows from ledger." + table
                        + " group by 1")
                .collect(Collectors.joining(" union all "));
        assertThat(ledger.rows("""
                select c.xid, c.table_name, c.rows, m.rows_by_table
                from (%s) as c
                left join ledger.transaction_manifests as m on m.transaction_id = c.xid::text::bigint
                where (m.rows_by_table::jsonb ->> c.table_name)::bigint is distinct from c.rows
                """.formatted(counted))).isEmpty();
    }

    @Test
    void manifestIsTheLastRowThatLeavesTheLedger() {
        assertThat(ledger.rows("""
                    with messages as materialized (
                      select c.xid, get_byte(c.data, 0) as kind, row_number() over () as rank,
                        ('x' || encode(substr(c.data, 2, 4), 'hex'))::bit(32)::integer as relation
                      from pg_logical_slot_peek_binary_changes('manifest_test', null, null,
                        'proto_version', '1', 'publication_names', 'vigie_ledger') as c
                    ),
                    changes as (
                      select m.xid::text as xid,
                        m.relation = 'ledger.transaction_manifests'::regclass::oid::integer as manifest,
                        row_number() over (partition by m.xid::text order by m.rank desc) as from_end
                      from messages as m
                      where m.kind in (ascii('I'), ascii('U'), ascii('D'))
                    )
                    select count(*) > 20, count(*) filter (where c.manifest) = count(distinct c.xid),
                      count(*) filter (where c.manifest and c.from_end = 1) = count(distinct c.xid)
                    from changes as c
                    """)).isEqualTo("t t t\n");
    }

    @Test
    void commandsOfOneTransactionShareOneManifest() throws SQLException, CommandRefused {
        String before = manifestCount();
        ledger.writer().setAutoCommit(false);
        ledger.accept("tick", "{\"business_on\": \"2026-01-05\"}");
        ledger.accept("tick", "{\"business_on\": \"2026-01-06\"}");
        assertThat(ledger.refusalOf("tick", "{\"business_on\": \"never\"}").code())
                .isEqualTo("MALFORMED_COMMAND");
        ledger.accept("put_supplier", "{\"code\": \"NEW\", \"name\": \"New\"}");
        ledger.writer().commit();
        ledger.writer().setAutoCommit(true);
        assertThat(ledger.rows(LAST)).startsWith("3 {\"suppliers\":1,\"clock_ticks\":2}");
        assertThat(manifestCount()).isEqualTo(before.strip().transform(Integer::parseInt) + 1 + "\n");
    }

    @Test
    void rolledBackSavepointIsNotCounted() throws SQLException {
        try (Connection connection = ledger.administrator().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Savepoint first = connection.setSavepoint();
            statement.execute(TICK);
            connection.rollback(first);
            statement.execute(TICK);
            Savepoint second = connection.setSavepoint();
            statement.execute(TICK);
            connection.rollback(second);
            statement.execute(TICK);
            connection.commit();
        }
        assertThat(ledger.rows(LAST)).startsWith("2 {\"clock_ticks\":2}");
    }

    @Test
    void directInsertOfManyRowsIsCounted() throws SQLException {
        ledger.tamper("""
                insert into ledger.clock_ticks (business_on, ticked_at)
                select '2026-01-05', now() from generate_series(1, 1000)
                """);
        assertThat(ledger.rows(LAST)).startsWith("1000 {\"clock_ticks\":1000}");
    }

    @Test
    void thousandStatementsAreCountedAndSummedByTable() throws SQLException {
        ledger.tamper("""
                do $$
                begin
                  for n in 1..1000 loop
                    insert into ledger.clock_ticks (business_on, ticked_at) values ('2026-01-05', now());
                    insert into ledger.channels (code, name_fr, name_en) values ('T' || n, 'Canal', 'Channel');
                  end loop;
                end
                $$
                """);
        assertThat(ledger.rows(LAST)).startsWith("2000 {\"channels\":1000,\"clock_ticks\":1000}");
    }

    @Test
    void changedReferenceRowIsCountedAndAnUnchangedOneIsNotWritten() throws CommandRefused {
        ledger.accept("put_supplier", "{\"code\": \"MINI\", \"name\": \"Renamed\"}");
        assertThat(ledger.rows(LAST)).startsWith("1 {\"suppliers\":1}");
        String before = manifestCount();
        ledger.accept("put_supplier", "{\"code\": \"MINI\", \"name\": \"Renamed\"}");
        assertThat(manifestCount()).isEqualTo(before);
        assertThat(ledger.rows("""
                select v.content ->> 'name', v.changed_by
                from ledger.master_versions as v
                where v.table_name = 'suppliers' and v.content ->> 'code' = 'MINI'
                order by v.id
                """)).isEqualTo("Miniatures SA vigie_writer\nRenamed vigie_writer\n");
    }

    private String manifestCount() {
        return ledger.rows("select count(*) from ledger.transaction_manifests");
    }
}
