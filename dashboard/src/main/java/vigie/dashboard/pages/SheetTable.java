package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.ListDefinition.Column;
import vigie.dashboard.kpi.ListDefinition.ValueType;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** Writes a sheet as a table: members and documents are links, what adds up has a total, the rest is one row. */
final class SheetTable {
    private static final String NOTHING = "\u2013";
    /** Bands and classes: nothing is filtered by them. */
    private static final Set<Dimension> UNLINKED = Set.of(Dimension.AGE, Dimension.DELAY, Dimension.ABC);

    private final Frame frame;
    private final Sheet sheet;
    private final Numbers numbers;

    SheetTable(Frame frame, Sheet sheet) {
        this.frame = frame;
        this.sheet = sheet;
        this.numbers = frame.numbers();
    }

    /** All rows in their own order. */
    Table whole(String id, String caption) {
        return first(id, caption, sheet.rows().size());
    }

    /** The first rows in their own order, then the rest in one row. */
    Table first(String id, String caption, int most) {
        int shown = Math.min(most, sheet.rows().size());
        List<List<@Nullable Object>> all = sheet.rows();
        return table(id, caption, all.subList(0, shown), all.subList(shown, all.size()), null);
    }

    /** The first rows by a sort that the reader can change, then the rest in one row. */
    Table sorted(String id, String caption, String standard, int most) {
        String sort = frame.address().value("sort", standard);
        String key = sort.startsWith("-") ? sort.substring(1) : sort;
        if (sheet.at(key) < 0) {
            sort = standard;
            key = sort.startsWith("-") ? sort.substring(1) : sort;
        }
        int at = sheet.at(key);
        Comparator<List<@Nullable Object>> order = (a, b) -> compare(a.get(at), b.get(at));
        if (sort.startsWith("-")) {
            order = order.reversed();
        }
        List<List<@Nullable Object>> all = new ArrayList<>(sheet.rows());
        all.sort(order);
        int shown = Math.min(most, all.size());
        return table(id, caption, all.subList(0, shown), all.subList(shown, all.size()), sort);
    }

    private Table table(
            String id,
            String caption,
            List<List<@Nullable Object>> shown,
            List<List<@Nullable Object>> rest,
            @Nullable String sort) {
        List<Head> heads = new ArrayList<>();
        for (Column column : sheet.columns()) {
            heads.add(head(column, id, sort));
            if (column.bar()) {
                heads.add(Head.text(""));
            }
        }
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> keys = new HashMap<>();
        for (List<@Nullable Object> values : shown) {
            String key = key(values, rows.size());
            int same = keys.merge(key, 1, Integer::sum);
            rows.add(row(same == 1 ? key : key + "~" + same, values));
        }
        if (!rest.isEmpty()) {
            rows.add(sums("rest", frame.t().of("table.rest", rest.size()), rest));
        }
        boolean adds = sheet.columns().stream().anyMatch(Column::total);
        Row total = adds && !sheet.rows().isEmpty()
                ? sums("total", frame.t().of("table.total", sheet.rows().size()), sheet.rows())
                : null;
        return new Table(id, caption, heads, rows, total);
    }

    private Head head(Column column, String table, @Nullable String sort) {
        String label = label(column);
        if (sort == null) {
            return new Head(label, column.number(), null, null);
        }
        boolean descending = sort.equals("-" + column.id());
        String sorted = descending ? "descending" : sort.equals(column.id()) ? "ascending" : null;
        String next = descending || (!column.number() && sorted == null) ? column.id() : "-" + column.id();
        return new Head(label, column.number(), frame.address().with("sort", next) + "#" + table, sorted);
    }

    private String label(Column column) {
        String label = column.label().in(frame.t().language());
        return switch (column.type()) {
            case MONEY -> label + ", " + numbers.symbol();
            case RATIO -> label + ", %";
            case TEXT, CODE, MEMBER, DOCUMENT, ALERT, LADDER, DATE, MONTH, QUANTITY, COUNT, DAYS, TIMES -> label;
        };
    }

