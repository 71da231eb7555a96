package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.pages.View.Card;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** Charts of the margin page: bridge, customers, rate by family and month. */
final class MarginCharts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Frame frame;
    private final Texts t;
    private final Numbers numbers;

    MarginCharts(Frame frame) {
        this.frame = frame;
        this.t = frame.t();
        this.numbers = frame.numbers();
    }

    /** From net revenue to gross margin: the FIFO cost of each family is a step; nothing is left over. */
    Card bridge(QueryAnswer families, Tiles tiles, View.@Nullable Badge badge) {
        BigDecimal revenue = Series.orZero(tiles.value("net-revenue"));
        BigDecimal cost = Series.orZero(tiles.value("cost-of-sales"));
        BigDecimal margin = Series.orZero(tiles.value("gross-margin"));
        BigDecimal scale = ChartJson.scale(List.of(revenue, cost));
        List<Map<String, Object>> steps = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        step(steps, rows, t.of("word.revenue"), revenue, revenue, "total");
        List<QueryAnswer.Row> sorted = families.rows().stream()
                .filter(row -> value(row, "cost-of-sales").signum() != 0)
                .sorted(Comparator.comparing((QueryAnswer.Row row) -> value(row, "cost-of-sales"))
                        .reversed())
                .toList();
        for (QueryAnswer.Row row : sorted) {
            step(steps, rows, label(row), value(row, "cost-of-sales").negate(), revenue, "step");
        }
        step(steps, rows, t.of("word.margin"), margin, revenue, "total");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("steps", steps);
        data.put("scale", scale);
        data.put("unit", ChartJson.unit(frame, scale));
        BigDecimal share = Series.ratio(cost, revenue);
        String sentence = share == null
                ? ""
                : t.of(
                        "bridge.say",
                        numbers.money(HUNDRED),
                        numbers.money(share.multiply(HUNDRED)),
                        numbers.money(HUNDRED.subtract(share.multiply(HUNDRED))));
        return new Card(
                "bridge",
                "bridge",
                "c7 o2",
                "h360",
                t.of("bridge.title"),
                t.of("bridge.sub", frame.company(), ChartJson.unit(frame, scale)),
                sentence,
                List.of(),
                ChartJson.write(data),
                new Table(
                        "bridge-twin",
                        t.of("bridge.title"),
                        List.of(
                                Head.text(t.of("word.step")),
                                Head.number(t.of("word.amount") + ", " + numbers.symbol()),
                                Head.number(t.of("word.share-revenue"))),
                        rows,
                        null),
                revenue.signum() == 0 ? t.of("empty.margin") : null,
                t.of("bridge.foot"),
                badge);
    }

    private void step(
            List<Map<String, Object>> steps,
            List<Row> rows,
            String label,
            BigDecimal amount,
            BigDecimal revenue,
            String kind) {
        BigDecimal share = Series.orZero(Series.ratio(amount, revenue));
        steps.add(Map.of("label", label, "value", amount, "kind", kind, "share", share));
        rows.add(new Row(
                label,
                "",
                List.of(Cell.text(label), Cell.number(numbers.amount(amount)), Cell.number(numbers.percent(share)))));
    }

    /** Customers by revenue and margin rate. */
    Card customers(QueryAnswer answer, Tiles tiles) {
        List<QueryAnswer.Row> known = answer.rows().stream()
                .filter(row -> value(row, "net-revenue").signum() > 0
                        && row.figure("margin-rate").value() != null)
                .sorted(Comparator.comparing((QueryAnswer.Row row) -> value(row, "net-revenue"))
                        .reversed())
                .toList();
        List<Map<String, Object>> points = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (QueryAnswer.Row row : known) {
            points.add(Map.of(
                    "code", String.valueOf(row.code()),
                    "name", label(row),
                    "revenue", value(row, "net-revenue"),
                    "margin", value(row, "gross-margin"),
                    "rate", value(row, "margin-rate")));
            rows.add(new Row(
                    String.valueOf(row.code()),
                    "",
                    List.of(
                            DetailCells.member(
                                    frame, Dimension.CUSTOMER, new Member(String.valueOf(row.code()), label(row))),
                            Cell.number(numbers.amount(value(row, "net-revenue"))),
                            Cell.number(numbers.amount(value(row, "gross-margin"))),
                            Cell.number(numbers.percentNumber(value(row, "margin-rate"))))));
        }
        BigDecimal scale = ChartJson.scale(
                known.stream().map(row -> value(row, "net-revenue")).toList());
        BigDecimal mean = Series.orZero(tiles.value("margin-rate"));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("points", points);
        data.put("mean", mean);
        data.put("scale", scale);
        data.put("unit", ChartJson.unit(frame, scale));
        data.put(
                "words",
                Map.of(
                        "revenue", t.of("word.revenue"),
                        "margin", t.of("word.margin"),
                        "rate", t.of("word.rate"),
                        "mean", t.of("word.mean")));
        long under = known.stream()
                .filter(row -> value(row, "margin-rate").compareTo(mean) < 0)
                .count();
        return new Card(
                "customers",
                "customers",
                "c5 o3",
                "h360",
                t.of("customers.title"),
                t.of("customers.sub", known.size()),
                known.isEmpty()
                        ? ""
                        : t.of(
                                "customers.say",
                                label(known.getFirst()),
                                numbers.percent(value(known.getFirst(), "margin-rate")),
                                under,
                                known.size()),
                List.of(),
                ChartJson.write(data),
                customersTwin(rows),
                known.isEmpty() ? t.of("empty.customers") : null,
                t.of("customers.foot"),
                null);
    }

    /** The same customers as a table, for who cannot see the chart. */
    private Table customersTwin(List<Row> rows) {
        return new Table(
                "customers-twin",
                t.of("customers.title"),
                List.of(
                        Head.text(t.of("word.customer")),
                        Head.number(t.of("word.revenue") + ", " + numbers.symbol()),
                        Head.number(t.of("word.margin") + ", " + numbers.symbol()),
                        Head.number(t.of("word.rate") + ", %")),
                rows,
                null);
    }

    /** Margin rate of each family in each month. */
    Card heat(QueryAnswer byMonth, QueryAnswer families, Tiles tiles) {
        Series series = new Series(byMonth);
        List<QueryAnswer.Row> order = families.rows().stream()
                .sorted(Comparator.comparing((QueryAnswer.Row row) -> value(row, "net-revenue"))
                        .reversed())
                .toList();
        List<Map<String, Object>> lines = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Head> heads = new ArrayList<>(List.of(Head.text(t.of("word.family"))));
        List<String> columns = new ArrayList<>();
        for (YearMonth month : series.months()) {
            columns.add(frame.dates().monthTick(month, columns.isEmpty()));
            heads.add(Head.number(frame.dates().month(month)));
        }
        for (QueryAnswer.Row family : order) {
            List<@Nullable BigDecimal> rates = new ArrayList<>();
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(label(family))));
            for (YearMonth month : series.months()) {
                BigDecimal rate = rate(byMonth, String.valueOf(family.code()), month);
                rates.add(rate);
                cells.add(Cell.number(rate == null ? "\u2013" : numbers.percentNumber(rate)));
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("label", label(family));
            line.put("values", rates);
            lines.add(line);
            rows.add(new Row(String.valueOf(family.code()), "", cells));
        }
        BigDecimal mean = Series.orZero(tiles.value("margin-rate"));
        return new Card(
                "heat",
                "heat",
                "c7 o4",
                "h300",
                t.of("heat.title"),
                t.of(
                        "heat.sub",
                        frame.dates().month(series.months().getFirst()),
                        frame.dates().month(series.months().getLast())),
                heatSentence(order),
                List.of(),
                ChartJson.write(Map.of(
                        "columns",
                        columns,
                        "rows",
                        lines,
                        "reference",
                        mean,
                        "words",
                        Map.of("rate", t.of("word.rate")))),
                new Table("heat-twin", t.of("heat.title"), heads, rows, null),
                order.isEmpty() ? t.of("empty.margin") : null,
                t.of("heat.foot", numbers.percent(mean)),
                null);
    }

    private String heatSentence(List<QueryAnswer.Row> families) {
        List<QueryAnswer.Row> known = families.stream()
                .filter(row -> row.figure("margin-rate").value() != null)
                .sorted(Comparator.comparing(row -> value(row, "margin-rate")))
                .toList();
        if (known.size() < 2) {
            return "";
        }
        QueryAnswer.Row best = known.getLast();
        QueryAnswer.Row worst = known.getFirst();
        return t.of(
                "heat.say",
                label(best),
                numbers.percent(value(best, "margin-rate")),
                label(worst),
                numbers.percent(value(worst, "margin-rate")));
    }

    private static @Nullable BigDecimal rate(QueryAnswer answer, String code, YearMonth month) {
        return answer.rows().stream()
                .filter(row -> code.equals(row.code()) && month.toString().equals(row.period()))
                .map(row -> row.figure("margin-rate").value())
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    static BigDecimal value(QueryAnswer.Row row, String metric) {
        Figure figure = row.figures().get(metric);
        return figure == null ? BigDecimal.ZERO : Series.orZero(figure.value());
    }

    static String label(QueryAnswer.Row row) {
        String label = row.label();
        return label == null ? String.valueOf(row.code()) : label;
    }
}
