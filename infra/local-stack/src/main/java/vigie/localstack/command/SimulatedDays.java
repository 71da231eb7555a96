package vigie.localstack.command;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.DemoControls;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.demo.DemoClock;

/**
 * The clock of simulated days as the page controls it: the page is there before the clock is, and a pause asked for
 * meanwhile holds once it starts.
 */
final class SimulatedDays implements DemoControls, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedDays.class);
    private static final long SEED = 2005;

    private final AtomicReference<@Nullable DemoClock> clock = new AtomicReference<>();
    private final AtomicBoolean paused = new AtomicBoolean();

    void start(LedgerAccess ledger) {
        DemoClock started = DemoClock.start(
                ledger.writer(),
                ledger.reader(),
                SEED,
                DemoClock.DEFAULT_DAY,
                day -> LOG.info("business day {} is posted", day));
        clock.set(started);
        if (paused.get()) {
            started.pause();
        }
    }

    @Override
    public void pause() {
        paused.set(true);
        DemoClock running = clock.get();
        if (running != null) {
            running.pause();
        }
    }

    @Override
    public void resume() {
        paused.set(false);
        DemoClock running = clock.get();
        if (running != null) {
            running.resume();
        }
    }

    @Override
    public boolean paused() {
        return paused.get();
    }

    @Override
    public void close() {
        DemoClock running = clock.get();
        if (running != null) {
            running.close();
        }
    }
}
