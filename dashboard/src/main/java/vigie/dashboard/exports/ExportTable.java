package vigie.dashboard.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a file: exact values with their kinds, formatted by the writer.
 *
 * @param name short name, unique in its file
 * @param rows values in column order: {@link String}, {@link java.math.BigDecimal}, {@link java.time.LocalDate},
 * {@link Boolean}, or null when undefined
 * @param totals in column order, null where there is none; empty when the table has no total
 * @param totalRows rows there are, also those left out
 */
public record ExportTable(
        String name,
        String title,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        List<@Nullable Object> totals,
        long totalRows) {

    /** What the values of a column are; it fixes their format. */
    public enum Kind {
        TEXT,
        DAY,
        MONTH,
        AMOUNT,
        RATIO,
        QUANTITY,
        NUMBER
    }

    /**
     * A column.
     *
     * @param summed true when its total is the sum of its rows, so that a reader can check it
     */
    public record Column(String label, Kind kind, boolean summed) {}
}
