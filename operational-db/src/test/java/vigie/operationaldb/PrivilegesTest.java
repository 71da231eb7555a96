package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each role may do its work and nothing else. */
class PrivilegesTest {
    private static final DataSource LEDGER = LedgerServer.freshLedger();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vigie_writer  | select api.tick(null, '{"business_on": "2026-01-05"}')
            vigie_reader  | select count(*) from ledger.postings
            vigie_reader  | select count(*) from ledger.commands
            vigie_reader  | select count(*) from api.trial_balance
            vigie_reader  | select count(*) from api.trial_balance_between('2026-01-01', '2026-12-31')
            vigie_reader  | select count(*) from api.general_ledger('411', '2026-01-01', '2026-12-31')
            vigie_reader  | select count(*) from api.aged_receivables('2026-01-31', api.snapshot_at(now()))
            vigie_reader  | select count(*) from api.aged_payables('2026-01-31')
            vigie_reader  | select count(*) from api.fec_lines('2026-01-01', '2026-12-31')
            vigie_reader  | select count(*) from api.verify_blocks()
            vigie_writer  | select api.seal_blocks(null, '{}')
            vigie_reader  | select count(*) from api.reminders('2026-01-05')
            vigie_reader  | select count(*) from api.list_price('TOYS', 'S10', 1, '2026-01-05')
            vigie_writer  | select count(*) from api.list_price('TOYS', 'S10', 1, '2026-01-05')
            vigie_reader  | select count(*) from api.availability()
            vigie_reader  | select count(*) from api.reorder_proposals('2026-01-05')
            vigie_reader  | select count(*) from api.lots_of_document('BL-1')
            vigie_reader  | select count(*) from api.count_sheet('CI-1')
            vigie_reader  | select count(*) from api.counts_to_recheck()
            vigie_reader  | select count(*) from api.scans_aside
            vigie_reader  | select count(*) from api.purchase_matching()
            vigie_reader  | select count(*) from api.compare_offers('DA-000001')
            vigie_reader  | select count(*) from api.rejected_goods()
            vigie_capture | select count(*) from ledger.cost_events
            vigie_reader  | select count(*) from api.commands()
            vigie_reader  | select count(*) from api.api_tokens
            vigie_writer  | select count(*) from api.token_rights('x')
            vigie_writer  | select count(*) from api.take_webhook_deliveries(1)
            vigie_capture | select count(*) from ledger.quotations
            vigie_capture | select count(*) from ledger.postings
            vigie_capture | select count(*) from ledger.transaction_manifests
            """)
    void roleMayDoItsWork(String role, String sql) throws SQLException {
        run(role, sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vigie_writer  | select count(*) from ledger.postings
            vigie_writer  | insert into ledger.clock_ticks (business_on, ticked_at) values (current_date, now())
            vigie_writer  | update ledger.periods set closed = false
            vigie_writer  | select ledger.refuse('DUPLICATE_KEY')
            vigie_writer  | create table api.mine (id integer)
            vigie_writer  | create table public.mine (id integer)
            vigie_writer  | set role vigie_owner
            vigie_writer  | select count(*) from api.aged_receivables('2026-01-31')
            vigie_writer  | select count(*) from api.fec_lines('2026-01-01', '2026-12-31')
            vigie_writer  | select count(*) from api.verify_blocks()
            vigie_reader  | select api.seal_blocks(null, '{}')
            vigie_reader  | insert into ledger.letter_postings (posting_id, letter_id) values (1, 1)
            vigie_capture | select count(*) from ledger.audit_blocks
            vigie_reader  | select api.tick(null, '{"business_on": "2026-01-05"}')
            vigie_reader  | select api.quote('k', '{}')
            vigie_reader  | select api.scan_moves('k', '{}')
            vigie_reader  | update ledger.lot_levels set on_hand = 0
            vigie_capture | select count(*) from ledger.warehouse_rules
            vigie_reader  | select ledger.list_price(1, 1, 1, '2026-01-05')
            vigie_reader  | delete from ledger.postings
            vigie_reader  | select count(*) from ledger.webhook_secrets
            vigie_reader  | select count(*) from api.take_webhook_deliveries(1)
            vigie_reader  | select count(*) from api.token_rights('x')
            vigie_writer  | select count(*) from ledger.api_tokens
            vigie_writer  | update ledger.approval_rules set withdrawn = true
            vigie_capture | select count(*) from ledger.parked_commands
            vigie_reader  | select nextval('ledger.payment_numbers')
            vigie_capture | select count(*) from ledger.commands
            vigie_capture | select count(*) from ledger.master_versions
            vigie_capture | select count(*) from ledger.price_list_lines
            vigie_capture | select count(*) from ledger.supplier_payments
            vigie_reader  | select api.pay_supplier('k', '{}')
            vigie_capture | select api.tick(null, '{"business_on": "2026-01-05"}')
            vigie_capture | insert into ledger.clock_ticks (business_on, ticked_at) values (current_date, now())
            """)
    void roleMayNothingElse(String role, String sql) {
        assertThatThrownBy(() -> run(role, sql)).hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"vigie_owner,f,f", "vigie_writer,t,f", "vigie_reader,t,f", "vigie_capture,t,t"})
    void onlyCaptureReplicatesAndTheOwnerDoesNotLogIn(String role, String login, String replication)
            throws SQLException {
        try (Connection connection = LEDGER.getConnection();
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select rolcanlogin, rolreplication, rolsuper, rolcreaterole, rolcreatedb"
                                + " from pg_roles where rolname = '" + role + "'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)
                            + found.getString(2)
                            + found.getString(3)
                            + found.getString(4)
                            + found.getString(5))
                    .isEqualTo(login + replication + "fff");
        }
    }

    private static void run(String role, String sql) throws SQLException {
        try (Connection connection = LedgerServer.as(role, LEDGER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
