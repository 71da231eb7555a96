package vigie.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What the figures must be at a position: plain SQL over the ledger as it was then ({@code oracle/*.sql}), written
 * without the jobs. One connection per position: its temporary tables are the answer.
 */
final class Oracle implements AutoCloseable {
    private final Connection connection;

    private Oracle(Connection connection) {
        this.connection = connection;
    }

    /**
     * Replays the ledger up to a position.
     *
     * @param transactionByPosition transaction id of every position up to the one asked for
     */
    static Oracle at(DataSource owner, Map<Long, Long> transactionByPosition) throws SQLException, IOException {
        Oracle oracle = new Oracle(owner.getConnection());
        try (Statement statement = oracle.connection.createStatement()) {
            statement.execute("create temporary table visible (position bigint primary key, xid xid8 not null unique)");
        }
        try (PreparedStatement insert =
                oracle.connection.prepareStatement("insert into visible values (?, ?::text::xid8)")) {
            for (Map.Entry<Long, Long> entry : transactionByPosition.entrySet()) {
                insert.setLong(1, entry.getKey());
                insert.setString(2, Long.toString(entry.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        for (String subject : List.of("stock", "moves", "sales")) {
            try (Statement statement = oracle.connection.createStatement();
                    InputStream script = Oracle.class.getResourceAsStream("/oracle/" + subject + ".sql")) {
                statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return oracle;
    }

    /** Runs a query whose last column is an amount or quantity and whose other columns are its key. */
    SortedMap<String, BigDecimal> figures(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return figures(rows);
        }
    }

    private static SortedMap<String, BigDecimal> figures(ResultSet rows) throws SQLException {
        SortedMap<String, BigDecimal> figures = new TreeMap<>();
        while (rows.next()) {
            add(rows, figures);
        }
        figures.values().removeIf(value -> value.signum() == 0);
        return figures;
    }

    /** Adds one row: key columns joined by {@code /}, value without trailing zeros. */
    static void add(ResultSet row, SortedMap<String, BigDecimal> figures) throws SQLException {
        int last = row.getMetaData().getColumnCount();
        StringBuilder key = new StringBuilder();
        for (int column = 1; column < last; column++) {
            key.append(column == 1 ? "" : "/").append(row.getString(column));
        }
        BigDecimal value = row.getBigDecimal(last);
        if (value != null && value.signum() != 0) {
            figures.merge(key.toString(), value.stripTrailingZeros(), BigDecimal::add);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
