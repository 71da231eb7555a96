package vigie.dashboard.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does the same pass every second; one that fails is told to the log and followed by the next. */
final class Passes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);
    private static final long PAUSE_MILLIS = 1_000;
    /** How long the end of what is on its way is waited for. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

    private final Thread loop;
    private volatile boolean stopped;

    /** What is done every second. */
    @FunctionalInterface
    interface Pass {
        void make() throws InterruptedException;
    }

    private Passes(String name, Pass pass) {
        this.loop = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(name, pass));
    }

    static Passes start(String name, Pass pass) {
        Passes passes = new Passes(name, pass);
        passes.loop.start();
        return passes;
    }

    private void run(String name, Pass pass) {
        while (!stopped) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                pass.make();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("{}: nothing is sent this time: {}", name, e.toString());
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        loop.interrupt();
        try {
            loop.join(LAST_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