    private Row row(String key, List<@Nullable Object> values) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Column column = sheet.columns().get(i);
            cells.add(cell(column, values.get(i)));
            if (column.bar()) {
                cells.add(Cell.bar(share(i, values.get(i))));
            }
        }
        return new Row(key, "", cells);
    }

    /** Its members and documents keep a row itself when others move; a row without any has its place. */
    private String key(List<@Nullable Object> values, int place) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            ValueType type = sheet.columns().get(i).type();
            if (value instanceof Member member) {
                key.append(key.isEmpty() ? "" : "/").append(member.code());
            } else if (value != null && (type == ValueType.DOCUMENT || type == ValueType.ALERT)) {
                key.append(key.isEmpty() ? "" : "/").append(value.toString().replace('\n', ' '));
            }
        }
        return key.isEmpty() ? "r" + place : key.toString();
    }

    private double share(int at, @Nullable Object value) {
        double widest = sheet.rows().stream()
                .mapToDouble(row -> number(row.get(at)).abs().doubleValue())
                .max()
                .orElse(1);
        return number(value).doubleValue() / Math.max(widest, 1e-9);
    }

    private Row sums(String css, String name, List<List<@Nullable Object>> rows) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(name)));
        for (int i = 1; i < sheet.columns().size(); i++) {
            Column column = sheet.columns().get(i);
            int at = i;
            BigDecimal sum = rows.stream().map(row -> number(row.get(at))).reduce(BigDecimal.ZERO, BigDecimal::add);
            cells.add(column.total() ? Cell.number(text(column, sum)) : Cell.text(""));
            if (column.bar()) {
                cells.add(Cell.text(""));
            }
        }
        return new Row(css, css, cells);
    }

    private Cell cell(Column column, @Nullable Object value) {
        if (value == null) {
            return column.number() ? Cell.number(NOTHING, "muted") : Cell.muted(NOTHING);
        }
        return switch (column.type()) {
            case MEMBER -> member(column, (Member) value);
            case DOCUMENT -> {
                String[] parts = String.valueOf(value).split("\n", 2);
                yield DetailCells.document(frame, parts[0], parts.length > 1 ? parts[1] : null);
            }
            case ALERT ->
                Cell.link(
                        text(column, value),
                        frame.address()
                                .at(frame.t().of("page.alerts.path") + "/" + first(value))
                                .toString(),
                        true);
            case LADDER ->
                Cell.link(
                        text(column, value),
                        frame.address().at("/couches/" + value).toString(),
                        true);
            case DATE, MONTH -> Cell.muted(text(column, value));
            case TEXT, CODE -> Cell.text(text(column, value));
            case MONEY, QUANTITY, COUNT, DAYS, RATIO, TIMES ->
                Cell.number(text(column, value), number(value).signum() < 0 ? "bad" : "");
        };
    }

    private Cell member(Column column, Member member) {
        Dimension dimension =
                Dimension.named(String.valueOf(column.dimension())).orElse(null);
        if (dimension == null || UNLINKED.contains(dimension)) {
            return Cell.text(member.label());
        }
        if (BoardRoutes.ofMembers(dimension).isPresent() && !member.code().equals("-")) {
            return DetailCells.member(frame, dimension, member);
        }
        return Cell.link(
                member.label(),
                frame.address()
                        .filtered(dimension, member.code())
                        .with("sort", null)
                        .toString(),
                false);
    }

    /** What one row says, by column; unknown values are left out. */
    List<Map.Entry<String, Cell>> named(List<@Nullable Object> row) {
        List<Map.Entry<String, Cell>> named = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = sheet.columns().get(i);
            Object value = row.get(i);
            if (value != null) {
                named.add(Map.entry(column.label().in(frame.t().language()), fact(column, value)));
            }
        }
        return named;
    }

    /** A cell that stands alone: with its unit. */
    private Cell fact(Column column, Object value) {
        return switch (column.type()) {
            case MONEY -> Cell.text(numbers.money(number(value)));
            case DAYS -> Cell.text(numbers.decimal(number(value), 0) + numbers.days());
            case RATIO -> Cell.text(numbers.percent(number(value)));
            case MEMBER, DOCUMENT, ALERT, LADDER -> cell(column, value);
            case TEXT, CODE, DATE, MONTH, QUANTITY, COUNT, TIMES -> Cell.text(text(column, value));
        };
    }

    private static String first(Object value) {
        return value.toString().split("\n", 2)[0];
    }

    /** A value as text, without its unit. */
    String text(Column column, Object value) {
        return switch (column.type()) {
            case MEMBER -> ((Member) value).label();
            case DOCUMENT, TEXT -> String.valueOf(value);
            case ALERT -> value.toString().split("\n", 2)[1];
            case LADDER -> frame.t().of("proof.layers");
            case CODE -> frame.t().ofCode(String.valueOf(column.words()), String.valueOf(value));
            case DATE -> frame.dates().day((LocalDate) value);
            case MONTH -> frame.dates().month(YearMonth.from((LocalDate) value));
            case MONEY -> numbers.amount(number(value));
            case QUANTITY, COUNT -> numbers.quantity(number(value));
            case DAYS -> numbers.decimal(number(value), 1);
            case RATIO -> numbers.percentNumber(number(value));
            case TIMES -> numbers.decimal(number(value), 2);
        };
    }

    /** A value as short text with its unit. */
    String brief(Column column, @Nullable Object value) {
        if (value == null) {
            return numbers.missing();
        }
        return switch (column.type()) {
            case MONEY -> numbers.shortMoney(number(value));
            case DAYS -> text(column, value) + numbers.days();
            case RATIO -> numbers.percent(number(value));
            case TEXT, CODE, MEMBER, DOCUMENT, ALERT, LADDER, DATE, MONTH, QUANTITY, COUNT, TIMES ->
                text(column, value);
        };
    }

    static BigDecimal number(@Nullable Object value) {
        return value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    /** Unknown first, numbers and dates by value, the rest by name. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null ? (b == null ? 0 : -1) : 1;
        }
        if (a instanceof BigDecimal one && b instanceof BigDecimal other) {
            return one.compareTo(other);
        }
        if (a instanceof LocalDate one && b instanceof LocalDate other) {
            return one.compareTo(other);
        }
        return String.CASE_INSENSITIVE_ORDER.compare(name(a), name(b));
    }

    private static String name(Object value) {
        return value instanceof Member member ? member.label() : value.toString();
    }
}
