package vigie.localstack.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.LivePageData;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.QueryParameters;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.warehouse.FactBatch;
import vigie.dashboard.warehouse.FactWriter;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.CommitSummary;

/**
 * Every KPI over a large warehouse: its default period with one breakdown, and the same as of the middle of the
 * history. A new position is applied before each question, so that nothing is answered from what was asked before.
 * Beside them, what one plain scan of the margins costs in the same run.
 */
final class KpiBench {
    private static final int PRODUCTS = 30_000;
    private static final int ASKED = 5;
    private static final int WARMED = 1;
    private static final int SLOWEST = 25;
    private static final String SCAN =
            "select product_id, sum(amount) from margins where position <= ? group by product_id";

    private final Path folder;
    private final long moves;
    private final PrintWriter out;

    private record Timed(String metric, double nowMillis, double thenMillis) {}

    KpiBench(Path folder, long moves, PrintWriter out) {
        this.folder = folder;
        this.moves = moves;
        this.out = out;
    }

    void run() throws IOException, SQLException {
        Path file = folder.resolve("warehouse.duckdb");
        long began = System.nanoTime();
        Warehouse.open(file).close();
        fill(file);
        double megabytes = Files.size(file) / 1e6;
        out.printf(
                "%,d moves written in %.0f s; %.0f MB of file per million moves%n",
                moves, (System.nanoTime() - began) / 1e9, megabytes * 1e6 / moves);
        try (Warehouse warehouse = Warehouse.open(file)) {
            measure(warehouse);
        }
    }

    private void fill(Path file) throws IOException, SQLException {
        long lines = moves * 4 / 5;
        try (InputStream script = Objects.requireNonNull(KpiBench.class.getResourceAsStream("company.sql"));
                Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{moves}", String.format("%,d", moves))
                    .replace("{lines}", Long.toString(lines))
                    .replace("{slots}", Long.toString(Math.max(2, (moves - lines) / PRODUCTS)));
            statement.execute("set memory_limit = '4GB'");
            statement.execute(sql);
            statement.execute("checkpoint");
        }
    }

    private void measure(Warehouse warehouse) {
        MetricCatalogue catalogue = MetricCatalogue.load();
        LivePageData data = new LivePageData(
                warehouse,
                catalogue,
                () -> {
                    throw new IllegalStateException("nobody asks how fresh this is");
                },
                Clock.systemUTC(),
                () -> Reader.ANYBODY);
        long last = warehouse.read(session -> session.progress().position());
        double scanMillis = median(
                warehouse,
                position -> warehouse.read(session -> session.rows(SCAN, List.of(position), row -> row.getLong(1))));
        List<Timed> timed = new ArrayList<>();
        for (Metric metric : catalogue.metrics()) {
            double now = median(warehouse, position -> data.query(QueryParameters.read(question(metric), Language.EN)));
            Map<String, List<String>> before = question(metric);
            before.put("asof", List.of("pos:" + last / 2));
            double then = median(warehouse, position -> data.query(QueryParameters.read(before, Language.EN)));
            timed.add(new Timed(metric.id(), now, then));
        }
        tell(timed, scanMillis);
    }

    private static Map<String, List<String>> question(Metric metric) {
        Map<String, List<String>> question = new HashMap<>();
        question.put("m", List.of(metric.id()));
        Optional<Dimension> by = Arrays.stream(Dimension.values())
                .filter(metric.dimensions()::contains)
                .findFirst();
        by.ifPresent(dimension -> question.put("by", List.of(dimension.id())));
        return question;
    }

    private interface Question {
        Object ask(long position);
    }

    /** Milliseconds, each time at a position nobody asked at. */
    private static double median(Warehouse warehouse, Question question) {
        double[] millis = new double[ASKED];
        for (int i = -WARMED; i < ASKED; i++) {
            long position = nextPosition(warehouse);
            long began = System.nanoTime();
            Object unused = question.ask(position);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[ASKED / 2];
    }

    private static long nextPosition(Warehouse warehouse) {
        long position = warehouse.read(session -> session.progress().position()) + 1;
        CommitSummary commit = new CommitSummary(
                position, 1, position, position * 4_096, Instant.now().toEpochMilli() * 1_000, 0, 0, 0, new byte[32]);
        try (FactWriter writer = warehouse.writer()) {
            writer.apply(new FactBatch(1, 1, position, position, List.of(), List.of(commit), null));
        }
        return position;
    }

    private void tell(List<Timed> timed, double scanMillis) {
        double[] now = timed.stream().mapToDouble(Timed::nowMillis).sorted().toArray();
        double[] then = timed.stream().mapToDouble(Timed::thenMillis).sorted().toArray();
        out.printf("plain scan of the margins by product: %.0f ms%n", scanMillis);
        out.printf(
                "%d KPIs, default period, one breakdown: p50 %.0f ms, p95 %.0f ms (%.1f scans), at most %.0f ms%n",
                now.length, at(now, 0.5), at(now, 0.95), at(now, 0.95) / scanMillis, now[now.length - 1]);
        out.printf(
                "as of the middle of the history: p50 %.0f ms, p95 %.0f ms (%.1f times now)%n",
                at(then, 0.5), at(then, 0.95), at(then, 0.95) / at(now, 0.95));
        timed.stream()
                .sorted(Comparator.comparingDouble(Timed::nowMillis).reversed())
                .limit(SLOWEST)
                .forEach(each ->
                        out.printf("  %-28s %7.0f ms %7.0f ms%n", each.metric(), each.nowMillis(), each.thenMillis()));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
