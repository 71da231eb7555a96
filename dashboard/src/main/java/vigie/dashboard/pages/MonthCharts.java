package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Additivity;
import vigie.dashboard.kpi.Better;
import vigie.dashboard.kpi.Board;
import vigie.dashboard.kpi.Compare;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.pages.View.Card;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Legend;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** Charts over months: margin against the prior year, and the level of the stock. */
final class MonthCharts {
    private final Frame frame;
    private final Texts t;

    MonthCharts(Frame frame) {
        this.frame = frame;
        this.t = frame.t();
    }

    /** Gross margin by month, with the prior year and its variances when the page compares with N-1. */
    Card margin(QueryAnswer answer, View.@Nullable Badge badge) {
        Flow flow = flow(answer, "gross-margin", true);
        Series series = flow.series();
        String period = frame.dates().month(series.months().getFirst()) + " \u2013 "
                + frame.dates().month(series.months().getLast());
        return new Card(
                "months",
                "months",
                "c8 o3",
                "h424",
                t.of(flow.compared() ? "months.title.n1" : "months.title"),
                t.of(
                        series.running() ? "months.sub.running" : "months.sub",
                        frame.company(),
                        ChartJson.unit(frame, flow.scale()),
                        period),
                monthsSentence(series, flow.now(), flow.then()),
                monthsLegend(series, flow.compared()),
                ChartJson.write(drawn(flow, t.of("word.margin"))),
                monthsTable("months-twin", t.of("months.title"), flow),
                flow.isNothing() ? t.of("empty.margin") : null,
                "",
                badge);
    }

    /** A metric that adds up over time, by month, as the card of a definition words it. */
    Card flow(Board.Card card, QueryAnswer answer, Metric metric) {
        Flow flow = flow(answer, metric.id(), metric.better() == Better.HIGHER);
        String title = card.title().in(t.language());
        Metric.Words foot = card.foot();
        return new Card(
                card.id(),
                "months",
                card.place(),
                card.height(),
                title,
                card.subtitle().in(t.language()).replace("{unit}", ChartJson.unit(frame, flow.scale())),
                "",
                monthsLegend(flow.series(), flow.compared()),
                ChartJson.write(drawn(flow, t.of("word.actual"))),
                monthsTable(card.id() + "-twin", title, flow),
                flow.isNothing() ? t.of("empty.board") : null,
                foot == null ? "" : foot.in(t.language()),
                null);
    }

    /** A metric by month; what it was a year before where the page compares with N-1 and more is better. */
    private record Flow(
            Series series,
            List<@Nullable BigDecimal> now,
            List<@Nullable BigDecimal> then,
            boolean compared,
            BigDecimal scale) {
        boolean isNothing() {
            return now.stream().allMatch(value -> value == null || value.signum() == 0);
        }
    }

    private Flow flow(QueryAnswer answer, String metric, boolean judged) {
        Series series = new Series(answer);
        List<@Nullable BigDecimal> now = series.values(metric, Additivity.ADDITIVE);
        boolean compared = judged && frame.request().compare() == Compare.N1 && series.hasComparison();
        List<@Nullable BigDecimal> then =
                compared ? series.comparedValues(metric, Additivity.ADDITIVE) : nothing(now.size());
        BigDecimal scale =
                ChartJson.scale(Stream.concat(now.stream(), then.stream()).toList());
        return new Flow(series, now, then, compared, scale);
    }

