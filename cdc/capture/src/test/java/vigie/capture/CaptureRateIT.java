package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How fast a backlog goes from the WAL to acknowledged marks. The floor is for regressions on any machine. */
class CaptureRateIT {

    private static final int TRANSACTIONS = 15_000;
    private static final int POSTINGS = 12;
    private static final long FLOOR_ROWS_PER_SECOND = 3_000;

    @Test
    void drainsABacklog() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(1);
        try (CaptureLedger capture = CaptureLedger.start(config)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> capture.status().lastPosition() == 0);
        }
        try (Connection writer = ledger.connect();
                Statement statement = writer.createStatement()) {
            statement.execute("set session_replication_role = replica; set synchronous_commit = off");
            statement.execute(backlog());
        }
        try (CaptureLedger capture = CaptureLedger.start(config)) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> capture.status().lastPosition() > 0);
            long began = System.nanoTime();
            long from = capture.status().lastPosition();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> capture.status().lastPosition() == TRANSACTIONS);
            double seconds = (System.nanoTime() - began) / 1e9;
            double rowsPerSecond = (TRANSACTIONS - from) * (POSTINGS + 1) / seconds;
            System.out.printf(
                    Locale.ROOT,
                    "backlog of %,d transactions: %,.0f transactions/s, %,.0f rows/s%n",
                    TRANSACTIONS,
                    (TRANSACTIONS - from) / seconds,
                    rowsPerSecond);
            assertThat(rowsPerSecond).isGreaterThan(FLOOR_ROWS_PER_SECOND);
        }
    }

    private static String backlog() {
        return """
                do $$
                begin
                  for i in 1..%1$d loop
                    insert into ledger.postings (entry_id, entry_number, line_no, account_code, role, debit, credit,
                        effective_on, journal_code, document_type, document_number, customer_id, product_id, label)
                      select i, 'BQ' || i, n, '512', 'BANK', 10.01, 0, date '2024-01-31', 'BQ', 'PAYMENT', 'P' || i,
                        7, 8, 'a label of usual length'
                      from generate_series(1, %2$d) n;
                    insert into ledger.transaction_manifests
                        (transaction_id, row_count, rows_by_table, debit, credit, quantity, value)
                      values (pg_current_xact_id()::text::bigint, %2$d, '{"postings":%2$d}', %2$d * 10.01, 0, 0, 0);
                    commit;
                  end loop;
                end
                $$
                """.formatted(TRANSACTIONS, POSTINGS);
    }
}
