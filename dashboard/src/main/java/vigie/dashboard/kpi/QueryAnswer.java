package vigie.dashboard.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query answers; the same object is drawn on the server and sent as JSON.
 *
 * @param columns key columns first, then one per metric
 * @param rows at most {@code limit}; all figures of one position
 * @param totals figure per metric id over all rows, also those beyond the limit
 * @param compare the same over the compared period, null without comparison
 * @param controls agreement with the ledger accounts, one per metric that has accounts; company-wide, without filters
 */
public record QueryAnswer(
        Meta meta,
        List<Column> columns,
        List<Row> rows,
        Map<String, Figure> totals,
        @Nullable Comparison compare,
        List<Control> controls) {

    /**
     * Circumstances of an answer.
     *
     * @param position ledger position every figure was computed at
     * @param asOf {@code now}, {@code pos:N} or an ISO instant, as asked
     * @param committedAt when the transaction of that position was committed, null at position 0
     * @param businessOn business day as of the position, null before the first
     * @param totalRows rows before the limit
     * @param notices sentences about what was ignored or fell back
     */
    public record Meta(
            long position,
            String asOf,
            @Nullable Instant committedAt,
            @Nullable LocalDate businessOn,
            Period effectivePeriod,
            @Nullable Period comparePeriod,
            String currency,
            String locale,
            String definitionVersion,
            Instant generatedAt,
            boolean truncated,
            int totalRows,
            List<String> notices) {}

    /**
     * One column of the rows.
     *
     * @param id key of the value in a row
     * @param type {@code code}, {@code text}, {@code date} or {@code decimal}
     */
    public record Column(
            String id,
            String label,
            String type,
            @Nullable Unit unit,
            @Nullable Additivity additivity,
            @Nullable Better good) {}

    /**
     * One row.
     *
     * @param dimension the breakdown, null when there is none
     * @param code natural code of the member, {@code -} for none; null without breakdown
     * @param label name of the member in the language asked
     * @param period {@code 2003-05} or {@code 2003-05-14}; null without grain
     * @param alignedTo in a compared row with grain: the period of the current row it stands beside
     * @param figures per metric id
     */
    public record Row(
            @Nullable Dimension dimension,
            @Nullable String code,
            @Nullable String label,
            @Nullable String period,
            @Nullable String alignedTo,
            Map<String, Figure> figures) {

        /** The figure of a metric that was asked for. */
        public Figure figure(String metric) {
            Figure figure = figures.get(metric);
            if (figure == null) {
                throw new IllegalArgumentException(
                        "metric " + metric + " was not asked for; asked: " + figures.keySet());
            }
            return figure;
        }
    }

    /** The compared period's rows (same members as the current rows) and totals. */
    public record Comparison(Period period, List<Row> rows, Map<String, Figure> totals) {}
}
