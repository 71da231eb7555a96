package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.SupplierRow;

/** When slot and topic do not fit, a new epoch begins with a snapshot; never is something silently left out. */
class EpochIT {

    @Test
    void aLostSlotOpensANewEpoch() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(2);
        publishOne(ledger, config, "one");
        ledger.execute("select pg_drop_replication_slot('" + config.slot() + "')");
        putSupplier(ledger, "while the slot was gone");
        assertNewEpoch(ledger, config, 2, "one", "while the slot was gone");
        assertThat(new CaptureSession(config, new CaptureProgress()).plan()).isInstanceOf(Recovery.Resume.class);
    }

    @Test
    void aSlotMovedByAnotherOpensANewEpoch() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(1);
        publishOne(ledger, config, "one");
        putSupplier(ledger, "skipped");
        ledger.execute("select pg_replication_slot_advance('" + config.slot() + "', pg_current_wal_lsn())");
        assertNewEpoch(ledger, config, 2, "one", "skipped");
    }

    @Test
    void aLostTopicOpensANewEpoch() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(1);
        publishOne(ledger, config, "one");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.bootstrapServers()))) {
            admin.deleteTopics(List.of(config.topic())).all().get();
        }
        assertNewEpoch(ledger, config, 2, "one");
    }

    @Test
    void anUnfinishedSnapshotIsTakenAgain() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(2);
        try (LedgerTopics topics = new LedgerTopics(config);
                LedgerPublisher publisher = new LedgerPublisher(config, 1, config.topic(), 2, "killed")) {
            topics.createStateTopic();
            topics.createLedgerTopic(config.topic());
            publisher.writeState(new CaptureState(1, config.topic(), false, -1, 0, "", "", "killed"));
            publisher.announceSchemas();
            publisher.awaitAcknowledgement();
        }
        ledger.execute("select pg_create_logical_replication_slot('" + config.slot() + "', 'pgoutput')");
        putSupplier(ledger, "one");
        assertNewEpoch(ledger, config, 1, "one");
    }

    /** Publishes one supplier in epoch 1 and stops. */
    private static void publishOne(TestLedger ledger, CaptureConfig config, String code) throws Exception {
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic())) {
            published.awaitPosition(0);
            putSupplier(ledger, code);
            published.awaitPosition(1);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> capture.status().lastPosition() == 1
                            && ledger.queryText("select confirmed_flush_lsn >= '"
                                            + Lsn.format(published.summary(1).endLsn())
                                            + "' from pg_replication_slots where slot_name = '" + config.slot() + "'")
                                    .equals("t"));
        }
    }

    private static void assertNewEpoch(TestLedger ledger, CaptureConfig config, int epoch, String... suppliers)
            throws Exception {
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topicOf(epoch))) {
            published.awaitPosition(0);
            assertThat(published.rows(0, LedgerTable.SUPPLIERS))
                    .extracting(row -> ((SupplierRow) row).code())
                    .containsExactly(suppliers);
            putSupplier(ledger, "after");
            published.awaitPosition(1);
            assertThat(capture.status().epoch()).isEqualTo(epoch);
            assertThat(capture.status().topic()).isEqualTo(config.topicOf(epoch));
        }
    }

    private static void putSupplier(TestLedger ledger, String code) throws Exception {
        try (Connection writer = ledger.connect()) {
            TestLedger.putSupplier(writer, code);
        }
    }
}
