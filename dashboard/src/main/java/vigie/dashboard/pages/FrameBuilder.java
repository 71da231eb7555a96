package vigie.dashboard.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.DemoControls;
import vigie.dashboard.kpi.AsOf;
import vigie.dashboard.kpi.Compare;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Filter;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.Period;
import vigie.dashboard.kpi.PeriodGrammar;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.warehouse.Freshness;

/** Builds what surrounds a page from its address and the state of the data. */
final class FrameBuilder {
    private static final List<String> PRESETS = List.of("mtd", "qtd", "ytd", "r12", "all");
    private static final int MEMBERS = 40;

    /** Span of the data: first and last business day; both the epoch before the first fact. */
    record Span(LocalDate first, LocalDate last, String currency) {}

    private final DashboardConfig config;
    private final PageData data;
    private final Texts t;
    private final Numbers numbers;
    private final Dates dates;
    private final Address address;
    private final QueryRequest request;
    private final Span span;

    FrameBuilder(DashboardConfig config, PageData data, Address address, QueryRequest request, Span span) {
        this.config = config;
        this.data = data;
        this.t = Texts.in(request.language());
        this.numbers = new Numbers(request.language(), span.currency());
        this.dates = new Dates(request.language());
        this.address = address;
        this.request = request;
        this.span = span;
    }

    Frame build(String theme, String assets, Freshness freshness) {
        Period period = PeriodGrammar.resolve(request.period(), span::first, span.last());
        DemoControls demo = config.demoControls();
        boolean asOf = !(request.asOf() instanceof AsOf.Now);
        String frozen = address.with("p", period.from() + ".." + period.to())
                .with("asof", asOf ? address.value("asof", "") : "pos:" + freshness.applied())
                .toString();
        return new Frame(
                t,
                numbers,
                dates,
                address,
                request,
                theme,
                assets,
                config.companyName(),
                navigation(),
                languages(),
                periodLabel(),
                periods(),
                years(),
                period.from().toString(),
                period.to().toString(),
                t.of("compare." + request.compare().id()),
                compares(),
                chips(),
                filters(),
                asOfLabel(),
                String.valueOf(request.asOf() instanceof AsOf.AtPosition at ? at.position() : freshness.applied()),
                asOf,
                pill(freshness, asOf),
                frozen,
                config.notices().stream()
                        .map(notice -> t.language().pick(notice.fr(), notice.en()))
                        .toList(),
                demo != null,
                demo != null && demo.paused(),
                warning(),
                data.reader());
    }

    private @Nullable String warning() {
        return request.ignored().isEmpty() ? null : t.of("frame.ignored", String.join(", ", request.ignored()));
    }

    private List<View.Link> navigation() {
        boolean margin = address.path().equals("/marge") || address.path().equals("/margin");
        boolean today = address.path().equals("/");
        boolean alerts = address.path().startsWith("/alert");
        long open = data.openAlerts();
        List<View.Link> links = new ArrayList<>(List.of(
                new View.Link(t.of("page.today"), address.at("/").toString(), today),
                new View.Link(
                        t.of("page.margin"),
                        address.at(t.of("page.margin.path")).toString(),
                        margin)));
        for (BoardRoutes.Board board : BoardRoutes.ALL) {
            links.add(new View.Link(
                    t.of("page." + board.id()),
                    address.at(t.language().pick(board.frPath(), board.enPath()))
                            .with("sort", null)
                            .with("rows", null)
                            .toString(),
                    board.paths().contains(address.path())));
        }
        links.add(new View.Link(
                open == 0 ? t.of("page.alerts") : t.of("page.alerts.open", numbers.count(open)),
                address.at(t.of("page.alerts.path")).toString(),
                alerts));
        return links;
    }

    private List<View.Link> languages() {
        List<View.Link> links = new ArrayList<>();
        for (String tag : List.of("fr", "en")) {
            String here = address.toString();
            String href = here + (here.contains("?") ? "&" : "?") + "lang=" + tag;
            links.add(new View.Link(
                    tag.toUpperCase(java.util.Locale.ROOT),
                    href,
                    t.language().tag().equals(tag)));
        }
        return links;
    }

    private String periodLabel() {
        String text = request.period();
        if (PRESETS.contains(text)) {
            return t.of("period." + text);
        }
        if (text.matches("\\d{4}")) {
            return text;
        }
        return dates.range(PeriodGrammar.resolve(text, span::first, span.last()));
    }

    private List<View.Option> periods() {
        List<View.Option> options = new ArrayList<>();
        for (String preset : PRESETS) {
            Period resolved = PeriodGrammar.resolve(preset, span::first, span.last());
            options.add(new View.Option(
                    t.of("period." + preset),
                    dates.range(resolved),
                    address.with("p", preset).toString(),
                    request.period().equals(preset)));
        }
        return options;
    }

    private List<View.Option> years() {
        List<View.Option> options = new ArrayList<>();
        for (int year = span.last().getYear(); year >= span.first().getYear(); year--) {
            String text = String.valueOf(year);
            options.add(new View.Option(
                    text,
                    "",
                    address.with("p", text).toString(),
                    request.period().equals(text)));
        }
        return options;
    }

    private List<View.Option> compares() {
        List<View.Option> options = new ArrayList<>();
        for (Compare compare : List.of(Compare.N1, Compare.PREV, Compare.NONE)) {
            options.add(new View.Option(
                    t.of("compare." + compare.id()),
                    t.of("compare.hint." + compare.id()),
                    address.with("cmp", compare.id()).toString(),
                    request.compare() == compare));
        }
        return options;
    }

