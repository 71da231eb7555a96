package vigie.benches;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import vigie.facts.MoveKind;
import vigie.jobs.valuation.StockMove;

/**
 * FIFO cost of sales with window functions: the running quantities of entries and issues cut the queue of each product
 * into segments, and each segment belongs to one entry and one issue.
 */
final class DuckDbFifo implements AutoCloseable {
    private static final String COST_OF_SALES = """
            with running as (
                select product_id, move_id, entry, quantity, value,
                    sum(quantity) over (partition by product_id, entry order by move_id) as upto
                from moves
            ),
            cut as (
                select product_id, upto,
                    upto - lag(upto, 1, 0) over queue as segment,
                    first_value(case when entry then value / quantity end ignore nulls) over onward as unit_cost,
                    first_value(case when not entry then move_id end ignore nulls) over onward as issue_id
                from running
                window
                    queue as (partition by product_id order by upto, entry),
                    onward as (
                        partition by product_id order by upto, entry
                        rows between current row and unbounded following
                    )
            ),
            costs as (
                select issue_id, sum(segment * unit_cost) as cost
                from cut
                where issue_id is not null
                group by issue_id
            )
            select sum(round(cost)), count(*) from costs
            """;

    private final Connection duckdb;

    DuckDbFifo(List<StockMove> moves) throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            // one core, like the code it stands beside
            statement.execute("set threads = 1");
            statement.execute("create table moves (move_id bigint, product_id bigint, entry boolean,"
                    + " quantity double, value double)");
        }
        try (var appender = duckdb.unwrap(DuckDBConnection.class).createAppender("moves")) {
            for (StockMove move : moves) {
                Long value = move.valueMinor();
                appender.beginRow()
                        .append(move.moveId())
                        .append(move.productId())
                        .append(move.kind() == MoveKind.RECEIPT)
                        .append((double) move.quantityMicro())
                        .append(value == null ? 0d : (double) value)
                        .endRow();
            }
        }
    }

    /** Cost of all issues in cents, each rounded. */
    long costOfSalesMinor() throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(COST_OF_SALES)) {
            result.next();
            return Objects.requireNonNull(result.getBigDecimal(1)).longValue();
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
