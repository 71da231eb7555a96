package vigie.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.ConnectorCallback;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of a Debezium engine: run on the caller's thread until stopped from another or failed. */
final class DebeziumRun {

    private static final Logger LOG = LoggerFactory.getLogger(DebeziumRun.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch startedOrEnded = new CountDownLatch(1);
    private volatile @Nullable Throwable error;
    private volatile String message = "";

    DebeziumRun(Properties settings, ChangeConsumer<RecordChangeEvent<SourceRecord>> consumer) {
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings)
                .notifying(consumer)
                .using((success, text, failure) -> {
                    message = String.valueOf(text);
                    error = success ? null : failure;
                })
                .using(new ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        startedOrEnded.countDown();
                    }
                })
                .build();
    }

    /**
     * Runs until stopped.
     *
     * @throws CaptureHalted when the consumer halted
     * @throws CaptureFailed when the engine ended by itself
     */
    void run() {
        try {
            if (!stopping.get()) {
                engine.run();
            }
        } finally {
            startedOrEnded.countDown();
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CaptureHalted halted) {
                throw halted;
            }
        }
        Throwable failure = error;
        if (failure != null && !stopping.get()) {
            throw new CaptureFailed("the Debezium engine stopped: " + rootMessage(failure), failure);
        }
        if (!stopping.get()) {
            throw new CaptureFailed("the Debezium engine stopped by itself: " + message);
        }
    }

    /** Asks the engine to stop, from any thread, and returns at once. */
    void stopSoon() {
        if (stopping.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stop-debezium").start(this::stop);
        }
    }

    private void stop() {
        try {
            // An engine cannot be stopped while it starts.
            if (!startedOrEnded.await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the Debezium engine did not start within {}", START_LIMIT);
            }
            engine.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.debug("the Debezium engine had already ended", e);
        } catch (IOException e) {
            LOG.warn("the Debezium engine did not stop in order", e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
