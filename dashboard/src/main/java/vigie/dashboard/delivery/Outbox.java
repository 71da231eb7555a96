package vigie.dashboard.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.logs.JsonLines;

/**
 * What is to be told, to whom, and what became of it: a file of lines that only grows, so that a restart goes on where
 * the process ended. News has one identifier per epoch, alert and recipient: what is queued again is queued once.
 */
public final class Outbox {
    /** Before the name of a webhook among recipients. */
    static final String WEBHOOK = "webhook:";

    /** Hours of a report that is gone. */
    static final String NO_HOURS = "";

    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String INTERRUPTED = "INTERRUPTED";

    /** Where news stands. UNSURE: the process ended while a mail was on its way; it is not sent again by itself. */
    public enum State {
        WAITING,
        TRYING,
        SENT,
        DEAD,
        UNSURE
    }

    /** What there is to tell. */
    public enum News {
        FIRED,
        RESOLVED,
        ESCALATED,
        STOPPED,
        RUNNING,
        /** Not news: a page that leaves at its hours, always by mail. */
        REPORT
    }

    /**
     * One line of the file.
     *
     * @param kind {@code from} (nothing up to this position is told), {@code planned} (nothing of report {@code id}
     *     up to {@code dueAt} is sent any more), {@code queued}, {@code trying}, {@code sent}, {@code failed},
     *     {@code dead} or {@code again}
     * @param about of a plan, the days and hour it holds for
     */
    record Line(
            String at,
            String kind,
            int epoch,
            long position,
            @Nullable String id,
            @Nullable String recipient,
            @Nullable String about,
            @Nullable News news,
            @Nullable String dueAt,
            @Nullable String reason) {}

    /**
     * News for one recipient as it stands.
     *
     * @param recipient a mail address, or {@link #WEBHOOK} and a name
     * @param about key of the alert or name of the report, empty for news about the figures themselves
     * @param position position it is about; of a report, that of the figures it holds
     * @param plannedAt when it was to be sent at first
     * @param dueAt when it is tried next
     * @param at last change
     * @param reason why the last attempt failed, null when it did not
     */
    public record Item(
            String id,
            String recipient,
            String about,
            long position,
            News news,
            State state,
            int attempts,
            Instant plannedAt,
            Instant dueAt,
            Instant at,
            @Nullable String reason) {
        public boolean byWebhook() {
            return recipient.startsWith(WEBHOOK);
        }

        /** True when it did not arrive, or may not have, and is not tried again by itself. */
        public boolean failed() {
            return state == State.DEAD || state == State.UNSURE;
        }

        /** The same about another position. */
        Item at(long otherPosition) {
            return new Item(id, recipient, about, otherPosition, news, state, attempts, plannedAt, dueAt, at, reason);
        }
    }

    private final JsonLines<Line> file;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Line> plans = new HashMap<>();
    private int epoch;
    private long position = -1;

    Outbox(Path path) {
        this.file = new JsonLines<>(path, Line.class);
        file.read().forEach(this::apply);
        for (Item item : List.copyOf(items.values())) {
            if (item.state() == State.TRYING) {
                State after = item.byWebhook() ? State.WAITING : State.UNSURE;
                items.put(item.id(), in(item, after, item.attempts(), item.dueAt(), item.at(), INTERRUPTED));
            }
        }
    }

    /** Position up to which news was looked for in an epoch; empty when it never was. */
    synchronized Optional<Long> seen(int ofEpoch) {
        return position < 0 || epoch != ofEpoch ? Optional.empty() : Optional.of(position);
    }

    /** Says that nothing up to a position is told any more. */
    synchronized void startAt(int ofEpoch, long from, Instant now) {
        append(List.of(new Line(now.toString(), "from", ofEpoch, from, null, null, null, null, null, null)));
    }

    /** Queues news; news that is known is left out. */
    synchronized void queue(List<Item> found, Instant now) {
        append(queued(found, now).toList());
    }

    private Stream<Line> queued(List<Item> found, Instant now) {
        return found.stream()
                .filter(item -> !items.containsKey(item.id()))
                .map(item -> new Line(
                        now.toString(),
                        "queued",
                        epoch,
                        item.position(),
                        item.id(),
                        item.recipient(),
                        item.about(),
                        item.news(),
                        item.dueAt().toString(),
                        null));
    }

    /**
     * Up to when the hours of a report were seen to, empty when it is new or its hours were changed since.
     *
     * @param hours its days and hour, as a text
     */
    synchronized Optional<Instant> planned(String report, String hours) {
        return Optional.ofNullable(plans.get(report))
                .filter(plan -> hours.equals(plan.about()))
                .map(plan -> Instant.parse(Objects.requireNonNull(plan.dueAt())));
    }

    /** Names of the reports that have hours. */
    synchronized Set<String> plannedReports() {
        Set<String> names = new TreeSet<>();
        plans.forEach((name, plan) -> {
            if (!NO_HOURS.equals(plan.about())) {
                names.add(name);
            }
        });
        return names;
    }

