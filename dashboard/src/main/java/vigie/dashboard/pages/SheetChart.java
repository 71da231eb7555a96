package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Board;
import vigie.dashboard.kpi.ListDefinition.Column;
import vigie.dashboard.kpi.ListDefinition.ValueType;
import vigie.dashboard.kpi.Metric.Words;

/** Writes a sheet as a chart card: data for the option builder, title, sentence, and the sheet itself as twin table. */
final class SheetChart {
    private static final String UNIT = "{unit}";
    /** Rows a chart and its twin hold at most: their lists start with what weighs most. */
    private static final int DRAWN = 600;

    private static final int TWIN = 100;

    private final Frame frame;
    private final Sheet sheet;
    private final Board.Card card;
    private final SheetTable table;
    private final @Nullable Column measure;
    private final BigDecimal scale;

    SheetChart(Frame frame, Sheet sheet, Board.Card card) {
        this.frame = frame;
        this.sheet = sheet;
        this.card = card;
        this.table = new SheetTable(frame, sheet);
        int at = sheet.at(card.draw().getOrDefault("y", card.draw().get("up")));
        this.measure = at < 0 ? null : sheet.columns().get(at);
        this.scale = measure != null && measure.type() == ValueType.MONEY
                ? ChartJson.scale(sheet.rows().stream()
                        .map(row -> SheetTable.number(row.get(at)))
                        .toList())
                : BigDecimal.ONE;
    }

    View.Card card() {
        Texts t = frame.t();
        String title = card.title().in(t.language());
        String subtitle = card.subtitle().in(t.language()).replace(UNIT, unit());
        Words foot = card.foot();
        return new View.Card(
                card.id(),
                card.chart(),
                card.place(),
                card.height(),
                title,
                subtitle.isEmpty()
                        ? ""
                        : subtitle.substring(0, 1).toUpperCase(t.language().locale()) + subtitle.substring(1),
                sentence(),
                List.of(),
                ChartJson.write(data()),
                table.first(card.id() + "-twin", title, TWIN),
                empty(),
                foot == null ? "" : foot.in(t.language()),
                null);
    }

    private @Nullable String empty() {
        String reason = sheet.reason();
        if (reason != null) {
            return frame.t().ofCode("reason", reason);
        }
        boolean nothing = measure != null
                && sheet.rows().stream().allMatch(row -> row.stream().noneMatch(SheetChart::counts));
        return sheet.rows().isEmpty() || nothing ? frame.t().of("empty.board") : null;
    }

    private static boolean counts(@Nullable Object value) {
        return value instanceof BigDecimal number && number.signum() != 0;
    }

    private String unit() {
        if (measure == null) {
            return "";
        }
        return switch (measure.type()) {
            case MONEY -> ChartJson.unit(frame, scale);
            case DAYS -> frame.t().of("unit.days");
            case RATIO -> "%";
            case TEXT, CODE, MEMBER, DOCUMENT, ALERT, LADDER, DATE, MONTH, QUANTITY, COUNT, TIMES -> "";
        };
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> values :
                sheet.rows().subList(0, Math.min(DRAWN, sheet.rows().size()))) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                row.put(sheet.columns().get(i).id(), plain(sheet.columns().get(i), values.get(i)));
            }
            rows.add(row);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        for (Column column : sheet.columns()) {
            labels.put(column.id(), column.label().in(frame.t().language()));
            types.put(column.id(), column.type().name());
        }
        data.put("rows", rows);
        data.put("labels", labels);
        data.put("types", types);
        data.put("draw", card.draw());
        data.put("scale", scale);
        data.put("unit", unit());
        data.put(
                "words",
                Map.of(
                        "others", frame.t().of("moves.rest"),
                        "prior", frame.t().of("compare.short." + comparedWith()),
                        "days", frame.numbers().days().trim()));
        return data;
    }

    private String comparedWith() {
        return frame.request().compare() == vigie.dashboard.kpi.Compare.PREV ? "prev" : "n1";
    }

    private @Nullable Object plain(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number;
            case LocalDate day ->
                column.type() == ValueType.MONTH
                        ? frame.dates().monthTick(YearMonth.from(day), true)
                        : frame.dates().dayTick(day);
            default -> table.text(column, value);
        };
    }

    /** About the row with the largest value; of a chart over time, about its last moment. */
    private String sentence() {
        Words say = card.say();
        Column about = measure;
        if (say == null || about == null || sheet.rows().isEmpty()) {
            return "";
        }
        int at = sheet.at(about.id());
        int time = card.draw().containsKey("series") ? sheet.at(card.draw().get("x")) : -1;
        Object last = time < 0 ? null : sheet.rows().getLast().get(time);
        List<List<@Nullable Object>> rows = sheet.rows().stream()
                .filter(row -> time < 0 || Objects.equals(row.get(time), last))
                .toList();
        List<@Nullable Object> first = rows.stream()
                .max(Comparator.comparing(row -> SheetTable.number(row.get(at))))
                .orElseThrow();
        BigDecimal total =
                rows.stream().map(row -> SheetTable.number(row.get(at))).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal share = Series.ratio(SheetTable.number(first.get(at)), total);
        int name = Math.max(
                0, sheet.at(card.draw().getOrDefault("label", card.draw().get("series"))));
        Object named = first.get(name);
        return new com.ibm.icu.text.MessageFormat(
                        say.in(frame.t().language()), frame.t().language().locale())
                .format(new Object[] {
                    named == null ? "" : table.text(sheet.columns().get(name), named),
                    table.brief(about, first.get(at)),
                    share == null ? frame.numbers().missing() : frame.numbers().percent(share),
                    table.brief(about, total),
                    rows.size()
                });
    }
}
