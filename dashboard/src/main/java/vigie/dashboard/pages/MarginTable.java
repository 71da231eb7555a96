package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Better;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/**
 * The table "margin by …": one row per member, the rest in one row, the total at its own grain (a ratio of sums).
 *
 * @param shown rows drawn
 * @param all rows there are
 */
record MarginTable(Table table, int shown, int all) {
    static final int FIRST_ROWS = 20;

    private static final Map<String, String> COLUMNS = Map.of(
            "net-revenue", "word.revenue",
            "cost-of-sales", "word.cost",
            "gross-margin", "word.margin",
            "margin-rate", "word.rate",
            "units-sold", "word.units");

    static MarginTable of(Frame frame, QueryAnswer answer, Dimension by, boolean everything) {
        return new Builder(frame, answer, by).build(everything);
    }

    private static final class Builder {
        private final Frame frame;
        private final Texts t;
        private final Numbers numbers;
        private final QueryAnswer answer;
        private final Dimension by;
        private final boolean compared;
        private final Map<String, QueryAnswer.Row> before;
        private final BigDecimal total;

        Builder(Frame frame, QueryAnswer answer, Dimension by) {
            this.frame = frame;
            this.t = frame.t();
            this.numbers = frame.numbers();
            this.answer = answer;
            this.by = by;
            QueryAnswer.Comparison comparison = answer.compare();
            this.compared = comparison != null;
            this.before = comparison == null
                    ? Map.of()
                    : comparison.rows().stream()
                            .collect(Collectors.toMap(
                                    row -> String.valueOf(row.code()), Function.identity(), (a, b) -> a));
            this.total = total(answer.totals(), "gross-margin");
        }

        MarginTable build(boolean everything) {
            String sort = frame.address().value("sort", "-net-revenue");
            List<QueryAnswer.Row> sorted =
                    answer.rows().stream().sorted(order(sort)).toList();
            int shown = everything ? sorted.size() : Math.min(FIRST_ROWS, sorted.size());
            double widest = sorted.stream()
                    .limit(shown)
                    .mapToDouble(
                            row -> MarginCharts.value(row, "gross-margin").abs().doubleValue())
                    .max()
                    .orElse(1);
            List<Row> rows = new ArrayList<>();
            for (QueryAnswer.Row row : sorted.subList(0, shown)) {
                rows.add(row(row, widest));
            }
            if (shown < sorted.size()) {
                rows.add(rest(sorted.subList(shown, sorted.size())));
            }
            String caption = t.of(
                    "table.title",
                    by.label(t.language()).toLowerCase(t.language().locale()));
            return new MarginTable(
                    new Table("by", caption, heads(sort), rows, totals(sorted.size())), shown, sorted.size());
        }

        private List<Head> heads(String sort) {
            String symbol = numbers.symbol();
            List<Head> heads = new ArrayList<>();
            heads.add(head(by.label(t.language()), false, "label", sort));
            heads.add(head(t.of("word.units"), true, "units-sold", sort));
            heads.add(head(t.of("word.revenue") + ", " + symbol, true, "net-revenue", sort));
            heads.add(head(t.of("word.cost") + ", " + symbol, true, "cost-of-sales", sort));
            heads.add(Head.text(""));
            heads.add(head(t.of("word.margin") + ", " + symbol, true, "gross-margin", sort));
            heads.add(head(t.of("word.rate") + ", %", true, "margin-rate", sort));
            if (compared) {
                heads.add(head(t.of("word.change") + ", " + symbol, true, "gross-margin.delta", sort));
                heads.add(head(t.of("word.change") + ", " + t.of("unit.points"), true, "margin-rate.delta", sort));
            }
            heads.add(Head.number(t.of("word.share-margin")));
            heads.add(Head.text(t.of("word.lines")));
            return heads;
        }

        private Head head(String label, boolean number, String key, String sort) {
            boolean descending = sort.equals("-" + key);
            boolean ascending = sort.equals(key);
            String next = descending || (key.equals("label") && !ascending) ? key : "-" + key;
            String sorted = descending ? "descending" : ascending ? "ascending" : null;
            return new Head(label, number, frame.address().with("sort", next) + "#by", sorted);
        }

        private Comparator<QueryAnswer.Row> order(String sort) {
            boolean descending = sort.startsWith("-");
            String key = descending ? sort.substring(1) : sort;
            Comparator<QueryAnswer.Row> order;
            if (key.equals("label")) {
                order = Comparator.comparing(MarginCharts::label, String.CASE_INSENSITIVE_ORDER);
            } else if (key.endsWith(".delta")) {
                String metric = key.substring(0, key.length() - ".delta".length());
                order = Comparator.comparing(row -> Series.orZero(change(row, metric)));
            } else if (COLUMNS.containsKey(key)) {
                order = Comparator.comparing(row -> MarginCharts.value(row, key));
            } else {
                return order("-net-revenue");
            }
            order = descending ? order.reversed() : order;
            return order.thenComparing(row -> String.valueOf(row.code()));
        }

