package vigie.dashboard.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.ListAnswer;
import vigie.dashboard.kpi.ListDefinition.Column;
import vigie.dashboard.kpi.ListDefinition.ValueType;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.Metric.Words;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.Unit;

/**
 * Columns and rows, of a list or of figures by member or month: what tables and charts of a board read alike.
 *
 * @param reason code that says why there are no rows although there may be, else null
 */
record Sheet(
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable String reason) {
    /** Suffix of the column that holds a metric's figure of the compared period. */
    static final String PRIOR = ".prior";

    private static final Pattern LEADING_NUMBER = Pattern.compile("^(\\d+)");

    static Sheet of(ListAnswer answer) {
        return new Sheet(answer.columns(), answer.rows(), answer.reason());
    }

    /** The same without the columns of the members of a dimension. */
    Sheet without(Dimension dimension) {
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(at -> !dimension.id().equals(columns.get(at).dimension()))
                .boxed()
                .toList();
        return new Sheet(
                kept.stream().map(columns::get).toList(),
                rows.stream().map(row -> picked(row, kept)).toList(),
                reason);
    }

    private static List<@Nullable Object> picked(List<@Nullable Object> row, List<Integer> kept) {
        List<@Nullable Object> values = new ArrayList<>();
        kept.forEach(at -> values.add(row.get(at)));
        return values;
    }

    /** Figures by member or by month; compared ones stand in columns of their own. */
    static Sheet of(QueryAnswer answer, MetricCatalogue catalogue) {
        List<Metric> metrics =
                answer.totals().keySet().stream().map(catalogue::metric).toList();
        QueryAnswer.Comparison comparison = answer.compare();
        List<QueryAnswer.Row> rows = answer.rows();
        Dimension by = rows.isEmpty() ? null : rows.getFirst().dimension();
        List<Column> columns = new ArrayList<>();
        columns.add(
                by == null
                        ? new Column("month", new Words("Mois", "Month"), ValueType.MONTH, null, null, false, false)
                        : new Column(by.id(), words(by), ValueType.MEMBER, by.id(), null, false, false));
        for (Metric metric : metrics) {
            columns.add(column(metric, metric.id(), metric.label(), by != null));
            if (comparison != null && by != null) {
                columns.add(column(metric, metric.id() + PRIOR, prior(metric.label()), true));
            }
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (QueryAnswer.Row row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            String code = row.code();
            String period = row.period();
            cells.add(
                    by == null
                            ? java.time.LocalDate.parse(period + "-01")
                            : new Member(String.valueOf(code), MarginCharts.label(row)));
            for (Metric metric : metrics) {
                cells.add(row.figure(metric.id()).value());
                if (comparison != null && by != null) {
                    cells.add(compared(comparison, code, metric.id()));
                }
            }
            values.add(cells);
        }
        if (by == Dimension.AGE || by == Dimension.DELAY || by == Dimension.ABC) {
            values.sort(Comparator.comparingInt((List<@Nullable Object> row) -> rank(row.getFirst()))
                    .thenComparing(row -> String.valueOf(row.getFirst())));
        }
        return new Sheet(columns, values, null);
    }

    /** Bands read from the first day up. */
    private static int rank(@Nullable Object cell) {
        Matcher matcher = LEADING_NUMBER.matcher(cell instanceof Member member ? member.code() : "");
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static @Nullable Object compared(QueryAnswer.Comparison comparison, @Nullable String code, String metric) {
        return comparison.rows().stream()
                .filter(row -> Objects.equals(row.code(), code))
                .map(row -> row.figures().get(metric))
                .filter(Objects::nonNull)
                .map(Figure::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Column column(Metric metric, String id, Words label, boolean members) {
        boolean adds = members && metric.unit() != Unit.RATIO && metric.terms().isEmpty();
        return new Column(id, label, TYPES.getOrDefault(metric.unit(), ValueType.QUANTITY), null, null, adds, false);
    }

    private static Words words(Dimension by) {
        return new Words(by.label(vigie.dashboard.kpi.Language.FR), by.label(vigie.dashboard.kpi.Language.EN));
    }

    private static Words prior(Words label) {
        return new Words(label.fr() + ", avant", label.en() + ", before");
    }

    private static final Map<Unit, ValueType> TYPES = Map.of(
            Unit.CURRENCY, ValueType.MONEY,
            Unit.RATIO, ValueType.RATIO,
            Unit.QUANTITY, ValueType.QUANTITY,
            Unit.COUNT, ValueType.COUNT,
            Unit.DAYS, ValueType.DAYS,
            Unit.TIMES, ValueType.TIMES);

    /** Place of a column, -1 when there is none. */
    int at(@Nullable String id) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
