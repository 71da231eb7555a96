package vigie.dashboard.warehouse;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.DemoControls;

/**
 * Says how fresh the figures are. Stopped: the materializer ended, the jobs halted, the broker has not answered for 2
 * minutes, or the clock of simulated days runs and nothing was committed for 2 minutes. Gap: the latest result of an
 * audit check differs, or the stock accounts with what is to post differ from the layers. Rebuilding: a long replay
 * runs. Behind: something known is not applied and what is applied is older than 10 seconds.
 */
public final class FreshnessReader {
    private static final Duration BEHIND_AFTER = Duration.ofSeconds(10);
    private static final Duration STOPPED_AFTER = Duration.ofMinutes(2);
    private static final double REPLAYED = 1;
    /** What {@link Freshness#reason()} names when the stock accounts with what is to post are not the layers. */
    public static final String STOCK_ACCOUNTS = "stock-accounts-and-pending-vs-layers";

    private record Gap(String check, BigDecimal amount) {}

    private record Known(
            Progress progress,
            @Nullable Instant committedAt,
            @Nullable LocalDate businessOn,
            long reconciled,
            @Nullable Instant reconciledAt,
            StockStanding stock,
            @Nullable Gap gap) {}

    private final Warehouse warehouse;
    private final Supplier<MaterializerStatus> status;
    private final @Nullable DemoControls demo;
    private final Clock clock;
    private final StockStandingReader stock = new StockStandingReader();

    public FreshnessReader(
            Warehouse warehouse, Supplier<MaterializerStatus> status, @Nullable DemoControls demo, Clock clock) {
        this.warehouse = warehouse;
        this.status = status;
        this.demo = demo;
        this.clock = clock;
    }

    /** State of the figures now. */
    public Freshness read() {
        MaterializerStatus reading = status.get();
        Known known = warehouse.read(this::known);
        Instant now = clock.instant();
        long applied = known.progress().position();
        long head = Math.max(applied, reading.head());
        boolean missing = head > applied || reading.unreadRecords() > 0;
        Instant committedAt = known.committedAt();
        Duration age = committedAt == null ? Duration.ZERO : Duration.between(committedAt, now);
        @Nullable String stopped = stopped(reading, known.progress(), age, now);
        Gap gap = known.gap();
        boolean rebuilding = !reading.caughtUp() && reading.replayShare() < REPLAYED;
        Freshness.State state;
        if (stopped != null) {
            state = Freshness.State.STOPPED;
        } else if (gap != null) {
            state = Freshness.State.GAP;
        } else if (rebuilding) {
            state = Freshness.State.REBUILDING;
        } else if (missing && age.compareTo(BEHIND_AFTER) > 0) {
            state = Freshness.State.BEHIND;
        } else {
            state = Freshness.State.FRESH;
        }
        return new Freshness(
                state,
                head,
                applied,
                known.reconciled(),
                known.reconciledAt(),
                committedAt,
                known.businessOn(),
                known.stock().daysDue(),
                head - applied,
                missing ? Math.max(0, age.toMillis()) : 0,
                state == Freshness.State.REBUILDING ? reading.replayShare() : null,
                state == Freshness.State.GAP && gap != null ? gap.amount() : null,
                stopped != null ? stopped : gap != null ? gap.check() : null,
                demo == null ? null : demo.paused());
    }

    private @Nullable String stopped(MaterializerStatus reading, Progress progress, Duration age, Instant now) {
        if (reading.failure() != null) {
            return reading.failure();
        }
        if (progress.haltReason() != null) {
            return progress.haltReason();
        }
        if (Duration.between(reading.polledAt(), now).compareTo(STOPPED_AFTER) > 0) {
            return "the message broker does not answer";
        }
        boolean heartbeatExpected = demo != null && !demo.paused() && progress.position() > 0;
        if (heartbeatExpected && age.compareTo(STOPPED_AFTER) > 0) {
            return "nothing was committed for " + age.toSeconds() + " s";
        }
        return null;
    }

    /** Stock accounts, what is to post and the layers, as of what is applied. */
    public StockStanding stockStanding() {
        return warehouse.read(stock::read);
    }

    private Known known(ReadSession session) {
        Optional<Instant> committed = session.sharedOne(
                "instant",
                "select committed_at from ledger_commits where position = ?",
                List.of(session.progress().position()),
                row -> row.getObject(1, OffsetDateTime.class).toInstant());
        Optional<LocalDate> business = session.sharedOne(
                "day",
                "select business_on from clock_ticks order by position desc, fact_index desc limit 1",
                List.of(),
                row -> row.getObject(1, LocalDate.class));
        Optional<Gap> gap = session.sharedOne(
                "gap",
                """
                select check_name, abs(difference)
                from checks_as_of(?)
                where status = 'BROKEN'
                order by abs(difference) desc
                limit 1
                """,
                List.of(session.progress().position()),
                row -> new Gap(row.getString(1), row.getBigDecimal(2)));
        record Reconciled(long position, @Nullable Instant at) {}
        Optional<Reconciled> reconciled = session.sharedOne("reconciled", """
                select audits.position, any_value(ledger_commits.committed_at)
                from audits
                left join ledger_commits on ledger_commits.position = audits.position
                group by audits.position
                having bool_and(status = 'OK')
                order by audits.position desc
                limit 1
                """, List.of(), row -> {
            OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
            return new Reconciled(row.getLong(1), at == null ? null : at.toInstant());
        });
        StockStanding standing = stock.read(session);
        if (standing.gap().signum() != 0 && gap.isEmpty()) {
            gap = Optional.of(new Gap(STOCK_ACCOUNTS, standing.gap().abs()));
        }
        return new Known(
                session.progress(),
                committed.orElse(null),
                business.orElse(null),
                reconciled.map(Reconciled::position).orElse(0L),
                reconciled.map(Reconciled::at).orElse(null),
                standing,
                gap.orElse(null));
    }
}
