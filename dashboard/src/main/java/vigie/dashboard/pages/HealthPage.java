package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.PathWatch.Part;
import vigie.dashboard.PathWatch.Posting;
import vigie.dashboard.health.Health;
import vigie.dashboard.pages.View.Badge;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.StockStanding;

/**
 * How every part of the path stands, what was checked, put aside and not posted yet, and what to do about each.
 *
 * @param frame null for who sees no figures
 * @param verdict whether the figures agree with the ledger
 * @param path the parts in the order of the path
 * @param equation stock accounts, what is to post, layers; null for who sees no figures
 * @param due days to post, null for who sees no figures
 * @param posting how posting goes
 * @param deliveries how the delivery of alerts goes
 */
public record HealthPage(
        @Nullable Frame frame,
        Texts t,
        String company,
        String theme,
        String assets,
        Badge verdict,
        String subtitle,
        List<Step> path,
        Table checks,
        @Nullable Table equation,
        @Nullable Table due,
        List<String> posting,
        Table reasons,
        Table aside,
        String deliveries,
        List<Map.Entry<String, String>> facts) {
    private static final int ROWS_SHOWN = 24;

    /** One part; {@code css} is {@code ok}, {@code warn} or {@code crit}. */
    public record Step(String title, String css, String state, List<Map.Entry<String, String>> facts, String advice) {}

    static HealthPage of(
            @Nullable Frame frame,
            Texts t,
            Numbers numbers,
            String company,
            String theme,
            String assets,
            Health health) {
        return new Drawing(t, numbers, health).page(frame, company, theme, assets);
    }

    /** Title of the page. */
    public String title() {
        return t.of("health.title");
    }

    private record Drawing(Texts t, Numbers numbers, Dates dates, Health health) {
        Drawing(Texts t, Numbers numbers, Health health) {
            this(t, numbers, new Dates(t.language()), health);
        }

        HealthPage page(@Nullable Frame frame, String company, String theme, String assets) {
            StockStanding stock = health.stock();
            Freshness fresh = health.freshness();
            return new HealthPage(
                    frame,
                    t,
                    company,
                    theme,
                    assets,
                    verdict(),
                    t.of("health.subtitle", numbers.count(fresh.applied()), instant(fresh.committedAt())),
                    path(),
                    checks(),
                    stock == null ? null : equation(stock),
                    stock == null ? null : due(stock),
                    posting(),
                    reasons(),
                    aside(),
                    deliveries(),
                    List.of(Map.entry(t.of("health.versions"), String.join(" · ", health.versions()))));
        }

        private String instant(@Nullable Instant at) {
            return at == null ? numbers.missing() : dates.dayAndTime(at) + " UTC";
        }

        /** Gap before pending before reconciled. */
        private Badge verdict() {
            Freshness fresh = health.freshness();
            if (fresh.state() == Freshness.State.GAP) {
                return new Badge("broken", t.of("health.gap"), "", t.of("health.gap.title"));
            }
            int days = fresh.pendingDays();
            return days == 0
                    ? new Badge("ok", t.of("badge.ok"), "", t.of("health.ok.title"))
                    : new Badge(
                            "ok",
                            t.of("badge.ok") + " · " + t.of("pill.pending.short", days),
                            "",
                            t.of("health.ok.title"));
        }

        private List<Step> path() {
            List<Step> steps = new ArrayList<>();
            for (Part part : health.parts()) {
                steps.add(part(part));
            }
            Freshness fresh = health.freshness();
            boolean stopped = fresh.state() == Freshness.State.STOPPED;
            String reason = fresh.reason();
            steps.add(new Step(
                    t.of("health.part.warehouse"),
                    stopped ? "crit" : fresh.state() == Freshness.State.FRESH ? "ok" : "warn",
                    t.of("admin.state." + fresh.state().name()),
                    List.of(
                            Map.entry(t.of("pill.applied"), numbers.count(fresh.applied())),
                            Map.entry(
                                    t.of("pill.lag"),
                                    t.of(
                                            "pill.lag.value",
                                            numbers.count(fresh.lagEntries()),
                                            t.of("unit.seconds", numbers.count((fresh.lagMillis() + 999) / 1000)))),
                            Map.entry(t.of("health.unread"), numbers.count(health.unreadRecords())),
                            Map.entry(t.of("health.size"), bytes(health.store().bytes())),
                            Map.entry(t.of("health.wal"), bytes(health.store().walBytes()))),
                    reason == null ? "" : t.of(stopped ? "health.stopped.todo" : "health.gap.todo", reason)));
            Health.Store store = health.store();
            steps.add(new Step(
                    t.of("health.part.snapshot"),
                    store.snapshotPosition() < 0 ? "warn" : "ok",
                    t.of(store.snapshotPosition() < 0 ? "health.snapshot.none" : "health.state.RUNNING"),
                    store.snapshotPosition() < 0
                            ? List.of()
                            : List.of(
                                    Map.entry(t.of("health.position"), numbers.count(store.snapshotPosition())),
                                    Map.entry(t.of("health.size"), bytes(store.snapshotBytes()))),
                    ""));
            return steps;
        }

        private Step part(Part part) {
            List<Map.Entry<String, String>> facts = new ArrayList<>();
            for (String measure : List.of("position", "lag-positions", "lag-millis", "lag-bytes")) {
                Long value = part.measures().get(measure);
                if (value != null) {
                    facts.add(Map.entry(t.of("health." + measure), measured(measure, value)));
                }
            }
            facts.add(Map.entry(t.of("health.version"), part.version()));
            String css = switch (part.state()) {
                case RUNNING -> "ok";
                case FAILED -> "warn";
                case HALTED -> "crit";
            };
            String reason = t.language().pick(part.fr(), part.en());
            String advice = reason.isEmpty() ? "" : reason + " " + t.of("health.todo." + part.state());
            return new Step(t.of("health.part." + part.id()), css, t.of("health.state." + part.state()), facts, advice);
        }

        private String measured(String measure, long value) {
            return switch (measure) {
                case "lag-bytes" -> bytes(value);
                case "lag-millis" -> t.of("unit.seconds", numbers.decimal(BigDecimal.valueOf(value, 3), 1));
                default -> numbers.count(value);
            };
        }

        private String bytes(long bytes) {
            return t.of("health.kib", numbers.count((bytes + 1023) / 1024));
        }

        private Table checks() {
            return new Table(
                    "checks",
                    t.of("health.checks"),
                    List.of(
                            Head.text(t.of("health.check")),
                            Head.text(t.of("admin.state")),
                            Head.number(t.of("health.check.expected")),
                            Head.number(t.of("health.check.found")),
                            Head.number(t.of("health.check.difference")),
                            Head.text(t.of("health.check.on")),
                            Head.number(t.of("health.position"))),
                    health.checks().stream()
                            .map(check -> new Row(
                                    check.check(),
                                    check.holds() ? "" : "failed",
                                    List.of(
                                            wrapped(t.ofCode("audit", check.check()))
                                                    .withDetail(check.holds() ? "" : check.detail()),
                                            Cell.text(t.of(check.holds() ? "check.ok" : "check.gap")),
                                            amount(check.expected()),
                                            amount(check.found()),
                                            amount(check.difference()),
                                            Cell.text(dates.day(check.businessOn())),
                                            Cell.number(numbers.count(check.position())))))
                            .toList(),
                    null);
        }

        private static Cell wrapped(String text) {
            return new Cell(text, false, "wrap", null, false, "", null);
        }

        private Cell amount(@Nullable BigDecimal value) {
            return Cell.number(value == null ? numbers.missing() : numbers.decimal(value, 2));
        }

        private Table equation(StockStanding stock) {
            return new Table(
                    "stock",
                    t.of("health.stock"),
                    List.of(Head.text(t.of("health.stock.what")), Head.number(t.of("word.amount"))),
                    List.of(
                            line("posted", stock.posted()),
                            line("pending", stock.pending()),
                            line("layers", stock.layers().negate()),
                            line("shortages", stock.shortages())),
                    new Row(
                            "gap",
                            "",
                            List.of(
                                    Cell.text(t.of("health.stock.gap")),
                                    Cell.number(
                                            numbers.amount(stock.gap()),
                                            stock.gap().signum() == 0 ? "t-ok" : "t-crit"))));
        }

        private Row line(String key, BigDecimal amount) {
            return new Row(
                    key, "", List.of(Cell.text(t.of("health.stock." + key)), Cell.number(numbers.amount(amount))));
        }

        private Table due(StockStanding stock) {
            return new Table(
                    "due",
                    t.of("health.due", stock.daysDue()),
                    List.of(
                            Head.text(t.of("health.due.on")),
                            Head.text(t.of("health.due.account")),
                            Head.number(t.of("health.due.prepared")),
                            Head.number(t.of("health.due.posted")),
                            Head.number(t.of("health.due.pending"))),
                    stock.due().stream()
                            .limit(ROWS_SHOWN)
                            .map(due -> new Row(
                                    due.valuedOn() + due.accountCode(),
                                    "",
                                    List.of(
                                            Cell.text(dates.day(due.valuedOn())),
                                            Cell.text(due.accountCode()),
                                            Cell.number(numbers.amount(due.prepared())),
                                            Cell.number(numbers.amount(due.posted())),
                                            Cell.number(numbers.amount(due.pending())))))
                            .toList(),
                    null);
        }

        private List<String> posting() {
            Posting posting = health.posting();
            if (posting == null) {
                return List.of(t.of("health.posting.elsewhere"));
            }
            List<String> sentences = new ArrayList<>();
            sentences.add(
                    posting.lastAt() == null
                            ? t.of("health.posting.never")
                            : t.of("health.posting.last", instant(posting.lastAt())));
            String code = posting.code();
            if (code != null) {
                sentences.add(t.of(
                        "health.posting.failed",
                        t.language().pick(posting.fr(), posting.en()),
                        code,
                        posting.attempts(),
                        instant(posting.nextAt())));
            }
            return sentences;
        }

        private Table reasons() {
            return new Table(
                    "reasons",
                    t.of("health.aside"),
                    List.of(
                            Head.text(t.of("health.aside.reason")),
                            Head.text(t.of("health.aside.todo")),
                            Head.number(t.of("health.aside.events")),
                            Head.number(t.of("health.aside.last"))),
                    health.aside().stream()
                            .map(one -> new Row(
                                    one.reason(),
                                    "",
                                    List.of(
                                            Cell.text(one.reason()),
                                            wrapped(t.of(
                                                    t.has("aside." + one.reason())
                                                            ? "aside." + one.reason()
                                                            : "aside.OUT_OF_CONTRACT")),
                                            Cell.number(numbers.count(one.events())),
                                            Cell.number(numbers.count(one.lastPosition())))))
                            .toList(),
                    null);
        }

        private Table aside() {
            return new Table(
                    "aside",
                    t.of("health.aside.newest"),
                    List.of(
                            Head.text(t.of("health.position")),
                            Head.text(t.of("health.aside.reason")),
                            Head.text(t.of("health.aside.row")),
                            Head.text(t.of("health.aside.payload"))),
                    health.newestAside().stream()
                            .map(one -> new Row(
                                    one.position() + one.key() + one.job(),
                                    "",
                                    List.of(
                                            Cell.text(numbers.count(one.position())),
                                            Cell.text(one.reason()),
                                            Cell.text(one.table() + " " + one.key())
                                                    .withDetail(one.job()),
                                            wrapped(one.payload()))))
                            .toList(),
                    null);
        }

        private String deliveries() {
            Health.Deliveries deliveries = health.deliveries();
            return deliveries == null
                    ? t.of("deliveries.off")
                    : t.of("health.deliveries", deliveries.waiting(), deliveries.failed());
        }
    }
}
