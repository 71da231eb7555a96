package vigie.localstack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StackPorts;
import vigie.operationaldb.demo.SteelWheelsTotals;

/**
 * {@code vigie demo} in a process of its own, on an empty folder: when the first figures show, when the whole history
 * does, and how much memory its processes hold together (proportional set size, so that pages shared between PostgreSQL
 * processes count once).
 */
final class DemoBench {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PrintWriter out;
    private final HttpClient client = HttpClient.newHttpClient();

    DemoBench(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        String whole = java.math.BigDecimal.valueOf(SteelWheelsTotals.ofSource().netRevenueMinor(), 2)
                .toPlainString();
        int base = StackPorts.freeBase();
        long began = System.nanoTime();
        Process demo = start(base);
        double firstSeconds = 0;
        double wholeSeconds = 0;
        long mostBytes = 0;
        try {
            while (wholeSeconds == 0) {
                double seconds = (System.nanoTime() - began) / 1e9;
                if (seconds > PATIENCE.toSeconds() || !demo.isAlive()) {
                    throw new StackFailure(Reason.PART_STOPPED);
                }
                String revenue = netRevenue(base);
                if (firstSeconds == 0 && !revenue.isEmpty() && !revenue.equals("0.00")) {
                    firstSeconds = seconds;
                }
                if (revenue.equals(whole)) {
                    wholeSeconds = seconds;
                }
                mostBytes = Math.max(mostBytes, residentBytes(demo.toHandle()));
                TimeUnit.MILLISECONDS.sleep(250);
            }
        } finally {
            demo.destroy();
            demo.waitFor(60, TimeUnit.SECONDS);
        }
        out.printf(
                "%n  first figures after %.1f s, all history (net revenue %s) after %.1f s%n",
                firstSeconds, whole, wholeSeconds);
        out.printf("  most memory held by the process and its PostgreSQL: %,d MiB%n", mostBytes >> 20);
    }

    private Process start(int base) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "vigie.localstack.Vigie", "demo"));
        command.addAll(List.of("--data", folder.toString(), "--port-base", Integer.toString(base)));
        command.addAll(List.of("--no-open", "--no-clock"));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private String netRevenue(int port) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/query?m=net-revenue&p=2003-01-01..2005-12-31");
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
            JsonNode totals = JSON.readTree(answer.body()).path("totals");
            return totals.path("net-revenue").asText("");
        } catch (IOException notYet) {
            return "";
        }
    }

    private static long residentBytes(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> residentBytes(process.pid()))
                .sum();
    }

    /** Linux only: elsewhere the figure reads 0 and the bench says so by that. */
    private static long residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes.toLowerCase(Locale.ROOT)) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
