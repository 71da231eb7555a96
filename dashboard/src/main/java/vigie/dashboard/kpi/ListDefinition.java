package vigie.dashboard.kpi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Metric.Words;

/**
 * A list of a page: {@code lists/<id>.yaml} says what its columns are, {@code lists/<id>.sql} answers them in that
 * order. The SQL binds {@code :position :from_on :to_on}, {@code :unfiltered} for what only the whole company has,
 * {@code :french} for what has a name in two languages, and the settings of {@code kpi/settings.yaml}; it has the place
 * <code>{filters}</code>.
 *
 * @param dimensions filters it can carry; their columns are in reach of the filters' place
 * @param settings thresholds and rates its SQL may name
 */
public record ListDefinition(
        String id, Set<Dimension> dimensions, List<Column> columns, String queryText, Map<String, Object> settings) {

    /** What a column holds, and how it is written. */
    public enum ValueType {
        /** Text as it is. */
        TEXT,
        /** A code that the words of the pages translate, see {@link Column#words}. */
        CODE,
        /** Internal id of a member of {@link Column#dimension}. */
        MEMBER,
        /** Type and number of a document, joined by a line feed. */
        DOCUMENT,
        /** Key and rule of an alert, joined by a line feed. */
        ALERT,
        /** Internal id of a sale line, whose ladder it opens. */
        LADDER,
        DATE,
        MONTH,
        MONEY,
        QUANTITY,
        COUNT,
        DAYS,
        RATIO,
        TIMES
    }

    /**
     * One column.
     *
     * @param dimension axis of a MEMBER
     * @param words prefix of the translations of a CODE
     * @param total true when rows add up
     * @param bar true when a bar shows its share of the largest
     */
    public record Column(
            String id,
            Words label,
            ValueType type,
            @Nullable String dimension,
            @Nullable String words,
            boolean total,
            boolean bar) {
        /** True when it is written as a number. */
        public boolean number() {
            return switch (type) {
                case TEXT, CODE, MEMBER, DOCUMENT, ALERT, LADDER, DATE, MONTH -> false;
                case MONEY, QUANTITY, COUNT, DAYS, RATIO, TIMES -> true;
            };
        }
    }

    private record Text(List<String> dimensions, List<Column> columns) {}

    static ListDefinition of(String id, String definition, String query, Map<String, Object> settings) {
        Text text = MetricCatalogue.read(definition, Text.class, "lists/" + id + ".yaml");
        LinkedHashSet<Dimension> dimensions = new LinkedHashSet<>();
        for (String name : text.dimensions()) {
            dimensions.add(Dimension.named(name)
                    .orElseThrow(() -> new IllegalStateException("list " + id + " names dimension " + name)));
        }
        return new ListDefinition(id, dimensions, new ArrayList<>(text.columns()), query, settings);
    }
}
