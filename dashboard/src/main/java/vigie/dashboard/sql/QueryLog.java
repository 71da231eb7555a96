package vigie.dashboard.sql;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.logs.JsonLines;

/**
 * What was run and what was saved, in one file of JSON lines that only grows: a saved query keeps its versions. Runs
 * older than 180 days are left out when the file is opened. A line that cannot be read is left out and counted.
 */
public final class QueryLog {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int SHOWN = 200;
    private static final int LONGEST_NAME = 120;

    /**
     * One line.
     *
     * @param at ISO instant
     * @param kind {@code run}, {@code save} or {@code delete}
     * @param name of a saved query, empty for a run
     * @param state of a run, empty otherwise
     */
    public record Line(String at, String kind, String name, String sql, String state, long total, long millis) {}

    /** A saved query: its newest text and how many versions it has had. */
    public record Saved(String name, String sql, String at, int versions) {}

    private final JsonLines<Line> file;
    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();

    QueryLog(Path file, Clock clock) {
        this.file = new JsonLines<>(file, Line.class);
        this.clock = clock;
        read();
    }

    private void read() {
        Instant oldest = clock.instant().minus(KEPT);
        for (Line line : file.read()) {
            if (!line.kind().equals("run") || Instant.parse(line.at()).isAfter(oldest)) {
                lines.add(line);
            }
        }
    }

    void ran(SqlRun run) {
        SqlRun.Status status = run.status();
        append(new Line(
                clock.instant().toString(),
                "run",
                "",
                run.sql(),
                status.state().name(),
                status.total(),
                status.millis()));
    }

    /** Saves a query under a name; a name that exists gets one more version. */
    public void save(String name, String sql) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || sql.isBlank()) {
            throw BadQuery.malformed(
                    "BAD_NAME",
                    "Il faut une requête et un nom de 1 à " + LONGEST_NAME + " caractères.",
                    "A query and a name of 1 to " + LONGEST_NAME + " characters are needed.");
        }
        append(new Line(clock.instant().toString(), "save", clean, sql.strip(), "", 0, 0));
    }

    /** Takes a saved query off the list; its versions stay in the file. */
    public void delete(String name) {
        if (saved().stream().noneMatch(query -> query.name().equals(name))) {
            throw BadQuery.notFound(
                    "UNKNOWN_QUERY",
                    "Il n'y a pas de requête « " + name + " ».",
                    "There is no saved query '" + name + "'.");
        }
        append(new Line(clock.instant().toString(), "delete", name, "", "", 0, 0));
    }

    /** The newest runs whose text holds a word, newest first. */
    public synchronized List<Line> history(String contains) {
        String wanted = contains.toLowerCase(Locale.ROOT);
        return lines.reversed().stream()
                .filter(line -> line.kind().equals("run"))
                .filter(line -> line.sql().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(SHOWN)
                .toList();
    }

    /** Saved queries by name. */
    public synchronized Collection<Saved> saved() {
        Map<String, Saved> saved = new LinkedHashMap<>();
        for (Line line : lines) {
            switch (line.kind()) {
                case "save" -> {
                    Saved before = saved.get(line.name());
                    int versions = before == null ? 1 : before.versions() + 1;
                    saved.put(line.name(), new Saved(line.name(), line.sql(), line.at(), versions));
                }
                case "delete" -> saved.remove(line.name());
                default -> {}
            }
        }
        return saved.values();
    }

    private synchronized void append(Line line) {
        file.append(List.of(line));
        lines.add(line);
    }
}
