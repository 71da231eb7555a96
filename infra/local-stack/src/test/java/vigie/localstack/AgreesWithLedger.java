package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.sql.DataSource;
import vigie.dashboard.warehouse.Warehouse;

/** Checks that every figure of a warehouse equals the oracle's at random positions, to the cent. */
final class AgreesWithLedger {
    private static final int POSITIONS = 12;

    private final DataSource owner;
    private final Warehouse warehouse;
    private final String dashboard;
    private final long seed;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * What to compare.
     *
     * @param owner superuser of the ledger
     * @param dashboard address of the dashboard that serves the warehouse
     * @param seed of the history, told when a comparison fails; also draws the positions
     */
    AgreesWithLedger(DataSource owner, Warehouse warehouse, String dashboard, long seed) {
        this.owner = owner;
        this.warehouse = warehouse;
        this.dashboard = dashboard;
        this.seed = seed;
    }

    /** Compares at random positions and at the last one. */
    void atRandomPositions(int commitsAtLeast) throws Exception {
        SortedMap<Long, Long> commits = commits();
        assertThat(commits).hasSizeGreaterThan(commitsAtLeast);
        for (long position : positionsToCheck(commits)) {
            at(position, commits.headMap(position + 1));
        }
        assertThat(brokenAudits()).isEmpty();
    }

    /** Every comparison has something to compare, and late costs reach goods that left. */
    void somethingOfEverything() {
        SortedMap<Long, Long> commits = commits();
        for (Comparison comparison : Comparison.ALL) {
            assertThat(figures(comparison.warehouseSql(), commits.lastKey()))
                    .as("seed %d leaves something to compare: %s", seed, comparison.name())
                    .isNotEmpty();
        }
        assertThat(figures(
                                "select cause, sum(abs(value)) from issued_costs where position <= :position"
                                        + " and cause in ('PRICE_DIFF', 'LANDED', 'REBATE') group by cause",
                                commits.lastKey())
                        .keySet())
                .as("seed %d: late costs reach goods that left", seed)
                .containsExactly("LANDED", "PRICE_DIFF", "REBATE");
    }

    /** Compares where the ledger stands now. */
    void atTheLastPosition() throws Exception {
        SortedMap<Long, Long> commits = commits();
        at(commits.lastKey(), commits);
        assertThat(brokenAudits()).isEmpty();
    }

    private List<Long> positionsToCheck(SortedMap<Long, Long> commits) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> all = new ArrayList<>(commits.keySet());
        List<Long> chosen = new ArrayList<>(random.ints(POSITIONS - 1L, 0, all.size())
                .sorted()
                .mapToObj(all::get)
                .toList());
        chosen.add(all.getLast());
        return chosen;
    }

    private void at(long position, Map<Long, Long> visible) throws Exception {
        try (Oracle oracle = Oracle.at(owner, visible)) {
            for (Comparison comparison : Comparison.ALL) {
                assertThat(figures(comparison.warehouseSql(), position))
                        .as("seed %d, position %d: %s", seed, position, comparison.name())
                        .isEqualTo(oracle.figures(comparison.ledgerSql()));
            }
            assertThat(figures("select 'gap', gap from stock_standing_as_of(:position)", position))
                    .as("seed %d, position %d: stock accounts and pending less layers and shortages", seed, position)
                    .isEmpty();
            JsonNode totals = answer(position);
            BigDecimal revenue = only(
                    oracle.figures("select 'all', sum(invoiced - credited + estimated - waiting) from oracle_revenue"));
            BigDecimal cost = only(oracle.figures(
                    "select 'all', sum(cost - returned_cost) from oracle_costs" + " where order_line_id is not null"));
            assertThat(new BigDecimal(totals.path("net-revenue").asText("0")))
                    .as("net revenue of the API at position %d", position)
                    .isEqualByComparingTo(revenue);
            assertThat(new BigDecimal(totals.path("gross-margin").asText("0")))
                    .as("gross margin of the API at position %d", position)
                    .isEqualByComparingTo(revenue.subtract(cost));
        }
    }

    private JsonNode answer(long position) throws Exception {
        URI address = URI.create(
                dashboard + "/api/v1/query?m=net-revenue,gross-margin&p=2000-01-01..2040-12-31&asof=pos:" + position);
        String body = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        JsonNode answer = new ObjectMapper().readTree(body);
        assertThat(answer.path("meta").path("position").asLong()).as(body).isEqualTo(position);
        return answer.path("totals");
    }

    private static BigDecimal only(SortedMap<String, BigDecimal> figures) {
        return figures.getOrDefault("all", BigDecimal.ZERO);
    }

    private SortedMap<Long, Long> commits() {
        return warehouse.read(session -> {
            SortedMap<Long, Long> commits = new TreeMap<>();
            session.rows("select position, transaction_id from ledger_commits where position > 0", List.of(), row -> {
                commits.put(row.getLong(1), row.getLong(2));
                return 0;
            });
            return commits;
        });
    }

    private SortedMap<String, BigDecimal> figures(String sql, long position) {
        return warehouse.read(session -> {
            SortedMap<String, BigDecimal> figures = new TreeMap<>();
            session.rows(sql.replace(":position", Long.toString(position)), List.of(), row -> {
                Oracle.add(row, figures);
                return 0;
            });
            figures.values().removeIf(value -> value.signum() == 0);
            return figures;
        });
    }

    private List<String> brokenAudits() {
        return warehouse.read(session -> session.rows(
                "select check_name || ' at ' || position || ': ' || difference from audits where status = 'BROKEN'",
                List.of(),
                row -> row.getString(1)));
    }
}