        private Row row(QueryAnswer.Row row, double widest) {
            String code = String.valueOf(row.code());
            Address inside = frame.address().filtered(by, code).with("sort", null);
            Cell name = BoardRoutes.ofMembers(by).isPresent() && !code.equals("-")
                    ? DetailCells.member(frame, by, new Member(code, MarginCharts.label(row)))
                    : Cell.link(
                            MarginCharts.label(row),
                            inside.with("by", Tiles.next(by).id()).toString(),
                            false);
            List<Cell> cells = new ArrayList<>(List.of(name));
            BigDecimal margin = MarginCharts.value(row, "gross-margin");
            figures(cells, metric -> figure(row, metric), margin.doubleValue() / Math.max(widest, 1e-9));
            if (compared) {
                BigDecimal amount = change(row, "gross-margin");
                BigDecimal points = change(row, "margin-rate");
                cells.add(Cell.number(
                        amount == null ? numbers.missing() : numbers.change(amount),
                        Tiles.effect(Better.HIGHER, amount)));
                cells.add(Cell.number(
                        points == null ? "\u2013" : numbers.points(points), Tiles.effect(Better.HIGHER, points)));
            }
            BigDecimal share = Series.ratio(margin, total);
            cells.add(Cell.number(share == null ? "\u2013" : numbers.percentNumber(share)));
            cells.add(Cell.link(
                    t.of("table.lines"),
                    frame.address()
                            .at("/preuve")
                            .filtered(by, code)
                            .with("m", "cost-of-sales")
                            .toString(),
                    true));
            return new Row(code, "", cells);
        }

        private Row rest(List<QueryAnswer.Row> rows) {
            Function<String, @Nullable BigDecimal> sum = metric ->
                    rows.stream().map(row -> MarginCharts.value(row, metric)).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal margin = Series.orZero(sum.apply("gross-margin"));
            BigDecimal rate = Series.ratio(margin, sum.apply("net-revenue"));
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(t.of("table.rest", rows.size())));
            figures(cells, metric -> metric.equals("margin-rate") ? rate : sum.apply(metric), null);
            if (compared) {
                BigDecimal change = rows.stream()
                        .map(row -> Series.orZero(change(row, "gross-margin")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                cells.add(Cell.number(numbers.change(change), Tiles.effect(Better.HIGHER, change)));
                cells.add(Cell.number(""));
            }
            BigDecimal share = Series.ratio(margin, total);
            cells.add(Cell.number(share == null ? "\u2013" : numbers.percentNumber(share)));
            cells.add(Cell.text(""));
            return new Row("rest", "rest", cells);
        }

        private Row totals(int count) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(t.of("table.total", count)));
            figures(cells, metric -> nullable(answer.totals().get(metric)), null);
            QueryAnswer.Comparison comparison = answer.compare();
            if (comparison != null) {
                BigDecimal amount =
                        Series.change(total, nullable(comparison.totals().get("gross-margin")));
                BigDecimal points = Series.change(
                        nullable(answer.totals().get("margin-rate")),
                        nullable(comparison.totals().get("margin-rate")));
                cells.add(Cell.number(
                        amount == null ? numbers.missing() : numbers.change(amount),
                        Tiles.effect(Better.HIGHER, amount)));
                cells.add(Cell.number(
                        points == null ? "\u2013" : numbers.points(points), Tiles.effect(Better.HIGHER, points)));
            }
            cells.add(Cell.number(numbers.percentNumber(BigDecimal.ONE)));
            cells.add(Cell.text(""));
            return new Row("total", "total", cells);
        }

        private void figures(List<Cell> cells, Function<String, @Nullable BigDecimal> figure, @Nullable Double bar) {
            BigDecimal rate = figure.apply("margin-rate");
            cells.add(Cell.number(numbers.quantity(Series.orZero(figure.apply("units-sold")))));
            cells.add(Cell.number(numbers.amount(Series.orZero(figure.apply("net-revenue")))));
            cells.add(Cell.number(numbers.amount(Series.orZero(figure.apply("cost-of-sales")))));
            cells.add(bar == null ? Cell.text("") : Cell.bar(bar));
            cells.add(Cell.number(numbers.amount(Series.orZero(figure.apply("gross-margin")))));
            cells.add(Cell.number(
                    rate == null ? "\u2013" : numbers.percentNumber(rate),
                    rate != null && rate.signum() < 0 ? "bad" : ""));
        }

        private @Nullable BigDecimal change(QueryAnswer.Row row, String metric) {
            if (!compared) {
                return null;
            }
            QueryAnswer.Row then = before.get(String.valueOf(row.code()));
            BigDecimal value = then == null ? null : figure(then, metric);
            boolean ratio = metric.endsWith("-rate");
            return Series.change(figure(row, metric), value == null && !ratio ? BigDecimal.ZERO : value);
        }

        private static @Nullable BigDecimal figure(QueryAnswer.Row row, String metric) {
            return nullable(row.figures().get(metric));
        }

        private static @Nullable BigDecimal nullable(@Nullable Figure figure) {
            return figure == null ? null : figure.value();
        }

        private static BigDecimal total(Map<String, Figure> totals, String metric) {
            return Series.orZero(nullable(Objects.requireNonNull(totals).get(metric)));
        }
    }
}
