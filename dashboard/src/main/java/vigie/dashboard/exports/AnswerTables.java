package vigie.dashboard.exports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.exports.ExportTable.Column;
import vigie.dashboard.exports.ExportTable.Kind;
import vigie.dashboard.kpi.Additivity;
import vigie.dashboard.kpi.EvidenceAnswer;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.ListAnswer;
import vigie.dashboard.kpi.ListDefinition;
import vigie.dashboard.kpi.ListDefinition.ValueType;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.Unit;
import vigie.dashboard.pages.Texts;

/** Turns answers into tables of exact values. Pure: nothing is computed again. */
final class AnswerTables {
    private AnswerTables() {}

    /** The rows of a question: keys, then each metric with what it is compared to. */
    static ExportTable of(String name, QueryAnswer answer, Texts t) {
        QueryAnswer.Comparison comparison = answer.compare();
        Map<List<@Nullable String>, QueryAnswer.Row> beside = new HashMap<>();
        if (comparison != null) {
            for (QueryAnswer.Row row : comparison.rows()) {
                beside.put(key(row.code(), row.alignedTo()), row);
            }
        }
        List<Column> columns = new ArrayList<>();
        List<@Nullable Object> totals = new ArrayList<>();
        for (QueryAnswer.Column column : answer.columns()) {
            Unit unit = column.unit();
            if (unit == null) {
                columns.add(new Column(column.label(), column.type().equals("date") ? step(answer) : Kind.TEXT, false));
                totals.add(totals.isEmpty() ? t.of("export.total") : null);
                continue;
            }
            boolean summed = column.additivity() == Additivity.ADDITIVE;
            columns.add(new Column(column.label(), kind(unit), summed));
            totals.add(value(answer.totals().get(column.id())));
            if (comparison != null) {
                columns.add(new Column(t.of("export.compared", column.label()), kind(unit), false));
                totals.add(value(comparison.totals().get(column.id())));
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (QueryAnswer.Row row : answer.rows()) {
            rows.add(row(answer, row, beside.get(key(row.code(), row.period())), comparison != null));
        }
        boolean keyed = answer.columns().stream().anyMatch(column -> column.unit() == null);
        return new ExportTable(
                name,
                title(answer),
                columns,
                rows,
                keyed ? totals : List.of(),
                answer.meta().totalRows());
    }

    private static List<@Nullable Object> row(
            QueryAnswer answer, QueryAnswer.Row row, QueryAnswer.@Nullable Row other, boolean compared) {
        List<@Nullable Object> values = new ArrayList<>();
        for (QueryAnswer.Column column : answer.columns()) {
            if (column.unit() == null) {
                values.add(
                        switch (column.id()) {
                            case "label" -> row.label();
                            case "period" -> day(row.period());
                            default -> row.code();
                        });
                continue;
            }
            values.add(value(row.figures().get(column.id())));
            if (compared) {
                values.add(other == null ? null : value(other.figures().get(column.id())));
            }
        }
        return values;
    }

    private static List<@Nullable String> key(@Nullable String code, @Nullable String period) {
        List<@Nullable String> key = new ArrayList<>();
        key.add(code);
        key.add(period);
        return key;
    }

    /** What the table shows, from its columns. */
    private static String title(QueryAnswer answer) {
        List<String> keys = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        for (QueryAnswer.Column column : answer.columns()) {
            if (column.unit() != null) {
                metrics.add(column.label());
            } else if (!column.id().equals("label")) {
                keys.add(column.label());
            }
        }
        return String.join(", ", metrics) + (keys.isEmpty() ? "" : " / " + String.join(", ", keys));
    }

    private static Kind step(QueryAnswer answer) {
        boolean months = answer.rows().stream()
                .map(QueryAnswer.Row::period)
                .allMatch(period -> period != null && period.length() == "2003-05".length());
        return months ? Kind.MONTH : Kind.DAY;
    }

    private static @Nullable LocalDate day(@Nullable String period) {
        if (period == null) {
            return null;
        }
        return period.length() == "2003-05".length() ? YearMonth.parse(period).atDay(1) : LocalDate.parse(period);
    }

    private static Kind kind(Unit unit) {
        return switch (unit) {
            case CURRENCY -> Kind.AMOUNT;
            case RATIO -> Kind.RATIO;
            default -> Kind.QUANTITY;
        };
    }

    private static @Nullable BigDecimal value(@Nullable Figure figure) {
        return figure == null ? null : figure.value();
    }

    /** The rows of a list: a member as code and name, a document as number and kind; what adds up has a total. */
    static ExportTable of(ListAnswer answer, Texts t) {
        List<Column> columns = new ArrayList<>();
        List<@Nullable Object> totals = new ArrayList<>();
        int at = 0;
        for (ListDefinition.Column column : answer.columns()) {
            String label = column.label().in(t.language());
            columns.add(new Column(label, kind(column.type()), column.total()));
            totals.add(column.total() ? sum(answer.rows(), at) : totals.isEmpty() ? t.of("export.total") : null);
            if (column.type() == ValueType.MEMBER || column.type() == ValueType.DOCUMENT) {
                String second = t.of(column.type() == ValueType.MEMBER ? "export.and.name" : "export.and.kind");
                columns.add(new Column(label + ", " + second, Kind.TEXT, false));
                totals.add(null);
            }
            at++;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : answer.rows()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                addTo(values, answer.columns().get(i), row.get(i), t);
            }
            rows.add(values);
        }
        boolean adds = answer.columns().stream().anyMatch(ListDefinition.Column::total);
        return new ExportTable(answer.id(), answer.id(), columns, rows, adds ? totals : List.of(), rows.size());
    }

    private static BigDecimal sum(List<List<@Nullable Object>> rows, int at) {
        return rows.stream()
                .map(row -> row.get(at) instanceof BigDecimal number ? number : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void addTo(
            List<@Nullable Object> values, ListDefinition.Column column, @Nullable Object value, Texts t) {
        switch (column.type()) {
            case MEMBER -> {
                Member member = (Member) value;
                values.add(member == null ? null : member.code());
                values.add(member == null ? null : member.label());
            }
            case DOCUMENT -> {
                String[] parts =
                        value == null ? new String[0] : value.toString().split("\n", 2);
                values.add(parts.length < 2 ? null : parts[1]);
                values.add(parts.length == 0 ? null : t.ofCode("document", parts[0]));
            }
            case ALERT -> values.add(value == null ? null : value.toString().split("\n", 2)[1]);
            case CODE -> values.add(value == null ? null : t.ofCode(String.valueOf(column.words()), value.toString()));
            case TEXT, LADDER, DATE, MONTH, MONEY, QUANTITY, COUNT, DAYS, RATIO, TIMES -> values.add(value);
        }
    }

    private static Kind kind(ValueType type) {
        return switch (type) {
            case TEXT, CODE, MEMBER, DOCUMENT, ALERT, LADDER -> Kind.TEXT;
            case DATE -> Kind.DAY;
            case MONTH -> Kind.MONTH;
            case MONEY -> Kind.AMOUNT;
            case RATIO -> Kind.RATIO;
            case QUANTITY, COUNT, DAYS, TIMES -> Kind.QUANTITY;
        };
    }

    /** The lines behind a figure, their sum as the total. */
    static ExportTable of(EvidenceAnswer answer, List<EvidenceAnswer.Line> lines, Texts t) {
        List<Column> columns = List.of(
                new Column(t.of("export.position"), Kind.NUMBER, false),
                new Column(t.of("proof.head.entry"), Kind.TEXT, false),
                new Column(t.of("proof.head.account"), Kind.TEXT, false),
                new Column(t.of("word.date"), Kind.DAY, false),
                new Column(t.of("export.head.document"), Kind.TEXT, false),
                new Column(t.of("export.head.number"), Kind.TEXT, false),
                new Column(t.of("export.head.product"), Kind.TEXT, false),
                new Column(t.of("export.head.customer"), Kind.TEXT, false),
                new Column(t.of("export.head.label"), Kind.TEXT, false),
                new Column(t.of("export.head.amount"), Kind.AMOUNT, true));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (EvidenceAnswer.Line line : lines) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(BigDecimal.valueOf(line.position()));
            row.add(line.entryNumber());
            row.add(line.account());
            row.add(line.effectiveOn());
            row.add(line.documentType() == null ? null : t.ofCode("document", line.documentType()));
            row.add(line.documentNumber());
            row.add(line.product());
            row.add(line.customer());
            row.add(line.label() == null ? line.measure() : line.label());
            row.add(line.amount());
            rows.add(row);
        }
        List<@Nullable Object> totals = new ArrayList<>();
        totals.add(t.of("export.total"));
        while (totals.size() < columns.size() - 1) {
            totals.add(null);
        }
        totals.add(answer.sum());
        return new ExportTable(answer.metric(), answer.asked(), columns, rows, totals, answer.totalLines());
    }
}
