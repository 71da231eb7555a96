package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How fast a backlog goes from the WAL to acknowledged marks. The floor is for regressions on any machine. */
class CaptureRateIT {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int TRANSACTIONS = 15_000;
    private static final int POSTINGS = 12;
    private static final long FLOOR_ROWS_PER_SECOND = 3_000;

    @Test
    void drainsABacklog() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(1);
        try (CaptureLedger capture = CaptureLedger.start(config)) {
            awaitPosition(capture, 0);
        }
        double cold = drain(ledger, config, "cold", 0);
        double warm = drain(ledger, config, "warm", TRANSACTIONS);
        assertThat(Math.max(cold, warm)).isGreaterThan(FLOOR_ROWS_PER_SECOND);
    }

    /** Rows a second from the first published transaction of a backlog to its last. */
    private static double drain(TestLedger ledger, CaptureConfig config, String name, long before) throws Exception {
        try (Connection writer = ledger.connect();
                Statement statement = writer.createStatement()) {
            statement.execute("set session_replication_role = replica; set synchronous_commit = off");
            statement.execute(backlog(before));
        }
        try (CaptureLedger capture = CaptureLedger.start(config)) {
            awaitPosition(capture, before + 1);
            long from = capture.status().lastPosition();
            long began = System.nanoTime();
            long cpuBegan = PROCESS.getProcessCpuTime();
            awaitPosition(capture, before + TRANSACTIONS);
            double seconds = (System.nanoTime() - began) / 1e9;
            long rows = (before + TRANSACTIONS - from) * (POSTINGS + 1);
            System.out.printf(
                    Locale.ROOT,
                    "%s backlog: %,d rows in %.1f s, %,.0f rows/s; %.0f µs of CPU a row, broker included; load %.0f%n",
                    name,
                    rows,
                    seconds,
                    rows / seconds,
                    (PROCESS.getProcessCpuTime() - cpuBegan) / 1e3 / rows,
                    PROCESS.getSystemLoadAverage());
            return rows / seconds;
        }
    }

    private static void awaitPosition(CaptureLedger capture, long position) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> capture.status().lastPosition() >= position);
    }

    private static String backlog(long before) {
        return """
                do $$
                begin
                  for i in %1$d + 1..%1$d + %2$d loop
                    insert into ledger.postings (entry_id, entry_number, line_no, account_code, role, debit, credit,
                        effective_on, journal_code, document_type, document_number, customer_id, product_id, label)
                      select i, 'BQ' || i, n, '512', 'BANK', 10.01, 0, date '2024-01-31', 'BQ', 'PAYMENT', 'P' || i,
                        7, 8, 'a label of usual length'
                      from generate_series(1, %3$d) n;
                    insert into ledger.transaction_manifests
                        (transaction_id, row_count, rows_by_table, debit, credit, quantity, value)
                      values (pg_current_xact_id()::text::bigint, %3$d, '{"postings":%3$d}', %3$d * 10.01, 0, 0, 0);
                    commit;
                  end loop;
                end
                $$
                """.formatted(before, TRANSACTIONS, POSTINGS);
    }
}
