package vigie.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.capture.CaptureProgress.Published;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.TransactionSummary;

/** One attempt: find where to go on, open an epoch if need be, stream until stopped, halted or failed. */
final class CaptureSession {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureSession.class);
    private static final Duration SLOT_FREE_LIMIT = Duration.ofSeconds(30);
    private static final long SLOT_FREE_PAUSE_MILLIS = 20;

    private final CaptureConfig config;
    private final CaptureProgress progress;
    private final String session = UUID.randomUUID().toString();
    private final String schemas = schemaFingerprint();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable DebeziumRun running;

    CaptureSession(CaptureConfig config, CaptureProgress progress) {
        this.config = config;
        this.progress = progress;
    }

    /**
     * Finds out how to go on.
     *
     * @throws CaptureHalted when the publication is not the contract's
     * @throws CaptureFailed when PostgreSQL or Kafka is out of reach
     */
    Recovery.Plan plan() {
        try (LedgerServer server = new LedgerServer(config);
                LedgerTopics topics = new LedgerTopics(config)) {
            return new Recovery(config, server, topics).plan();
        }
    }

    /**
     * Publishes until {@link #close}.
     *
     * @throws CaptureHalted when what comes is not what was written
     * @throws CaptureFailed when something is out of reach; another session may succeed
     */
    void run(Recovery.Plan plan) {
        if (isClosed()) {
            return;
        }
        switch (plan) {
            case Recovery.Resume resume -> stream(resume);
            case Recovery.Open open -> {
                Recovery.Resume resume = open(open);
                if (resume != null) {
                    stream(resume);
                }
            }
        }
    }

    /** Stops the session soon; what is not acknowledged is sent again by the next one. */
    void close() {
        closed.countDown();
        DebeziumRun run = running;
        if (run != null) {
            run.stopSoon();
        }
    }

    private Recovery.@Nullable Resume open(Recovery.Open plan) {
        if (!plan.because().isEmpty()) {
            LOG.warn("opening epoch {} on topic {}: {}", plan.epoch(), plan.topic(), plan.because());
        }
        String systemIdentifier;
        int partitions = config.partitions();
        try (LedgerServer server = new LedgerServer(config);
                LedgerTopics topics = new LedgerTopics(config)) {
            systemIdentifier = server.systemIdentifier();
            if (server.slot() != null) {
                awaitFreeSlot(server);
                server.dropSlot();
            }
            if (topics.names().contains(plan.topic())) {
                topics.empty(plan.topic()); // never marked, so nobody has shown anything of it
                partitions = topics.partitions(plan.topic());
            } else {
                topics.createLedgerTopic(plan.topic());
            }
            createEnvelopeTopic(topics, plan.topic());
        }
        try (LedgerPublisher publisher = new LedgerPublisher(config, plan.epoch(), plan.topic(), partitions, session)) {
            publisher.writeState(
                    new CaptureState(plan.epoch(), plan.topic(), false, -1, 0, systemIdentifier, schemas, session));
            publisher.announceSchemas();
            SnapshotConsumer consumer =
                    new SnapshotConsumer(plan.epoch(), partitions, publisher, envelopes(), this::stopRunning);
            runEngine(new DebeziumRun(DebeziumSettings.snapshot(config), consumer));
            if (isClosed()) {
                return null;
            }
            TransactionSummary snapshot = consumer.requireSummary();
            publisher.writeState(new CaptureState(
                    plan.epoch(), plan.topic(), true, 0, snapshot.endLsn(), systemIdentifier, schemas, session));
            LOG.info("epoch {} opened with {} rows", plan.epoch(), snapshot.rowCount());
            return new Recovery.Resume(plan.epoch(), plan.topic(), snapshot, snapshot.endLsn(), false, schemas);
        }
    }

    private void stream(Recovery.Resume resume) {
        String systemIdentifier;
        int partitions;
        try (LedgerServer server = new LedgerServer(config);
                LedgerTopics topics = new LedgerTopics(config)) {
            systemIdentifier = server.systemIdentifier();
            partitions = topics.partitions(resume.topic());
            createEnvelopeTopic(topics, resume.topic());
            awaitFreeSlot(server);
        }
        TransactionSummary last = resume.last();
        progress.published(new Published(resume.epoch(), resume.topic(), last.position(), last.transactionId()), 0, 0);
        LOG.info("streaming epoch {} after position {}", resume.epoch(), last.position());
        try (LedgerPublisher publisher =
                new LedgerPublisher(config, resume.epoch(), resume.topic(), partitions, session)) {
            if (!resume.announcedSchemas().equals(schemas)) {
                publisher.announceSchemas();
                publisher.awaitAcknowledgement();
            }
            StreamConsumer.StateAt states = (position, confirmedLsn) -> new CaptureState(
                    resume.epoch(), resume.topic(), true, position, confirmedLsn, systemIdentifier, schemas, session);
            TransactionAssembler assembler =
                    new TransactionAssembler(resume.epoch(), last, partitions, resume.rejoin(), envelopes());
            StreamConsumer consumer = new StreamConsumer(assembler, publisher, states, progress, resume);
            progress.running();
            runEngine(new DebeziumRun(DebeziumSettings.stream(config), consumer));
        }
    }

    private @Nullable EnvelopeWriter envelopes() {
        return config.sideFormat() == SideFormat.DEBEZIUM_JSON ? new EnvelopeWriter() : null;
    }

    private void createEnvelopeTopic(LedgerTopics topics, String topic) {
        if (config.sideFormat() == SideFormat.DEBEZIUM_JSON) {
            topics.createLedgerTopic(CaptureConfig.envelopeTopic(topic));
        }
    }

    private void runEngine(DebeziumRun run) {
        running = run;
        if (isClosed()) {
            return;
        }
        try {
            run.run();
        } finally {
            running = null;
        }
    }

    private void stopRunning() {
        DebeziumRun run = running;
        if (run != null) {
            run.stopSoon();
        }
    }

    private void awaitFreeSlot(LedgerServer server) {
        long deadline = System.nanoTime() + SLOT_FREE_LIMIT.toNanos();
        for (LedgerServer.Slot slot = server.slot(); slot != null && slot.active(); slot = server.slot()) {
            if (System.nanoTime() > deadline) {
                throw new CaptureFailed("replication slot " + config.slot() + " is in use by another capture");
            }
            try {
                if (closed.await(SLOT_FREE_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CaptureFailed("interrupted while waiting for the replication slot", e);
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private static String schemaFingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (LedgerTable table : LedgerTable.values()) {
                digest.update(table.schema().toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
