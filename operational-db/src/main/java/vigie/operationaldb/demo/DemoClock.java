package vigie.operationaldb.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Goes on where a loaded history ends: posts simulated business days, document by document, so that the pages live.
 *
 * <p>What a day holds depends on the seed and the ledger before that day only; how fast it is posted depends on the
 * pace. After
 * a restart the last day is planned again to the same commands, so what was posted is not repeated and what was missing
 * follows. Week-ends are skipped. When the database fails it tries again every {@value #RETRY_SECONDS} s.
 */
public final class DemoClock implements AutoCloseable {
    /** Real time of one simulated business day when nothing else is asked for. */
    public static final Duration DEFAULT_DAY = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(DemoClock.class);
    private static final long RETRY_SECONDS = 2;
    private static final int STOP_SECONDS = 10;

    private final DataSource writer;
    private final DataSource reader;
    private final long seed;
    private final Duration realTimePerDay;
    private final Consumer<LocalDate> dayPosted;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean closed;

    private DemoClock(
            DataSource writer, DataSource reader, long seed, Duration realTimePerDay, Consumer<LocalDate> dayPosted) {
        this.writer = writer;
        this.reader = reader;
        this.seed = seed;
        this.realTimePerDay = realTimePerDay;
        this.dayPosted = dayPosted;
        this.thread = Thread.ofPlatform().name("demo-clock").daemon(true).unstarted(this::run);
    }

    /**
     * Starts posting.
     *
     * @param writer connections allowed to execute {@code api}
     * @param reader connections allowed to read schema {@code ledger}
     * @param seed decides the content of every day
     * @param realTimePerDay how long one business day takes; its documents are spread evenly over it
     * @param dayPosted told after each complete day, on the clock's thread
     */
    public static DemoClock start(
            DataSource writer, DataSource reader, long seed, Duration realTimePerDay, Consumer<LocalDate> dayPosted) {
        DemoClock clock = new DemoClock(writer, reader, seed, realTimePerDay, dayPosted);
        clock.thread.start();
        return clock;
    }

    /** Stops posting; when this returns no document is on its way. */
    public void pause() {
        setPaused(true);
    }

    /** Goes on posting. */
    public void resume() {
        setPaused(false);
    }

    /** Whether posting is stopped. */
    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    private void setPaused(boolean value) {
        lock.lock();
        try {
            paused = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the clock after the document on its way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (!Thread.currentThread().equals(thread) && !thread.join(Duration.ofSeconds(STOP_SECONDS))) {
                LOG.warn("the demo clock did not stop within {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!waitFor(Duration.ZERO)) {
            try (Connection writing = writer.getConnection();
                    Connection reading = reader.getConnection();
                    LedgerCommands commands = new LedgerCommands(writing)) {
                postDays(commands, reading);
            } catch (SQLException | LedgerUnavailable e) {
                LOG.warn("the demo clock lost the ledger, trying again: {}", e.getMessage());
                waitFor(Duration.ofSeconds(RETRY_SECONDS));
            }
        }
    }

    private void postDays(LedgerCommands commands, Connection reading) throws SQLException {
        LocalDate day = firstDay(reading);
        while (day != null && postDay(commands, reading, day)) {
            dayPosted.accept(day);
            day = SteelWheelsPurchases.weekday(day.plusDays(1));
        }
        if (day == null) {
            LOG.info("the demo clock waits: the ledger has no business day yet");
            waitFor(Duration.ofSeconds(RETRY_SECONDS));
        }
    }

    /**
     * The clock's own last day, to complete it; else the weekday after the ledger's last business day; null: none
     * yet.
     */
    private static @Nullable LocalDate firstDay(Connection reading) throws SQLException {
        LocalDate last;
        try (Statement statement = reading.createStatement();
                ResultSet result = statement.executeQuery("select max(business_on) from ledger.clock_ticks")) {
            result.next();
            last = result.getObject(1, LocalDate.class);
        }
        if (last == null) {
            return null;
        }
        try (PreparedStatement statement =
                reading.prepareStatement("select 1 from ledger.commands where idempotency_key = ?")) {
            statement.setString(1, "clock/" + last + "/tick");
            try (ResultSet own = statement.executeQuery()) {
                return own.next() ? last : SteelWheelsPurchases.weekday(last.plusDays(1));
            }
        }
    }

    /** False when the clock was closed before the day was complete. */
    private boolean postDay(LedgerCommands commands, Connection reading, LocalDate day) throws SQLException {
        List<PlannedCommand> planned = PlanDemoDay.plan(seed, DemoState.read(reading, day));
        Duration pause = realTimePerDay.dividedBy(planned.size());
        for (PlannedCommand command : planned) {
            if (waitFor(pause) || !post(commands, command)) {
                return false;
            }
        }
        return true;
    }

    /** Holds the lock while a document is on its way, so that {@link #pause} waits for it. False: closed meanwhile. */
    private boolean post(LedgerCommands commands, PlannedCommand command) {
        lock.lock();
        try {
            while (paused && !closed) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            commands.call(command.command(), command.key(), command.body());
        } catch (CommandRefused refused) {
            LOG.warn("the ledger refused simulated document {}: {}", command.key(), refused.getMessage());
        } finally {
            lock.unlock();
        }
        return true;
    }

    /** Waits that long, longer while paused; true when the clock was closed. */
    private boolean waitFor(Duration duration) {
        long leftNanos = duration.toNanos();
        lock.lock();
        try {
            while (!closed && (paused || leftNanos > 0)) {
                if (paused) {
                    changed.await(1, TimeUnit.SECONDS);
                } else {
                    leftNanos = changed.awaitNanos(leftNanos);
                }
            }
            return closed;
        } catch (InterruptedException e) {
            closed = true;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
