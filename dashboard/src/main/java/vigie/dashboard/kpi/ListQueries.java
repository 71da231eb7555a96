package vigie.dashboard.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.ListDefinition.Column;

/** Runs the SQL of a list over a resolved frame. */
final class ListQueries {
    /** Members have names in a language, as of the position the statement binds. */
    private record Named(List<Column> columns, Language language) {}

    private ListQueries() {}

    static ListAnswer answer(QueryFrame frame, ListDefinition list) {
        Conditions conditions = frame.conditions();
        if (!conditions.within(list.dimensions())) {
            return new ListAnswer(list.id(), list.columns(), List.of(), Figures.NOT_UNDER_FILTER);
        }
        String text = list.queryText().replaceAll("(?m)^\\s*--.*$", "").replace("{filters}", conditions.sql());
        Map<String, Object> values = new HashMap<>(conditions.values());
        values.putAll(list.settings());
        values.put("unfiltered", conditions.isEmpty());
        values.put("french", frame.language() == Language.FR);
        values.put("position", frame.position());
        values.put("from_on", frame.period().from());
        values.put("to_on", frame.period().to());
        NamedSql bound = NamedSql.bind(text, values);
        Named shape = new Named(list.columns(), frame.language());
        List<List<@Nullable Object>> rows = frame.session().shared(shape, bound.sql(), bound.parameters(), row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            for (Column column : list.columns()) {
                cells.add(value(frame, column, row, cells.size() + 1));
            }
            return Collections.unmodifiableList(cells);
        });
        return new ListAnswer(list.id(), list.columns(), rows, null);
    }

    private static @Nullable Object value(QueryFrame frame, Column column, ResultSet row, int at) throws SQLException {
        return switch (column.type()) {
            case TEXT, CODE, DOCUMENT, ALERT, LADDER -> row.getString(at);
            case DATE, MONTH -> row.getObject(at, LocalDate.class);
            case MONEY, QUANTITY, COUNT, DAYS, RATIO, TIMES -> row.getBigDecimal(at);
            case MEMBER -> {
                Long id = QueryFrame.longOrNull(row, at);
                yield id == null ? null : frame.member(String.valueOf(column.dimension()), id);
            }
        };
    }
}
