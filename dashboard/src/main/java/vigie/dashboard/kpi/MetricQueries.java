package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.MetricSql.Cell;
import vigie.dashboard.kpi.MetricSql.Terms;
import vigie.dashboard.kpi.QueryAnswer.Row;
import vigie.dashboard.warehouse.ReadSession;
import vigie.dashboard.warehouse.Warehouse;

/** Answers questions to the metrics. All figures of an answer are read in one transaction, at one position. */
public final class MetricQueries {
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_STEPS = 4_000;
    private static final String DELTA = ".delta";

    private final Warehouse warehouse;
    private final MetricCatalogue catalogue;
    private final ControlQueries controls;
    private final Clock clock;
    private final Supplier<Reader> reader;

    /** One period's cells per metric; a metric that does not apply has a reason instead. */
    private record Side(
            Period period,
            Map<String, Map<Cell, Terms>> cells,
            Map<String, Figure> totals,
            Map<String, String> notApplicable) {}

    /** A row and the compared row beside it. */
    private record Pair(Row row, @Nullable Row beside) {}

    public MetricQueries(Warehouse warehouse, MetricCatalogue catalogue, Clock clock, Supplier<Reader> reader) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.controls = new ControlQueries();
        this.clock = clock;
        this.reader = reader;
    }

    /** Answers one question in its own transaction. */
    public QueryAnswer answer(QueryRequest request) {
        return warehouse.read(session -> answer(session, request));
    }

    /** Answers one question in a transaction that is open already. */
    QueryAnswer answer(ReadSession session, QueryRequest request) {
        return answer(frame(session, request), null);
    }

    Instant now() {
        return Instant.now(clock);
    }

    QueryFrame frame(ReadSession session, QueryRequest request) {
        return QueryFrame.resolve(
                session,
                request,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                reader.get().scope());
    }

    /** Answers a question over a resolved frame; a window replaces the frame's period. */
    QueryAnswer answer(QueryFrame frame, @Nullable Period window) {
        QueryRequest request = frame.request();
        if (request.metrics().isEmpty()) {
            throw BadQuery.malformed(
                    "NO_METRIC",
                    "Il faut au moins un indicateur, par exemple m=net-revenue.",
                    "At least one metric is needed, for instance m=net-revenue.");
        }
        List<Metric> metrics = request.metrics().stream().map(catalogue::metric).toList();
        Period period = window == null ? frame.period() : window;
        @Nullable
        Period against = window == null ? frame.compared() : PeriodGrammar.compared(window, request.compare());
        Side current = side(frame, metrics, period);
        @Nullable Side compared = against == null ? null : side(frame, metrics, against);
        List<Cell> keys = keys(request, current, compared);
        List<Pair> pairs = new ArrayList<>();
        for (Cell key : keys) {
            pairs.add(new Pair(
                    row(frame, metrics, current, key, null),
                    compared == null ? null : besideRow(frame, metrics, current, compared, key)));
        }
        pairs.sort(order(request, metrics));
        int limit = request.limit() == null ? MOST_ROWS : request.limit();
        boolean truncated = pairs.size() > limit;
        List<Pair> shown = truncated ? pairs.subList(0, limit) : pairs;
        QueryAnswer.@Nullable Comparison comparison = compared == null
                ? null
                : new QueryAnswer.Comparison(
                        compared.period(),
                        shown.stream()
                                .map(Pair::beside)
                                .filter(Objects::nonNull)
                                .toList(),
                        compared.totals());
        boolean tile = request.by() == null && request.grain() == Grain.NONE;
        return new QueryAnswer(
                frame.meta(period, against, catalogue.version(), Instant.now(clock), truncated, pairs.size()),
                columns(request, metrics),
                shown.stream().map(Pair::row).toList(),
                current.totals(),
                comparison,
                tile ? controls.of(frame, period, metrics) : List.of());
    }

    private Side side(QueryFrame frame, List<Metric> metrics, Period period) {
        QueryRequest request = frame.request();
        Map<String, Map<Cell, Terms>> cells = new LinkedHashMap<>();
        Map<String, Figure> totals = new LinkedHashMap<>();
        Map<String, String> notApplicable = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Dimension by = request.by();
            if (!frame.conditions().within(metric.dimensions())) {
                notApplicable.put(metric.id(), Figures.NOT_UNDER_FILTER);
                cells.put(metric.id(), Map.of());
                totals.put(metric.id(), Figures.undefined(Figures.NOT_UNDER_FILTER));
                continue;
            }
            boolean broken = by == null || metric.dimensions().contains(by);
            Map<Cell, Terms> found =
                    frame.cells(metric, broken ? by : null, request.grain(), period, frame.conditions());
            boolean whole = metric.additivity() == Additivity.COMPUTED;
            Map<Cell, Terms> summed = whole ? frame.cells(metric, null, Grain.NONE, period, frame.conditions()) : found;
            totals.put(metric.id(), Figures.total(metric, summed));
            cells.put(metric.id(), broken ? found : Map.of());
            if (!broken) {
                notApplicable.put(metric.id(), Figures.NOT_BY_DIMENSION);
            }
        }
        return new Side(period, cells, totals, notApplicable);
    }

    private static List<Cell> keys(QueryRequest request, Side current, @Nullable Side compared) {
        if (request.by() == null) {
            return steps(request.grain(), current.period()).stream()
                    .map(step -> new Cell(step, null))
                    .toList();
        }
        Set<Cell> keys = new LinkedHashSet<>();
        current.cells().values().forEach(cells -> keys.addAll(cells.keySet()));
        if (compared != null && request.grain() == Grain.NONE) {
            compared.cells().values().forEach(cells -> keys.addAll(cells.keySet()));
        }
        return List.copyOf(keys);
    }

    /** Every time step of a period, also those without facts; one null step without grain. */
    private static List<@Nullable LocalDate> steps(Grain grain, Period period) {
        List<@Nullable LocalDate> steps = new ArrayList<>();
        switch (grain) {
            case NONE -> steps.add(null);
            case DAY ->
                period.from()
                        .datesUntil(period.to().plusDays(1))
                        .limit(MOST_STEPS)
                        .forEach(steps::add);
            case MONTH -> {
                YearMonth last = YearMonth.from(period.to());
                for (YearMonth month = YearMonth.from(period.from());
                        !month.isAfter(last) && steps.size() < MOST_STEPS;
                        month = month.plusMonths(1)) {
                    steps.add(month.atDay(1));
                }
            }
        }
        return steps;
    }

    private static Row row(QueryFrame frame, List<Metric> metrics, Side side, Cell cell, @Nullable LocalDate aligned) {
        QueryRequest request = frame.request();
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            String reason = side.notApplicable().get(metric.id());
            figures.put(
                    metric.id(),
                    reason != null
                            ? Figures.undefined(reason)
                            : Figures.of(
                                    metric,
                                    side.cells()
                                            .getOrDefault(metric.id(), Map.of())
                                            .get(cell)));
        }
        Dimension by = request.by();
        LadderAnswer.@Nullable Member member = by == null ? null : frame.member(by, cell.memberId());
        return new Row(
                by,
                member == null ? null : member.code(),
                member == null ? null : member.label(),
                stepText(request.grain(), cell.periodOn()),
                stepText(request.grain(), aligned),
                figures);
    }

    /** The compared row that stands beside a current one: same member, and the step with the same rank. */
    private static @Nullable Row besideRow(
            QueryFrame frame, List<Metric> metrics, Side current, Side compared, Cell key) {
        Grain grain = frame.request().grain();
        LocalDate step = key.periodOn();
        if (grain == Grain.NONE || step == null) {
            return row(frame, metrics, compared, key, null);
        }
        int rank = steps(grain, current.period()).indexOf(step);
        List<@Nullable LocalDate> others = steps(grain, compared.period());
        if (rank < 0 || rank >= others.size()) {
            return null;
        }
        Cell other = new Cell(others.get(rank), key.memberId());
        return row(frame, metrics, compared, other, step);
    }

    private static @Nullable String stepText(Grain grain, @Nullable LocalDate step) {
        return step == null ? null : grain == Grain.MONTH ? YearMonth.from(step).toString() : step.toString();
    }

    private static Comparator<Pair> order(QueryRequest request, List<Metric> metrics) {
        String sort = request.sort();
        Comparator<Pair> byName = Comparator.comparing(
                        (Pair pair) -> String.valueOf(pair.row().period()))
                .thenComparing(pair -> String.valueOf(pair.row().label()))
                .thenComparing(pair -> String.valueOf(pair.row().code()));
        if (sort == null || sort.isEmpty()) {
            return request.by() == null || request.grain() != Grain.NONE
                    ? byName
                    : byFigure(metrics.getFirst().id(), false, Comparator.reverseOrder())
                            .thenComparing(byName);
        }
        boolean down = sort.startsWith("-");
        String key = down ? sort.substring(1) : sort;
        if (key.equals("label")) {
            return down ? byName.reversed() : byName;
        }
        boolean delta = key.endsWith(DELTA);
        String metric = delta ? key.substring(0, key.length() - DELTA.length()) : key;
        if (!request.metrics().contains(metric)) {
            throw BadQuery.malformed(
                    "BAD_SORT",
                    "Le tri « " + sort + " » ne porte pas sur un indicateur demandé.",
                    "Sort '" + sort + "' is not on a metric that was asked for.");
        }
        return byFigure(metric, delta, down ? Comparator.reverseOrder() : Comparator.naturalOrder())
                .thenComparing(byName);
    }

    private static Comparator<Pair> byFigure(String metric, boolean delta, Comparator<BigDecimal> direction) {
        return Comparator.comparing(pair -> sortValue(pair, metric, delta), Comparator.nullsLast(direction));
    }

    private static @Nullable BigDecimal sortValue(Pair pair, String metric, boolean delta) {
        BigDecimal value = pair.row().figure(metric).value();
        Row other = pair.beside();
        if (!delta || value == null || other == null) {
            return value;
        }
        BigDecimal before = other.figure(metric).value();
        return before == null ? null : value.subtract(before);
    }

    private static List<QueryAnswer.Column> columns(QueryRequest request, List<Metric> metrics) {
        Language language = request.language();
        List<QueryAnswer.Column> columns = new ArrayList<>();
        Dimension by = request.by();
        if (by != null) {
            columns.add(new QueryAnswer.Column(by.id(), by.label(language), "code", null, null, null));
            columns.add(new QueryAnswer.Column("label", language.pick("Libellé", "Name"), "text", null, null, null));
        }
        if (request.grain() != Grain.NONE) {
            columns.add(new QueryAnswer.Column("period", language.pick("Période", "Period"), "date", null, null, null));
        }
        for (Metric metric : metrics) {
            columns.add(new QueryAnswer.Column(
                    metric.id(),
                    metric.label().in(language),
                    "decimal",
                    metric.unit(),
                    metric.additivity(),
                    metric.better()));
        }
        return columns;
    }
}
