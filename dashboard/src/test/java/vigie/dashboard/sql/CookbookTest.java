package vigie.dashboard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.dashboard.WarehouseFixture;

/** Every recipe runs on the locked snapshot of the test company and answers. */
class CookbookTest {
    /** Recipes whose answer may be empty: all is well, or the company has none. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "products-below-cost",
            "late-costs",
            "negative-stock",
            "money-on-account",
            "pending-valuations",
            "late-entries",
            "quarantined-events",
            "checks",
            "dormant-products",
            "overdue-invoices",
            "orders-not-delivered",
            "returns-by-customer");

    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = RunLockedSql.open(
                WarehouseFixture.shared().snapshots().latest().orElseThrow().file());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<Cookbook.Recipe> recipes() {
        return Cookbook.load().recipes().stream();
    }

    @Test
    void thereAreThirtyQuestionsInBothLanguages() {
        assertThat(recipes().map(Cookbook.Recipe::id))
                .hasSizeGreaterThanOrEqualTo(30)
                .doesNotHaveDuplicates();
        assertThat(recipes()).allSatisfy(recipe -> {
            assertThat(recipe.fr()).endsWith("?");
            assertThat(recipe.en()).endsWith("?");
        });
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeAnswers(Cookbook.Recipe recipe) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(recipe.sql())) {
            assertThat(rows.getMetaData().getColumnCount()).isPositive();
            if (!MAY_BE_EMPTY.contains(recipe.id())) {
                assertThat(rows.next()).as("a first row").isTrue();
            }
        }
    }

    /** First seen, then corrected row by row, is what is known now; and what is known at the newest position is now. */
    @Test
    void marginAsFirstSeenAsKnownAndNowAreOneHistory() throws SQLException {
        String later = "select m.order_line_id, sum(if(m.measure like 'COGS_%', -m.amount, m.amount)) as correction"
                + " from margins as m where not exists (from margins as issue where issue.measure = 'COGS_ISSUE'"
                + " and issue.order_line_id = m.order_line_id and issue.position = m.position) group by all";
        assertThat(number("select count(*) from (" + sql("margin-now") + ") as now"
                        + " left join (" + sql("margin-as-first-seen") + ") as first using (order_line_id)"
                        + " left join (" + later + ") as later using (order_line_id)"
                        + " where now.gross_margin <> coalesce(first.gross_margin, 0) + coalesce(correction, 0)"))
                .isZero();
        String atTheEnd = sql("margin-as-known-at-a-position").replace("max(position) - 200", "max(position)");
        assertThat(number("select count(*) from ((" + sql("margin-now").replaceFirst("order by order_line_id", "")
                        + ") except (" + atTheEnd.replaceFirst("order by order_line_id\\s*$", "") + "))"))
                .isZero();
        String halfWay = sql("margin-as-known-at-a-position").replace("max(position) - 200", "max(position) // 2");
        assertThat(number("select count(*) from (" + halfWay + ")"))
                .as("lines known half way")
                .isBetween(BigDecimal.ONE, number("select count(*) - 1 from (" + sql("margin-now") + ")"));
    }

    @Test
    void recipesAgreeWithEachOtherAndWithTheAccounts() throws SQLException {
        BigDecimal byMonth = number("select sum(gross_margin) from (" + sql("margin-by-month") + ")");
        assertThat(byMonth).isNotZero();
        assertThat(number("select sum(gross_margin) from (" + sql("margin-rate-by-family") + ")"))
                .isEqualByComparingTo(byMonth);
        assertThat(number("select sum(gross_margin) from (" + sql("margin-by-salesperson") + ")"))
                .isEqualByComparingTo(byMonth);
        assertThat(number("select difference from (" + sql("stock-account-against-layers") + ")"))
                .isZero();
        assertThat(number("select sum(balance) from (" + sql("trial-balance") + ")"))
                .isZero();
        assertThat(number("select sum(value) from (" + sql("stock-by-age") + ")"))
                .isEqualByComparingTo(number("select sum(stock_value) from (" + sql("stock-value-now") + ")"));
        assertThat(number("select sum(open) from (" + sql("ageing") + ")"))
                .isEqualByComparingTo(number("select sum(open) from (" + sql("open-by-customer") + ")"));
    }

    private static String sql(String id) {
        return recipes()
                .filter(recipe -> recipe.id().equals(id))
                .findFirst()
                .orElseThrow()
                .sql();
    }

    private static BigDecimal number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBigDecimal(1);
        }
    }
}
