package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;
import vigie.ledgerevents.TransactionSummary;
import vigie.ledgerevents.rows.SupplierRow;
import vigie.ledgerevents.rows.TransactionManifestRow;

/** Transactions of the core through a real server, engine and broker. */
class CaptureLedgerIT {

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void interleavedTransactionsComeWholeAndInCommitOrder(int partitions) throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(partitions);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection slow = ledger.connect();
                Connection fast = ledger.connect()) {
            published.awaitPosition(0);
            slow.setAutoCommit(false);
            TestLedger.putSupplier(slow, "slow-1");
            TestLedger.putSupplier(slow, "slow-2");
            TestLedger.putSupplier(fast, "fast-1");
            TestLedger.putSupplier(slow, "slow-3");
            TestLedger.putSupplier(fast, "fast-2");
            slow.commit();
            published.awaitPosition(3);

            assertThat(codes(published, 1)).containsExactly("fast-1");
            assertThat(codes(published, 2)).containsExactly("fast-2");
            assertThat(codes(published, 3)).containsExactly("slow-1", "slow-2", "slow-3");
            TransactionManifestRow manifest = (TransactionManifestRow)
                    published.rows(3, LedgerTable.TRANSACTION_MANIFESTS).getFirst();
            TransactionSummary summary = published.summary(3);
            assertThat(summary.transactionId()).isEqualTo(manifest.transactionId());
            assertThat(summary.rowCount()).isEqualTo(manifest.rowCount() + 1);
            assertThat(published.announcements()).hasSameSizeAs(LedgerTable.values());
            assertThat(capture.status().state()).isEqualTo(CaptureStatus.State.RUNNING);
        }
    }

    @Test
    void rolledBackRowsAreInvisible() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(1);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection writer = ledger.connect()) {
            published.awaitPosition(0);
            writer.setAutoCommit(false);
            TestLedger.putSupplier(writer, "never");
            writer.rollback();
            TestLedger.putSupplier(writer, "kept-1");
            Savepoint savepoint = writer.setSavepoint();
            TestLedger.putSupplier(writer, "undone");
            writer.rollback(savepoint);
            TestLedger.putSupplier(writer, "kept-2");
            writer.commit();
            published.awaitPosition(1);
            assertThat(codes(published, 1)).containsExactly("kept-1", "kept-2");
            assertThat(capture.status().reason()).isNull();
        }
    }

    @Test
    void versionsOfAReferenceRowCarryTheOldOne() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(1);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection writer = ledger.connect();
                Statement statement = writer.createStatement()) {
            published.awaitPosition(0);
            TestLedger.putSupplier(writer, "s");
            statement.execute("select api.put_supplier(null, '{\"code\":\"s\",\"name\":\"renamed\"}')");
            published.awaitPosition(2);
            RowChange update = published.changes(2).getFirst();
            assertThat(update.operation()).isEqualTo(Operation.UPDATE);
            assertThat(update.before())
                    .isEqualTo(published.changes(1).getFirst().row());
            assertThat(((SupplierRow) published.decode(update)).name()).isEqualTo("renamed");
            assertThat(capture.status().lastPosition()).isBetween(0L, 2L);
        }
    }

    @Test
    void aStoppedCaptureGoesOnWhereItWas() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(4);
        long position = 0;
        for (int round = 0; round < 5; round++) {
            try (Connection open = ledger.connect();
                    Connection writer = ledger.connect()) {
                open.setAutoCommit(false);
                try (CaptureLedger capture = CaptureLedger.start(config);
                        PublishedLedger published = new PublishedLedger(config.topic())) {
                    published.awaitPosition(position);
                    TestLedger.putSupplier(open, "open-" + round);
                    TestLedger.putSupplier(writer, "before-" + round);
                    published.awaitPosition(position + 1);
                    assertThat(codes(published, position + 1)).containsExactly("before-" + round);
                    TestLedger.putSupplier(open, "open-too-" + round);
                    assertThat(capture.status().epoch()).isEqualTo(1);
                }
                TestLedger.putSupplier(writer, "while-stopped-" + round);
                open.commit();
                position += 3;
            }
        }
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic())) {
            published.awaitPosition(position).readUntilQuiet(Duration.ofMillis(500));
            assertThat(published.released()).isEqualTo(position);
            assertThat(codes(published, position)).containsExactly("open-4", "open-too-4");
            assertThat(capture.status().epoch()).isEqualTo(1);
        }
    }

    private static List<String> codes(PublishedLedger published, long position) {
        return published.rows(position, LedgerTable.SUPPLIERS).stream()
                .map(row -> ((SupplierRow) row).code())
                .toList();
    }
}
