package vigie.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.capture.CaptureProgress.Published;

/** Asks the server once a second how far the capture is behind: bytes of WAL, transactions, age of the oldest. */
final class ReplicationLag implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicationLag.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final CaptureConfig config;
    private final CaptureProgress progress;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable LedgerServer server;
    private long manifestIdAtStart;

    ReplicationLag(CaptureConfig config, CaptureProgress progress) {
        this.config = config;
        this.progress = progress;
        this.thread = new Thread(this::run, "capture-lag");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                measure();
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void measure() {
        try {
            LedgerServer connected = server;
            if (connected == null) {
                connected = new LedgerServer(config);
                server = connected;
                manifestIdAtStart = connected.newestManifestId();
            }
            Published published = progress.published();
            if (published.position() >= 0) {
                progress.lag(connected.lag(published.transactionId(), manifestIdAtStart));
            }
        } catch (CaptureFailed e) {
            LOG.warn("{}", e.getMessage());
            disconnect();
        }
    }

    private void disconnect() {
        LedgerServer connected = server;
        server = null;
        if (connected != null) {
            try {
                connected.close();
            } catch (CaptureFailed e) {
                LOG.debug("the connection was already gone", e);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(EVERY.multipliedBy(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