    /** Says up to when the hours of a report are seen to, and queues what that hour sends, in one write. */
    synchronized void plan(String report, String hours, Instant upTo, List<Item> sent, Instant now) {
        Line plan =
                new Line(now.toString(), "planned", epoch, position, report, null, hours, null, upTo.toString(), null);
        append(Stream.concat(Stream.of(plan), queued(sent, now)).toList());
    }

    /**
     * Says up to where news was looked for. Kept in memory, written with the news found: what a restart looks at again
     * is known by its identifier.
     */
    synchronized void sawUpTo(int ofEpoch, long upTo) {
        epoch = ofEpoch;
        position = upTo;
    }

    synchronized boolean knows(String id) {
        return items.containsKey(id);
    }

    /** Everything, oldest first. */
    synchronized List<Item> all() {
        return List.copyOf(items.values());
    }

    /** What is to be sent now of what is wanted, by recipient. */
    synchronized Map<String, List<Item>> due(Instant now, Predicate<Item> wanted) {
        Map<String, List<Item>> due = new LinkedHashMap<>();
        for (Item item : items.values()) {
            if (item.state() == State.WAITING && !item.dueAt().isAfter(now) && wanted.test(item)) {
                due.computeIfAbsent(item.recipient(), recipient -> new ArrayList<>())
                        .add(item);
            }
        }
        return due;
    }

    synchronized void trying(List<Item> those, Instant now) {
        append(those.stream()
                .map(item -> about(item, now, "trying", null, null))
                .toList());
    }

    synchronized void sent(List<Item> those, Instant now) {
        append(those.stream().map(item -> about(item, now, "sent", null, null)).toList());
    }

    /** An attempt that failed: tried again after 2, 8, 32 s … up to an hour, dead after the eighth. */
    synchronized void failed(List<Item> those, String reason, Instant now) {
        append(those.stream()
                .map(item -> {
                    int attempts = Objects.requireNonNull(items.get(item.id())).attempts();
                    Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(attempts - 1, 10)));
                    Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
                    return attempts >= MOST_ATTEMPTS
                            ? about(item, now, "dead", null, reason)
                            : about(item, now, "failed", next, reason);
                })
                .toList());
    }

    /** News that cannot be sent as the settings are. */
    synchronized void dead(List<Item> those, String reason, Instant now) {
        append(those.stream()
                .map(item -> about(item, now, "dead", null, reason))
                .toList());
    }

    /** Puts what failed or may have failed back into the queue; returns how many. */
    synchronized int again(Instant now) {
        List<Line> lines = items.values().stream()
                .filter(Item::failed)
                .map(item -> about(item, now, "again", now, null))
                .toList();
        append(lines);
        return lines.size();
    }

    private Line about(Item item, Instant now, String kind, @Nullable Instant dueAt, @Nullable String reason) {
        return new Line(
                now.toString(),
                kind,
                epoch,
                item.position(),
                item.id(),
                null,
                null,
                null,
                dueAt == null ? null : dueAt.toString(),
                reason);
    }

    private void append(List<Line> lines) {
        if (!lines.isEmpty()) {
            file.append(lines);
            lines.forEach(this::apply);
        }
    }

    private void apply(Line line) {
        Instant at = Instant.parse(line.at());
        switch (line.kind()) {
            case "from" -> {
                epoch = line.epoch();
                position = line.position();
            }
            case "planned" -> plans.put(Objects.requireNonNull(line.id()), line);
            case "queued" -> {
                String id = Objects.requireNonNull(line.id());
                items.put(
                        id,
                        new Item(
                                id,
                                Objects.requireNonNull(line.recipient()),
                                Objects.requireNonNull(line.about()),
                                line.position(),
                                Objects.requireNonNull(line.news()),
                                State.WAITING,
                                0,
                                Instant.parse(Objects.requireNonNull(line.dueAt())),
                                Instant.parse(Objects.requireNonNull(line.dueAt())),
                                at,
                                null));
            }
            default -> {
                Item item = items.get(line.id());
                if (item != null) {
                    items.put(item.id(), after(item.at(line.position()), line, at));
                }
            }
        }
    }

    private static Item after(Item item, Line line, Instant at) {
        Instant dueAt = line.dueAt() == null ? item.dueAt() : Instant.parse(line.dueAt());
        return switch (line.kind()) {
            case "trying" -> in(item, State.TRYING, item.attempts() + 1, dueAt, at, null);
            case "sent" -> in(item, State.SENT, item.attempts(), dueAt, at, null);
            case "failed" -> in(item, State.WAITING, item.attempts(), dueAt, at, line.reason());
            case "dead" -> in(item, State.DEAD, item.attempts(), dueAt, at, line.reason());
            case "again" -> in(item, State.WAITING, 0, dueAt, at, null);
            default -> item;
        };
    }

    private static Item in(Item item, State state, int attempts, Instant dueAt, Instant at, @Nullable String reason) {
        return new Item(
                item.id(),
                item.recipient(),
                item.about(),
                item.position(),
                item.news(),
                state,
                attempts,
                item.plannedAt(),
                dueAt,
                at,
                reason);
    }
}
