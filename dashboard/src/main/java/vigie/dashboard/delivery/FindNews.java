package vigie.dashboard.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverySettings.Escalation;
import vigie.dashboard.delivery.Outbox.Item;
import vigie.dashboard.delivery.Outbox.News;
import vigie.dashboard.delivery.Outbox.State;
import vigie.dashboard.kpi.RuleDraft;
import vigie.dashboard.warehouse.Progress;
import vigie.dashboard.warehouse.ReadSession;

/**
 * What there is to tell: an alert when it fires first and when it is over, once for each recipient of its rule; what
 * nobody took charge of; that the figures stopped, and that they run again.
 */
final class FindNews {
    private static final Duration BETWEEN_ESCALATIONS = Duration.ofSeconds(30);

    private final DeliverySettings settings;
    private final Outbox outbox;
    private boolean stopped;
    private Instant escalateAt = Instant.EPOCH;

    private record Change(long position, String key, String state, String severity, List<String> recipients) {}

    FindNews(DeliverySettings settings, Outbox outbox) {
        this.settings = settings;
        this.outbox = outbox;
        this.stopped = outbox.all().stream()
                .filter(item -> item.about().isEmpty())
                .reduce((earlier, later) -> later)
                .filter(item -> item.news() == News.STOPPED)
                .isPresent();
    }

    /** The figures stopped at a position, or differ from the ledger. */
    void stopped(long applied, Instant now) {
        if (!stopped) {
            stopped = true;
            tellOperators(News.STOPPED, applied, now);
        }
    }

    /** The figures run. */
    void running(long applied, Instant now) {
        if (stopped) {
            stopped = false;
            tellOperators(News.RUNNING, applied, now);
        }
    }

    private void tellOperators(News news, long applied, Instant now) {
        outbox.queue(
                settings.operators().stream()
                        .map(operator -> item(news + " " + now + " " + operator, operator, "", applied, news, now))
                        .toList(),
                now);
    }

    /**
     * Queues what fired and what is over since the last look.
     *
     * @param settled whether this may be the first look, of which nothing is told
     */
    void firedAndResolved(ReadSession session, boolean settled, Instant now) {
        Progress applied = session.progress();
        Long seen = outbox.seen(applied.epoch()).orElse(null);
        if (applied.position() == 0 || seen == null) {
            if (settled && applied.position() > 0) {
                outbox.startAt(applied.epoch(), applied.position(), now);
            }
            return;
        }
        if (applied.position() <= seen) {
            return;
        }
        List<Change> changes = session.rows(
                "select position, alert_key, state, severity, recipients from alerts"
                        + " where position > ? and position <= ? and state in ('FIRING', 'RESOLVED')"
                        + " order by position, fact_index",
                List.of(seen, applied.position()),
                row -> new Change(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        recipients(row.getString(5))));
        Set<String> over = new HashSet<>();
        changes.stream().filter(change -> change.state().equals("RESOLVED")).forEach(change -> over.add(change.key()));
        List<Item> found = new ArrayList<>();
        for (Change change : changes) {
            for (String recipient : change.recipients()) {
                String fired = id(applied.epoch(), News.FIRED, change.key(), recipient);
                boolean resolved = change.state().equals("RESOLVED");
                if (resolved ? outbox.knows(fired) : !over.contains(change.key())) {
                    News news = resolved ? News.RESOLVED : News.FIRED;
                    String id = resolved ? id(applied.epoch(), news, change.key(), recipient) : fired;
                    found.add(
                            item(id, recipient, change.key(), change.position(), news, dueAt(recipient, change, now)));
                }
            }
        }
        outbox.queue(found, now);
        outbox.sawUpTo(applied.epoch(), applied.position());
    }

    private Instant dueAt(String recipient, Change change, Instant now) {
        return recipient.startsWith(Outbox.WEBHOOK)
                ? now
                : settings.person(recipient).dueAt(now, change.severity().equals("CRITICAL"));
    }

    /** Queues what was told some hours ago and still is open. */
    void unattended(ReadSession session, Instant now) {
        Escalation escalation = settings.escalation();
        if (escalation == null || now.isBefore(escalateAt)) {
            return;
        }
        escalateAt = now.plus(BETWEEN_ESCALATIONS);
        Progress applied = session.progress();
        Instant before = now.minus(Duration.ofHours(escalation.afterHours()));
        Map<String, List<String>> missing = new HashMap<>();
        for (Item item : outbox.all()) {
            if (item.news() == News.FIRED
                    && item.state() == State.SENT
                    && !item.at().isAfter(before)) {
                List<String> to = escalation.to().stream()
                        .filter(who -> !outbox.knows(id(applied.epoch(), News.ESCALATED, item.about(), who)))
                        .toList();
                if (!to.isEmpty()) {
                    missing.put(item.about(), to);
                }
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        List<Item> found = new ArrayList<>();
        session.rows(
                "select alert_key, severity from alerts_as_of(?) where standing = 'open' order by alert_key",
                List.of(applied.position()),
                row -> {
                    String key = row.getString(1);
                    if (RuleDraft.SEVERITIES.indexOf(row.getString(2))
                            >= RuleDraft.SEVERITIES.indexOf(escalation.severity())) {
                        for (String who : missing.getOrDefault(key, List.of())) {
                            String id = id(applied.epoch(), News.ESCALATED, key, who);
                            Instant dueAt = settings.person(who).dueAt(now, true);
                            found.add(item(id, who, key, applied.position(), News.ESCALATED, dueAt));
                        }
                    }
                    return 0;
                });
        outbox.queue(found, now);
    }

    private static List<String> recipients(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,;]"))
                        .map(String::strip)
                        .filter(recipient -> !recipient.isEmpty())
                        .distinct()
                        .toList();
    }

    private static String id(int epoch, News news, String key, String recipient) {
        return epoch + " " + news + " " + key + " " + recipient;
    }

    private static Item item(String id, String recipient, String key, long position, News news, Instant dueAt) {
        return new Item(id, recipient, key, position, news, State.WAITING, 0, dueAt, dueAt, dueAt, null);
    }
}
