package vigie.localstack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.RunningStack;

/** {@code vigie status}: exit code 0 when Vigie runs on the folder, else that of {@code NOT_RUNNING}. */
@Command(name = "status")
public final class StatusCommand implements Callable<Integer> {
    private static final Pattern METRIC = Pattern.compile("(?m)^(vigie_capture_[a-z_]+)(?:\\{[^}]*})? (\\S+)$");

    private final Words words;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public StatusCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = new DataFolder(data == null ? DataFolder.usual() : data);
        Optional<RunningStack> running = RunningStack.read(folder);
        running.ifPresentOrElse(
                stack -> tell(stack, folder, out), () -> out.println(words.text("status.stopped", folder.root())));
        sizes(folder).forEach((part, bytes) -> out.println(words.text("status.size", words.text(part), size(bytes))));
        return running.isPresent() ? 0 : Reason.NOT_RUNNING.exitCode();
    }

    private void tell(RunningStack stack, DataFolder folder, PrintWriter out) {
        out.println(words.text(
                "status.running", folder.root(), stack.pid(), stack.ports().dashboard()));
        stack.ports().byPart().forEach((part, port) -> out.println(words.text("status.port", words.text(part), port)));
        Matcher metrics =
                METRIC.matcher(fetch("http://127.0.0.1:" + stack.ports().captureMetrics() + "/metrics"));
        while (metrics.find()) {
            out.println(words.text("status.metric", metrics.group(1), metrics.group(2)));
        }
        String position = fetch("http://127.0.0.1:" + stack.ports().dashboard() + "/health/ready");
        out.println(words.text(
                "status.position",
                field(position, "applied"),
                field(position, "head"),
                field(position, "lagMillis"),
                field(position, "state")));
    }

    /** One field of a flat JSON object, {@code ?} when it is not there. */
    private static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        return found.find() ? found.group(1) : "?";
    }

    private static Map<String, Long> sizes(DataFolder folder) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("part.postgres", DataFolder.sizeBytes(folder.postgres()));
        sizes.put("part.kafka", DataFolder.sizeBytes(folder.kafka()));
        sizes.put("part.flink", DataFolder.sizeBytes(folder.flink()));
        sizes.put("part.warehouse", folder.warehouseBytes());
        sizes.put("part.snapshots", DataFolder.sizeBytes(folder.snapshots()));
        return sizes;
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%,d KiB", bytes / 1024);
    }

    private static String fetch(String address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "?";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "?";
        }
    }
}
