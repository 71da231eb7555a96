package vigie.dashboard.warehouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import vigie.facts.FactTable;

/** Puts rows of a case into a warehouse; columns that are not given get a neutral value of their type. */
public final class GivenRows {
    private GivenRows() {}

    /** Takes every fact out, so that one warehouse serves many cases. */
    public static void clear(Warehouse warehouse) {
        try (DuckDBConnection connection = warehouse.duplicate();
                Statement statement = connection.createStatement()) {
            for (FactTable table : FactTable.values()) {
                statement.execute("delete from " + table.tableName());
            }
            statement.execute("update progress set run = 0, epoch = 0, position = 0");
        } catch (SQLException e) {
            throw new IllegalStateException("the facts cannot be taken out: " + e.getMessage(), e);
        }
    }

    public static void insert(Warehouse warehouse, Map<String, List<Map<String, String>>> tables) {
        try (DuckDBConnection connection = warehouse.duplicate()) {
            long highest = 0;
            for (Map.Entry<String, List<Map<String, String>>> table : tables.entrySet()) {
                int index = 0;
                for (Map<String, String> row : table.getValue()) {
                    insert(connection, table.getKey(), row, index++);
                    highest = Math.max(highest, Long.parseLong(row.getOrDefault("position", "0")));
                }
            }
            try (Statement statement = connection.createStatement()) {
                // the offset goes on: what is shared between readers is shared at one progress
                statement.execute("update progress set run = 1, epoch = 1, kafka_offset = kafka_offset + 1, position = "
                        + highest);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the given rows do not fit: " + e.getMessage(), e);
        }
    }

    private static void insert(DuckDBConnection connection, String table, Map<String, String> row, int index)
            throws SQLException {
        List<String> names = new ArrayList<>(List.of("position", "fact_index"));
        List<String> values = new ArrayList<>(List.of(row.getOrDefault("position", "0"), String.valueOf(index)));
        List<String> known = new ArrayList<>(names);
        FactTable fact = FactTable.valueOf(table.toUpperCase(java.util.Locale.ROOT));
        fact.columns().forEach(column -> {
            known.add(column.name());
            String value = row.get(column.name());
            if (value != null || !column.nullable()) {
                names.add(column.name());
                values.add(
                        value != null
                                ? value
                                : switch (column.type()) {
                                    case AMOUNT, QUANTITY, LONG, INT -> "0";
                                    case DATE -> "2003-01-01";
                                    case INSTANT -> "2003-01-01T00:00:00Z";
                                    case FLAG -> "false";
                                    case TEXT, CODE, BYTES -> "";
                                });
            }
        });
        if (!known.containsAll(row.keySet())) {
            throw new IllegalArgumentException(table + " has no such columns: " + row.keySet());
        }
        String marks = String.join(", ", names.stream().map(name -> "?").toList());
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into " + table + " (" + String.join(", ", names) + ") values (" + marks + ")")) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }
}