    private List<View.Chip> chips() {
        List<View.Chip> chips = new ArrayList<>();
        for (Filter filter : request.filters()) {
            if (isSubject(filter.dimension())) {
                continue;
            }
            for (String code : filter.codes()) {
                String value = (filter.exclude() ? "!" : "") + code;
                chips.add(new View.Chip(
                        filter.dimension().label(t.language()),
                        label(filter.dimension(), code),
                        filter.exclude(),
                        address.unfiltered(filter.dimension(), value).toString()));
            }
        }
        return chips;
    }

    /** True for the dimension whose member the page is about: its address says who, not a filter. */
    private boolean isSubject(Dimension dimension) {
        BoardRoutes.Subject subject = BoardRoutes.subjectAt(address.path());
        return subject != null && subject.dimension() == dimension;
    }

    private String label(Dimension dimension, String code) {
        if (code.equals("-")) {
            return t.of("bar.nobody");
        }
        return data.members(dimension, code, MEMBERS, request).stream()
                .filter(member -> member.code().equals(code))
                .map(Member::label)
                .findFirst()
                .orElse(code);
    }

    private List<View.FilterGroup> filters() {
        List<View.FilterGroup> groups = new ArrayList<>();
        for (Dimension dimension : List.of(
                Dimension.CUSTOMER,
                Dimension.SEGMENT,
                Dimension.FAMILY,
                Dimension.PRODUCT,
                Dimension.SALESPERSON,
                Dimension.CHANNEL,
                Dimension.WAREHOUSE)) {
            if (isSubject(dimension)) {
                continue;
            }
            List<Member> members = data.members(dimension, "", 500, request);
            List<String> chosen = address.values(dimension.parameter());
            List<View.Option> options = members.stream()
                    .map(member -> new View.Option(
                            member.label(),
                            member.code().equals(member.label()) ? "" : member.code(),
                            address.filtered(dimension, member.code()).toString(),
                            chosen.contains(member.code())))
                    .toList();
            groups.add(new View.FilterGroup(
                    dimension.label(t.language()), !chosen.isEmpty(), options, members.size() == 500));
        }
        return groups;
    }

    private String asOfLabel() {
        return switch (request.asOf()) {
            case AsOf.Now now -> t.of("bar.now");
            case AsOf.AtPosition at -> t.of("bar.at-position", numbers.count(at.position()));
            case AsOf.AtInstant at ->
                dates.day(LocalDate.ofInstant(at.instant(), java.time.ZoneOffset.UTC)) + " "
                        + dates.timeShort(at.instant());
        };
    }

    private View.Pill pill(Freshness fresh, boolean asOf) {
        String position = numbers.count(fresh.applied());
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry(t.of("pill.head"), numbers.count(fresh.head())));
        facts.add(Map.entry(t.of("pill.applied"), position));
        facts.add(Map.entry(t.of("pill.reconciled"), numbers.count(fresh.reconciled())));
        facts.add(Map.entry(
                t.of("pill.lag"),
                t.of("pill.lag.value", numbers.count(fresh.lagEntries()), seconds(fresh.lagMillis()))));
        LocalDate business = fresh.businessOn();
        facts.add(Map.entry(t.of("pill.business"), business == null ? numbers.missing() : dates.day(business)));
        facts.add(Map.entry(
                t.of("pill.pending"),
                fresh.pendingDays() == 0 ? t.of("pill.pending.none") : t.of("pill.pending.days", fresh.pendingDays())));
        String reason = fresh.reason() == null ? "" : fresh.reason();
        if (asOf) {
            return new View.Pill("asof", t.of("pill.asof"), asOfLabel(), "", fresh.applied(), facts, reason);
        }
        Instant committed = fresh.committedAt();
        Instant reconciled = fresh.reconciledAt();
        String where = t.of("pill.where", position) + (committed == null ? "" : " · " + dates.time(committed));
        String checked = reconciled == null || fresh.state() == Freshness.State.GAP
                ? ""
                : t.of("pill.checked", dates.timeShort(reconciled))
                        + (fresh.pendingDays() == 0 ? "" : " · " + t.of("pill.pending.short", fresh.pendingDays()));
        return new View.Pill(
                fresh.state().name().toLowerCase(java.util.Locale.ROOT),
                state(fresh),
                where,
                checked,
                fresh.applied(),
                facts,
                reason);
    }

    private String state(Freshness fresh) {
        return switch (fresh.state()) {
            case FRESH -> t.of("pill.fresh");
            case BEHIND -> t.of("pill.behind", seconds(fresh.lagMillis()));
            case STOPPED -> t.of("pill.stopped");
            case REBUILDING -> {
                Double progress = fresh.progress();
                yield t.of(
                        "pill.rebuilding",
                        numbers.percent(java.math.BigDecimal.valueOf(progress == null ? 0 : progress)));
            }
            case GAP ->
                t.of("pill.gap", fresh.gapAmount() == null ? numbers.missing() : numbers.money(fresh.gapAmount()));
            case AS_OF -> t.of("pill.asof");
        };
    }

    private String seconds(long millis) {
        return t.of("unit.seconds", numbers.count((millis + 999) / 1000));
    }
}
