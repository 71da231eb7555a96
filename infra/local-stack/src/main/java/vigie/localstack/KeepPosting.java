package vigie.localstack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.PathWatch.Posting;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Posts the valuation of the days that are over once the facts reach a new business day, and everything before a period
 * is closed. What fails is tried again, each time after twice the pause, and the reason is there to be shown meanwhile.
 */
public final class KeepPosting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPosting.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(20);
    private static final int DOUBLINGS = 7;

    /** What is posted, and how. */
    interface Books {
        Optional<LocalDate> businessDay();

        /** Posts the days that are over. */
        int post() throws SQLException, CommandRefused;

        /** Posts every day. */
        int postEverything(Duration patience) throws SQLException, CommandRefused;
    }

    private final Books books;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keep-posting").factory());
    private @Nullable LocalDate postedOn;
    private volatile Posting state = Posting.NOT_YET;

    KeepPosting(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** Posts from now on. */
    void start() {
        var unused = timer.scheduleWithFixedDelay(
                this::postWhenDue, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How it stands. */
    Posting state() {
        return state;
    }

    /** Posts when a day began since the last time, or the pause after a failure is over. */
    void postWhenDue() {
        one.lock();
        try {
            Instant next = state.nextAt();
            if (next != null && clock.instant().isBefore(next)) {
                return;
            }
            Optional<LocalDate> today = books.businessDay();
            if (today.isEmpty() || today.get().equals(postedOn)) {
                return;
            }
            int days = books.post();
            postedOn = today.get();
            succeeded(days);
        } catch (CommandRefused refused) {
            failed(refused.code(), refused.fr(), refused.en(), refused);
        } catch (SQLException | RuntimeException e) {
            failed("LEDGER_OUT_OF_REACH", "Le journal n'a pas répondu.", "The journal did not answer.", e);
        } finally {
            one.unlock();
        }
    }

    /**
     * Posts everything, so that a period may be closed.
     *
     * @throws CommandRefused why the period has to stay open
     */
    void postBeforeClosing() throws CommandRefused {
        one.lock();
        try {
            succeeded(books.postEverything(CLOSING_PATIENCE));
        } catch (CommandRefused refused) {
            failed(refused.code(), refused.fr(), refused.en(), refused);
            throw refused;
        } catch (SQLException | LedgerUnavailable e) {
            String fr = "La période reste ouverte : sa valorisation n'a pas pu être comptabilisée. Réessayer.";
            String en = "The period stays open: its valuation could not be posted. Try again.";
            failed("VALUATION_NOT_POSTED", fr, en, e);
            throw new CommandRefused("VALUATION_NOT_POSTED", fr, en, JsonNodeFactory.instance.objectNode(), e);
        } finally {
            one.unlock();
        }
    }

    private void succeeded(int days) {
        Posting before = state;
        state = new Posting(days == 0 ? before.lastAt() : clock.instant(), 0, null, "", "", null);
    }

    private void failed(String code, String fr, String en, Exception why) {
        Posting before = state;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before.attempts(), DOUBLINGS));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        LOG.warn("valuation entries wait until {}: {}", next, code, why);
        state = new Posting(before.lastAt(), before.attempts() + 1, code, fr, en, next);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
