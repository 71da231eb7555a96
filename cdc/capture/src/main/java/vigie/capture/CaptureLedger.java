package vigie.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The capture service: publishes every committed transaction of the ledger to Kafka, in slot order, until closed.
 *
 * <p>When PostgreSQL or Kafka goes away it tries again by itself, each time from what Kafka has; when what comes is not
 * what was written it halts and stays halted.
 */
public final class CaptureLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureLedger.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(90);

    private final CaptureConfig config;
    private final CaptureProgress progress;
    private final ReplicationLag lag;
    private final CaptureMetrics metrics;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile CaptureSession session;

    private CaptureLedger(
            CaptureConfig config, CaptureProgress progress, CaptureSession first, Recovery.@Nullable Plan plan) {
        this.config = config;
        this.progress = progress;
        this.session = first;
        this.metrics = new CaptureMetrics(progress, config.metricsPort());
        this.lag = new ReplicationLag(config, progress);
        this.thread = new Thread(
                () -> {
                    if (plan != null) { // else it halted before it began
                        run(first, plan);
                    }
                },
                "capture");
        this.thread.setUncaughtExceptionHandler((dying, error) -> fail(error));
    }

    /**
     * Starts publishing. Returns when PostgreSQL and Kafka have answered and it is known where to go on.
     *
     * @throws CaptureFailed when PostgreSQL or Kafka cannot be used
     */
    public static CaptureLedger start(CaptureConfig config) {
        CaptureProgress progress = new CaptureProgress();
        CaptureSession session = new CaptureSession(config, progress);
        Recovery.Plan plan = null;
        try {
            plan = session.plan();
        } catch (CaptureHalted e) {
            progress.halted(e.reason());
        }
        CaptureLedger capture = new CaptureLedger(config, progress, session, plan);
        capture.lag.start();
        capture.thread.start();
        return capture;
    }

    /** How it stands now; the lag is at most a second old. */
    public CaptureStatus status() {
        return progress.status();
    }

    /** The port {@code /metrics} answers on, -1 when it does not. */
    public int metricsPort() {
        return metrics.port();
    }

    private void run(CaptureSession first, Recovery.Plan firstPlan) {
        Duration pause = FIRST_PAUSE;
        Recovery.@Nullable Plan plan = firstPlan;
        CaptureSession current = first;
        while (closed.getCount() > 0) {
            long began = System.nanoTime();
            try {
                current.run(plan == null ? current.plan() : plan);
            } catch (CaptureHalted e) {
                LOG.error("halted after position {}: {}", status().lastPosition(), e.getMessage());
                progress.halted(e.reason());
                return;
            } catch (CaptureFailed e) {
                fail(e);
            }
            boolean ranWell = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
            pause = ranWell ? FIRST_PAUSE : pause;
            if (closedWithin(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            plan = null;
            current = new CaptureSession(config, progress);
            session = current;
        }
    }

    private void fail(Throwable error) {
        LOG.warn("capture failed after position {}", status().lastPosition(), error);
        progress.failed(
                new Reason("La capture a échoué : " + error.getMessage(), "The capture failed: " + error.getMessage()));
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops publishing; the slot keeps what comes. */
    @Override
    public void close() {
        closed.countDown();
        session.close();
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lag.close();
        metrics.close();
    }
}
