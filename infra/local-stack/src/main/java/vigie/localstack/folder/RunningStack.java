package vigie.localstack.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import vigie.localstack.StackPorts;

/** What other processes learn from {@code stack.properties}: which process runs on this folder and on which ports. */
public record RunningStack(long pid, StackPorts ports, int partitions) {

    public static Optional<RunningStack> read(DataFolder folder) {
        Path file = folder.stackProperties();
        if (!Files.isRegularFile(file) || folder.holder().isEmpty()) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StackPorts ports = new StackPorts(
                number(kept, "port.dashboard"),
                number(kept, "port.command-api"),
                number(kept, "port.capture-metrics"),
                number(kept, "port.postgres"),
                number(kept, "port.kafka"),
                number(kept, "port.flink"));
        return Optional.of(
                new RunningStack(Long.parseLong(kept.getProperty("pid")), ports, number(kept, "partitions")));
    }

    public void write(DataFolder folder) {
        Properties kept = new Properties();
        kept.setProperty("pid", Long.toString(pid));
        kept.setProperty("partitions", Integer.toString(partitions));
        kept.setProperty("port.dashboard", Integer.toString(ports.dashboard()));
        kept.setProperty("port.command-api", Integer.toString(ports.commandApi()));
        kept.setProperty("port.capture-metrics", Integer.toString(ports.captureMetrics()));
        kept.setProperty("port.postgres", Integer.toString(ports.postgres()));
        kept.setProperty("port.kafka", Integer.toString(ports.kafka()));
        kept.setProperty("port.flink", Integer.toString(ports.flink()));
        Path file = folder.stackProperties();
        Path half = file.resolveSibling("stack.properties.new");
        try {
            try (Writer writer = Files.newBufferedWriter(half)) {
                kept.store(writer, "Written by the running vigie; gone when it stops");
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by a clean stop, so that nobody takes old ports for open ones. */
    public static void erase(DataFolder folder) {
        DataFolder.delete(folder.stackProperties());
    }

    private static int number(Properties kept, String key) {
        return Integer.parseInt(kept.getProperty(key));
    }
}
