package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** Revenue by class of the products' margin rates; classes are 1, 2, 5 or 10 points wide, at most 24 of them. */
final class SpreadChart {
    private static final int[] WIDTHS = {1, 2, 5, 10};
    private static final int MOST_CLASSES = 24;

    private final Frame frame;
    private final Texts t;
    private final Numbers numbers;
    private final List<QueryAnswer.Row> known;
    private final int widthPoints;

    SpreadChart(Frame frame, QueryAnswer products) {
        this.frame = frame;
        this.t = frame.t();
        this.numbers = frame.numbers();
        this.known = products.rows().stream()
                .filter(row -> row.figure("margin-rate").value() != null
                        && MarginCharts.value(row, "net-revenue").signum() > 0)
                .toList();
        int span = points(true) - points(false);
        int chosen = WIDTHS[WIDTHS.length - 1];
        for (int i = WIDTHS.length - 1; i >= 0; i--) {
            chosen = span / WIDTHS[i] < MOST_CLASSES - 1 ? WIDTHS[i] : chosen;
        }
        this.widthPoints = chosen;
    }

    View.Card card(Tiles tiles) {
        int last = Math.floorDiv(points(true), widthPoints);
        int first = Math.max(Math.floorDiv(points(false), widthPoints), last - MOST_CLASSES + 1);
        List<Map<String, Object>> bins = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<BigDecimal> revenues = new ArrayList<>();
        for (int bin = first; bin <= last; bin++) {
            List<QueryAnswer.Row> inside = inside(bin, bin == first);
            BigDecimal revenue = inside.stream()
                    .map(row -> MarginCharts.value(row, "net-revenue"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            revenues.add(revenue);
            long from = (long) bin * widthPoints;
            bins.add(Map.of(
                    "from", BigDecimal.valueOf(from, 2),
                    "to", BigDecimal.valueOf(from + widthPoints, 2),
                    "revenue", revenue,
                    "count", inside.size()));
            rows.add(new Row(
                    String.valueOf(bin),
                    "",
                    List.of(
                            Cell.text(numbers.count(from) + " \u2013 " + numbers.count(from + widthPoints)),
                            Cell.number(numbers.count(inside.size())),
                            Cell.number(numbers.amount(revenue)))));
        }
        BigDecimal mean = Series.orZero(tiles.value("margin-rate"));
        BigDecimal scale = ChartJson.scale(revenues);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("bins", bins);
        data.put("mean", mean);
        data.put("scale", scale);
        data.put("unit", ChartJson.unit(frame, scale));
        data.put(
                "words", Map.of("axis", t.of("spread.axis"), "count", t.of("spread.count"), "mean", t.of("word.mean")));
        return new View.Card(
                "spread",
                "spread",
                "c5 o5",
                "h300",
                t.of("spread.title"),
                t.of("spread.sub", ChartJson.unit(frame, scale), known.size(), widthPoints),
                sentence(mean),
                List.of(),
                ChartJson.write(data),
                table(rows),
                known.isEmpty() ? t.of("empty.margin") : null,
                "",
                null);
    }

    private String sentence(BigDecimal mean) {
        long under = known.stream()
                .filter(row -> MarginCharts.value(row, "margin-rate").compareTo(mean) < 0)
                .count();
        return t.of("spread.say", under, known.size(), numbers.percent(mean));
    }

    private Table table(List<Row> rows) {
        return new Table(
                "spread-twin",
                t.of("spread.title"),
                List.of(
                        Head.text(t.of("word.rate") + ", %"),
                        Head.number(t.of("word.products")),
                        Head.number(t.of("word.revenue") + ", " + numbers.symbol())),
                rows,
                null);
    }

    /** Products of a class; the first class also takes everything below it. */
    private List<QueryAnswer.Row> inside(int bin, boolean first) {
        return known.stream()
                .filter(row -> {
                    int own = Math.floorDiv(points(row), widthPoints);
                    return own == bin || (first && own < bin);
                })
                .toList();
    }

    private int points(boolean highest) {
        var all = known.stream().mapToInt(SpreadChart::points);
        return (highest ? all.max() : all.min()).orElse(0);
    }

    private static int points(QueryAnswer.Row row) {
        return MarginCharts.value(row, "margin-rate")
                .movePointRight(2)
                .setScale(0, RoundingMode.FLOOR)
                .intValue();
    }
}