    private Map<String, Object> drawn(Flow flow, String measure) {
        Series series = flow.series();
        List<Map<String, Object>> months = new ArrayList<>();
        for (int i = 0; i < flow.now().size(); i++) {
            YearMonth month = series.months().get(i);
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("label", frame.dates().monthTick(month, i == 0));
            point.put("title", frame.dates().month(month));
            point.put("actual", Series.orZero(flow.now().get(i)));
            point.put("prior", flow.then().get(i));
            point.put("running", series.running() && i == flow.now().size() - 1);
            months.add(point);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("months", months);
        data.put("scale", flow.scale());
        data.put("unit", ChartJson.unit(frame, flow.scale()));
        data.put("higherIsGood", true);
        data.put(
                "words",
                Map.of(
                        "actual", t.of("word.actual"),
                        "prior", t.of("compare.short.n1"),
                        "change", t.of("word.change.n1"),
                        "measure", measure));
        return data;
    }

    private String monthsSentence(Series series, List<@Nullable BigDecimal> now, List<@Nullable BigDecimal> then) {
        int best = -1;
        int better = 0;
        int known = 0;
        for (int i = 0; i < now.size(); i++) {
            BigDecimal value = now.get(i);
            BigDecimal most = best < 0 ? null : now.get(best);
            if (value != null && (most == null || value.compareTo(most) > 0)) {
                best = i;
            }
            BigDecimal change = Series.change(value, then.get(i));
            known += change == null ? 0 : 1;
            better += change != null && change.signum() > 0 ? 1 : 0;
        }
        if (best < 0) {
            return "";
        }
        String month = frame.dates().month(series.months().get(best));
        String amount = frame.numbers().shortMoney(Series.orZero(now.get(best)));
        return known == 0 ? t.of("months.say", month, amount) : t.of("months.say.n1", month, amount, better, known);
    }

    private List<Legend> monthsLegend(Series series, boolean compared) {
        List<Legend> legend = new ArrayList<>();
        legend.add(new Legend("ac", t.of("word.actual")));
        if (compared) {
            legend.add(new Legend("py", t.of("compare.short.n1")));
        }
        if (series.running()) {
            legend.add(new Legend("run", t.of("legend.running")));
        }
        if (compared) {
            legend.add(new Legend("good", t.of("legend.good")));
            legend.add(new Legend("bad", t.of("legend.bad")));
        }
        return legend;
    }

    private Table monthsTable(String id, String caption, Flow flow) {
        Numbers numbers = frame.numbers();
        String symbol = numbers.symbol();
        List<Head> heads = new ArrayList<>(
                List.of(Head.text(t.of("word.month")), Head.number(t.of("word.actual") + ", " + symbol)));
        if (flow.compared()) {
            heads.add(Head.number(t.of("compare.short.n1") + ", " + symbol));
            heads.add(Head.number(t.of("word.change") + ", " + symbol));
            heads.add(Head.number(t.of("word.change") + ", %"));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < flow.now().size(); i++) {
            YearMonth month = flow.series().months().get(i);
            BigDecimal value = Series.orZero(flow.now().get(i));
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(frame.dates().month(month)));
            cells.add(Cell.number(numbers.amount(value)));
            if (flow.compared()) {
                cells.addAll(changeCells(value, flow.then().get(i)));
            }
            rows.add(new Row(month.toString(), "", cells));
        }
        return new Table(id, caption, heads, rows, null);
    }

    private List<Cell> changeCells(BigDecimal value, @Nullable BigDecimal then) {
        Numbers numbers = frame.numbers();
        BigDecimal change = Series.change(value, then);
        if (then == null || change == null) {
            return List.of(Cell.number(numbers.missing()), Cell.number(numbers.missing()), Cell.number(""));
        }
        String css = change.signum() < 0 ? "bad" : change.signum() > 0 ? "good" : "";
        BigDecimal share = Series.ratio(change, then.abs());
        return List.of(
                Cell.number(numbers.amount(then)),
                Cell.number(numbers.change(change), css),
                Cell.number(share == null ? "\u2013" : numbers.percentChange(share), css));
    }

    /** Stock value at the end of each month. */
    Card stock(QueryAnswer answer, View.@Nullable Badge badge) {
        Series series = new Series(answer);
        List<@Nullable BigDecimal> values = series.values("stock-value", Additivity.SEMI_ADDITIVE);
        BigDecimal scale = ChartJson.scale(values);
        List<Map<String, Object>> points = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            YearMonth month = series.months().get(i);
            BigDecimal value = Series.orZero(values.get(i));
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("label", frame.dates().monthTick(month, i == 0));
            point.put("title", frame.dates().month(month));
            point.put("value", value);
            point.put("prior", null);
            points.add(point);
            rows.add(new Row(
                    month.toString(),
                    "",
                    List.of(
                            Cell.text(frame.dates().month(month)),
                            Cell.number(frame.numbers().amount(value)))));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("points", points);
        data.put("scale", scale);
        data.put("unit", ChartJson.unit(frame, scale));
        data.put("words", Map.of("actual", t.of("word.stock"), "prior", t.of("compare.short.n1")));
        String running = series.running() ? ".running" : "";
        BigDecimal first = Series.orZero(values.getFirst());
        BigDecimal last = Series.orZero(values.getLast());
        data.put("last", frame.numbers().shortMoney(last));
        return new Card(
                "stock",
                "level",
                "c8 o4",
                "h300",
                t.of("stock.title"),
                t.of("stock.sub" + running, frame.company(), ChartJson.unit(frame, scale)),
                t.of(
                        "stock.say" + running,
                        frame.dates().month(series.months().getFirst()),
                        frame.numbers().shortMoney(first),
                        frame.numbers().shortMoney(last),
                        frame.dates().month(series.months().getLast())),
                List.of(),
                ChartJson.write(data),
                new Table(
                        "stock-twin",
                        t.of("stock.title"),
                        List.of(
                                Head.text(t.of("word.month")),
                                Head.number(t.of("word.stock") + ", "
                                        + frame.numbers().symbol())),
                        rows,
                        null),
                last.signum() == 0 && first.signum() == 0 ? t.of("empty.stock") : null,
                "",
                badge);
    }

    private static List<@Nullable BigDecimal> nothing(int size) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(null);
        }
        return values;
    }
}
