package vigie.dashboard.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run of a query: its process, and the result in a file. Thread-safe. */
public final class SqlRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a run stands. */
    public enum State {
        RUNNING,
        DONE,
        REFUSED,
        TIMED_OUT,
        OUT_OF_MEMORY,
        CANCELLED,
        FAILED
    }

    /** A column of the result. */
    public record Column(String name, String type) {}

    /**
     * What can be told of a run.
     *
     * @param position ledger position of the snapshot, 0 while unknown
     * @param kept rows that can be read
     * @param total rows the query has, counted to the end
     * @param message why there is no result, empty otherwise
     */
    public record Status(
            String id,
            State state,
            long millis,
            long position,
            List<Column> columns,
            long kept,
            long total,
            String message) {}

    private final String id;
    private final String sql;
    private final Process process;
    private final Path out;
    private final Path errors;
    private final Clock clock;
    private final Instant startedAt;
    private volatile boolean cancelled;
    private volatile @Nullable Instant endedAt;

    SqlRun(String id, String sql, Process process, Path out, Path errors, Clock clock) {
        this.id = id;
        this.sql = sql;
        this.process = process;
        this.out = out;
        this.errors = errors;
        this.clock = clock;
        this.startedAt = clock.instant();
        var unused = process.onExit().thenRun(() -> endedAt = clock.instant());
    }

    public String id() {
        return id;
    }

    public String sql() {
        return sql;
    }

    /** Ends the process; a run that ended already stays as it is. */
    public void cancel() {
        if (process.isAlive()) {
            cancelled = true;
            process.destroyForcibly();
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits until it ends; true when it did in time. */
    boolean awaitEnd(Duration most) {
        try {
            process.onExit().get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a query did not end", e);
        }
    }

    /** How it stands now. */
    public Status status() {
        State state = state();
        long millis = Duration.between(startedAt, Objects.requireNonNullElse(endedAt, clock.instant()))
                .toMillis();
        if (state != State.DONE) {
            return new Status(id, state, millis, 0, List.of(), 0, 0, state == State.RUNNING ? "" : said());
        }
        return read(reader -> {
            String first = reader.readLine();
            if (first == null) {
                return new Status(id, state, millis, 0, List.of(), 0, 0, "");
            }
            JsonNode head = JSON.readTree(first);
            List<Column> columns = new ArrayList<>();
            head.get("columns")
                    .forEach(column -> columns.add(new Column(
                            column.get("name").asText(), column.get("type").asText())));
            JsonNode end = JSON.readTree(lastLine(reader));
            return new Status(
                    id,
                    state,
                    millis,
                    head.get("position").asLong(),
                    columns,
                    end.get("kept").asLong(),
                    end.get("total").asLong(),
                    "");
        });
    }

    private static String lastLine(BufferedReader reader) throws IOException {
        String last = "{}";
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            last = line;
        }
        return last;
    }

    /** Rows from an offset on, every value as text or null; none while it runs or when it failed. */
    public List<List<@Nullable String>> rows(long offset, long size) {
        if (state() != State.DONE) {
            return List.of();
        }
        return read(reader -> {
            List<List<@Nullable String>> rows = new ArrayList<>();
            long at = -1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (at >= offset && rows.size() < size && line.startsWith("[")) {
                    rows.add(row(line));
                }
                at++;
            }
            return rows;
        });
    }

    private static List<@Nullable String> row(String line) throws IOException {
        List<@Nullable String> values = new ArrayList<>();
        JSON.readTree(line).forEach(value -> values.add(value.isNull() ? null : value.asText()));
        return values;
    }

    private State state() {
        if (process.isAlive()) {
            return State.RUNNING;
        }
        if (cancelled) {
            return State.CANCELLED;
        }
        int exit = process.exitValue();
        for (RunLockedSql.Outcome outcome : RunLockedSql.Outcome.values()) {
            if (outcome.exitCode() == exit) {
                return switch (outcome) {
                    case DONE -> State.DONE;
                    case TIMED_OUT -> State.TIMED_OUT;
                    case OUT_OF_MEMORY -> State.OUT_OF_MEMORY;
                    case WRONG_USAGE, NO_SNAPSHOT, REFUSED -> State.REFUSED;
                };
            }
        }
        return State.FAILED;
    }

    private String said() {
        try {
            String all = Files.readString(errors, StandardCharsets.UTF_8);
            int mark = all.lastIndexOf(RunLockedSql.MESSAGE_MARK);
            return mark < 0 ? "" : all.substring(mark + 1).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(BufferedReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (BufferedReader reader = Files.newBufferedReader(out, StandardCharsets.UTF_8)) {
            return reading.read(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the result of a query cannot be read", e);
        }
    }

    void deleteFiles() {
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            throw new IllegalStateException("the result of a query cannot be deleted", e);
        }
    }
}
