package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the owner of the server changes in sealed rows, past every guard, is named. */
class AuditBlocksTest {
    private static final String FAULTS = """
            select v.block_number, v.table_name, v.row_id, v.problem
            from api.verify_blocks() as v
            """;

    private LedgerUnderTest ledger;
    private JsonNode lastSeal;

    @BeforeEach
    void sealAStory() throws CommandRefused {
        ledger = LedgerUnderTest.withCompany();
        ledger.play(Story.read("order-to-cash"));
        lastSeal = sealEverything();
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void sealedLedgerIsWholeAndSealingAgainSealsNothing() throws CommandRefused {
        assertThat(lastSeal.path("number").asInt()).isGreaterThan(2);
        assertThat(ledger.rows(
                        "select d.table_name, sum(d.row_count) from ledger.audit_digests as d group by 1 order by 1"))
                .isEqualTo("journal_entries 4\npostings 14\nstock_moves 5\n");
        assertThat(ledger.rows(FAULTS)).isEmpty();
        JsonNode again = ledger.accept("seal_blocks", null, "{}");
        assertThat(again.path("sealed").asInt()).isZero();
        assertThat(again.path("hash")).isEqualTo(lastSeal.path("hash"));
    }

    @Test
    void hashesDoNotDependOnTheTimeZoneOfTheReader() {
        assertThat(ledger.rows("select set_config('TimeZone', 'Pacific/Auckland', false)"))
                .isNotEmpty();
        assertThat(ledger.rows(FAULTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ledger.postings set debit = debit + 0.01 where id = 3 | 3 | postings | ROW_CHANGED
            update ledger.postings set label = 'x' where id = 14 | 14 | postings | ROW_CHANGED
            update ledger.journal_entries set label = 'x' where id = 1 | 1 | journal_entries | ROW_CHANGED
            update ledger.stock_moves set quantity = 1 where id = 2 | 2 | stock_moves | ROW_CHANGED
            delete from ledger.postings where id = 6 | 6 | postings | ROW_REMOVED
            """)
    void changedRowIsNamed(String sql, long rowId, String table, String problem) throws SQLException {
        tamper(sql);
        assertThat(ledger.rows("select v.table_name, v.row_id, v.problem from api.verify_blocks() as v"))
                .isEqualTo(table + " " + rowId + " " + problem + "\n");
    }

    @Test
    void rowSlippedIntoASealedTransactionIsNamed() throws SQLException {
        tamper("""
                insert into ledger.postings overriding system value
                select 999, p.entry_id, p.entry_number, 99, p.account_code, p.role, 5, 0, p.effective_on,
                  p.journal_code, p.document_type, p.document_number, p.customer_id, p.supplier_id, p.product_id,
                  p.order_line_id, p.label, p.recorded_at, p.xid
                from ledger.postings as p
                where p.id = 1
                """);
        assertThat(ledger.rows("select v.table_name, v.row_id, v.problem from api.verify_blocks() as v"))
                .isEqualTo("postings 999 ROW_ADDED\n");
    }

    @Test
    void firstBrokenBlockComesFirst() throws SQLException {
        tamper("update ledger.postings set label = 'x' where id in (1, 14)");
        assertThat(ledger.rows("select v.row_id from api.verify_blocks() as v")).isEqualTo("1\n14\n");
    }

    @Test
    void whoeverFixesTheHashOfTheRowMeetsTheDigestThenTheBlockThenTheChain() throws SQLException {
        long block = Long.parseLong(
                ledger.rows("select d.block_number from ledger.audit_digests as d where 1 = any (d.row_ids)"
                                + " and d.table_name = 'postings'")
                        .strip());
        tamper("update ledger.postings set label = 'x' where id = 1", """
                update ledger.audit_digests as d
                set row_hashes = (
                  select string_agg(r.row_hash, '' order by r.row_id)
                  from ledger.audit_blocks as b
                  cross join lateral ledger.audit_rows(b.from_transaction, b.to_transaction) as r
                  where b.number = d.block_number and r.table_name = d.table_name)
                """);
        assertThat(ledger.rows(FAULTS)).isEqualTo(block + " postings - DIGEST_WRONG\n");
        tamper("update ledger.audit_digests as d set digest = ledger.audit_digest(d.row_ids, d.row_hashes)");
        assertThat(ledger.rows(FAULTS)).isEqualTo(block + " - - BLOCK_WRONG\n");
        tamper("""
                update ledger.audit_blocks as b
                set hash = ledger.audit_hash(b.previous_hash, b.number, b.from_transaction, b.to_transaction)
                """);
        assertThat(ledger.rows(FAULTS)).isEqualTo(block + " - - BLOCK_WRONG\n");
    }

    @Test
    void chainWrittenAnewDiffersFromTheHashKeptOutside() throws SQLException, CommandRefused {
        tamper(
                "update ledger.postings set label = 'x' where id = 1",
                "delete from ledger.audit_blocks",
                "delete from ledger.audit_digests");
        sealEverything();
        assertThat(ledger.rows(FAULTS)).isEmpty();
        String kept =
                lastSeal.path("number").asText() + ", '" + lastSeal.path("hash").asText() + "'";
        assertThat(ledger.rows("select v.problem from api.verify_blocks(" + kept + ") as v"))
                .isEqualTo("NOT_THE_KEPT_HASH\n");
    }

    @Test
    void removedBlockIsNamed() throws SQLException {
        tamper("delete from ledger.audit_blocks where number = "
                + lastSeal.path("number").asText());
        assertThat(ledger.rows("select distinct v.problem from api.verify_blocks() as v"))
                .contains("BLOCK_REMOVED");
        tamper("delete from ledger.audit_digests where block_number = "
                + lastSeal.path("number").asText());
        String kept =
                lastSeal.path("number").asText() + ", '" + lastSeal.path("hash").asText() + "'";
        assertThat(ledger.rows("select v.block_number, v.problem from api.verify_blocks(" + kept + ") as v"))
                .isEqualTo(lastSeal.path("number").asText() + " BLOCK_REMOVED\n");
    }

    @Test
    void transactionStillOpenIsSealedOnceItIsOver() throws SQLException, CommandRefused {
        try (Connection slow =
                        LedgerServer.as("vigie_writer", ledger.administrator()).getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("select api.post_entry('slow', '" + entry("512", "607") + "')");
            ledger.accept("post_entry", entry("512", "707"));
            assertThat(ledger.accept("seal_blocks", null, "{}").path("sealed").asInt())
                    .isZero();
            slow.commit();
        }
        sealEverything();
        assertThat(ledger.rows(
                        "select sum(d.row_count) from ledger.audit_digests as d where d.table_name = 'postings'"))
                .isEqualTo(ledger.rows("select count(*) from ledger.postings"));
        assertThat(ledger.rows(FAULTS)).isEmpty();
    }

    @Test
    void blocksAreNeitherChangedNorRemovedWithoutDisablingTheGuards() {
        assertThatThrownBy(() -> ledger.tamper("update ledger.audit_blocks set recorded_at = now()"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> ledger.tamper("delete from ledger.audit_digests"))
                .hasMessageContaining("append-only");
    }

    /** Sealing stops below the oldest transaction of the server, which may be one of its own housekeeping. */
    private JsonNode sealEverything() throws CommandRefused {
        JsonNode seal = ledger.accept("seal_blocks", null, "{\"transactions_per_block\": 6}");
        while (ledger.rows("select max(m.transaction_id) < (select max(b.to_transaction) from ledger.audit_blocks as b)"
                        + " from ledger.transaction_manifests as m")
                .startsWith("f")) {
            seal = ledger.accept("seal_blocks", null, "{\"transactions_per_block\": 6}");
        }
        return seal;
    }

    private static String entry(String debit, String credit) {
        return """
                {"journal": "OD", "effective_on": "2026-02-11", "label": "Entry", "lines": [
                {"account": "%s", "debit": 1}, {"account": "%s", "credit": 1}]}
                """.formatted(debit, credit);
    }

    /** As the owner of the server: no trigger fires, no foreign key is looked at. */
    private void tamper(String... statements) throws SQLException {
        try (Connection connection = ledger.administrator().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
