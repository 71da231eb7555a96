package vigie.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vigie.dashboard.warehouse.ReadSession;
import vigie.facts.FactTable;

/**
 * Everything the warehouse holds, as text in (position, index) order, so that two runs can be compared row by row.
 *
 * <p>Surrogate numbers (ids, document numbers drawn from sequences) differ between runs when one was killed, since
 * PostgreSQL skips sequence values after a crash; they are replaced by their order of appearance, which must agree.
 */
final class WarehouseContent {
    private static final Set<String> CLOCKS =
            Set.of("ticked_at", "committed_at", "recorded_at", "end_lsn", "transaction_id", "hash");

    private WarehouseContent() {}

    /** Rows by fact table, exactly as they are but for the moments they were written at. */
    static Map<String, List<String>> exact(LocalStack stack) {
        return read(stack, false);
    }

    /** The same with surrogate numbers replaced by their order of appearance. */
    static Map<String, List<String>> withoutSurrogates(LocalStack stack) {
        return read(stack, true);
    }

    private static Map<String, List<String>> read(LocalStack stack, boolean hideSurrogates) {
        return stack.warehouse().read(session -> {
            TreeMap<String, List<String>> content = new TreeMap<>();
            for (FactTable table : FactTable.values()) {
                content.put(table.tableName(), rows(session, table.tableName(), hideSurrogates));
            }
            return content;
        });
    }

    private static List<String> rows(ReadSession session, String table, boolean hideSurrogates) {
        List<String> columns = new ArrayList<>();
        for (String column : session.rows(
                "select column_name from duckdb_columns() where table_name = '" + table + "' order by column_index",
                List.of(),
                row -> row.getString(1))) {
            if (CLOCKS.contains(column)) {
                continue;
            }
            boolean surrogate = column.endsWith("_id") || column.endsWith("_number") || column.equals("label");
            columns.add(
                    hideSurrogates && surrogate
                            ? "dense_rank() over (order by length(" + column + "::varchar), " + column + "::varchar)"
                            : column);
        }
        return session.rows(
                "select concat_ws('|', "
                        + String.join(
                                ", ",
                                columns.stream()
                                        .map(c -> "coalesce((" + c + ")::varchar, '-')")
                                        .toList()) + ") from " + table + " order by position, fact_index",
                List.of(),
                row -> row.getString(1));
    }
}
