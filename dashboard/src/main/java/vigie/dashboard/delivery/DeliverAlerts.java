package vigie.dashboard.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.delivery.DeliverySettings.MailServer;
import vigie.dashboard.delivery.DeliverySettings.Webhook;
import vigie.dashboard.delivery.Outbox.Item;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryParameters;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.Warehouse;

/**
 * Tells the recipients of rules what fired and what is over, as of applied positions only. While the figures are
 * stopped or differ from the ledger, operators are told and nobody else. What is told is kept in an {@link Outbox}.
 */
public final class DeliverAlerts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverAlerts.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeliverySettings settings;
    private final Path folder;
    private final Warehouse warehouse;
    private final PageData data;
    private final Supplier<Freshness> figures;
    private final Letters letters;
    private final String address;
    private final Clock clock;
    private final Outbox outbox;
    private final FindNews find;
    private final SendWebhook webhooks;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Passes passes;

    DeliverAlerts(
            DeliverySettings settings,
            Path folder,
            Warehouse warehouse,
            PageData data,
            Supplier<Freshness> figures,
            Letters letters,
            String ownAddress,
            Clock clock) {
        this.settings = settings;
        this.folder = folder;
        this.warehouse = warehouse;
        this.data = data;
        this.figures = figures;
        this.letters = letters;
        this.address = Objects.requireNonNullElse(settings.address(), ownAddress);
        this.clock = clock;
        this.outbox = new Outbox(folder.resolve("deliveries.jsonl"));
        this.find = new FindNews(settings, outbox);
        this.webhooks = new SendWebhook(folder);
    }

    /**
     * Starts to deliver as {@code delivery.yaml} of a folder says; null when the folder has none.
     *
     * @param ownAddress where links lead unless the settings say otherwise
     * @throws IllegalArgumentException when the settings cannot be read
     */
    public static @Nullable DeliverAlerts start(
            Path folder,
            Warehouse warehouse,
            PageData data,
            Supplier<Freshness> figures,
            Letters letters,
            String ownAddress,
            Clock clock) {
        DeliverySettings settings = DeliverySettings.in(folder).orElse(null);
        if (settings == null) {
            return null;
        }
        var deliver = new DeliverAlerts(settings, folder, warehouse, data, figures, letters, ownAddress, clock);
        deliver.passes = Passes.start("alert-delivery", deliver::pass);
        return deliver;
    }

    /** What was told or is to be told, newest first. */
    public List<Item> latest(int most) {
        return outbox.all().reversed().stream().limit(most).toList();
    }

    Outbox outbox() {
        return outbox;
    }

    /** The mail server, null when no mail is sent. */
    @Nullable
    MailServer mailServer() {
        return settings.mail();
    }

    /** Where links lead. */
    String address() {
        return address;
    }

    /** Tries again what failed; returns how much there is. */
    public int again() {
        return outbox.again(clock.instant());
    }

    /** Looks for news and sends what is due. */
    void pass() throws InterruptedException {
        Instant now = clock.instant();
        Freshness freshness = figures.get();
        switch (freshness.state()) {
            case STOPPED, GAP -> find.stopped(freshness.applied(), now);
            case FRESH, BEHIND -> {
                find.running(freshness.applied(), now);
                boolean settled = freshness.state() == Freshness.State.FRESH;
                warehouse.read(session -> {
                    find.firedAndResolved(session, settled, now);
                    find.unattended(session, now);
                    return 0;
                });
            }
            case REBUILDING, AS_OF -> {
                // What is told is told once the figures are whole again.
            }
        }
        sendDue(now, freshness.state() == Freshness.State.FRESH || freshness.state() == Freshness.State.BEHIND);
    }

    /**
     * Sends side by side, so that a slow receiver delays the others by one patience at most.
     *
     * @param whole whether the figures are; until then only news about themselves is sent
     */
    private void sendDue(Instant now, boolean whole) throws InterruptedException {
        List<Future<?>> sending = new ArrayList<>();
        outbox.due(
                        now,
                        item -> item.news() != Outbox.News.REPORT
                                && (whole || item.about().isEmpty()))
                .forEach((recipient, items) -> sending.add(senders.submit(() -> send(recipient, items, now))));
        for (Future<?> one : sending) {
            try {
                one.get();
            } catch (ExecutionException e) {
                LOG.warn("an attempt to deliver is not recorded: {}", String.valueOf(e.getCause()));
            }
        }
    }

    private void send(String recipient, List<Item> items, Instant now) {
        if (recipient.startsWith(Outbox.WEBHOOK)) {
            Webhook webhook = settings.webhooks().get(recipient.substring(Outbox.WEBHOOK.length()));
            if (webhook == null) {
                outbox.dead(items, "delivery.yaml: webhooks?", now);
                return;
            }
            items.forEach(item ->
                    attempt(List.of(item), now, () -> webhooks.send(webhook, event(item), item.id(), body(item), now)));
            return;
        }
        MailServer server = settings.mail();
        if (server == null) {
            outbox.dead(items, "delivery.yaml: mail?", now);
            return;
        }
        attempt(items, now, () -> {
            Language language = settings.person(recipient).languageOrFrench();
            Letters.Letter letter = letters.letter(
                    language,
                    items.stream()
                            .map(item -> new Letters.Piece(item.news(), item.position(), alertOf(item, language)))
                            .toList(),
                    address);
            new SendMail(server, folder).send(recipient, letter.subject(), letter.text(), null, now);
        });
    }

    @FunctionalInterface
    private interface Attempt {
        void make() throws SendFailed;
    }

    private void attempt(List<Item> items, Instant now, Attempt attempt) {
        outbox.trying(items, now);
        try {
            attempt.make();
            outbox.sent(items, now);
        } catch (SendFailed e) {
            outbox.failed(items, Objects.requireNonNullElse(e.getMessage(), "?"), now);
        } catch (BadQuery e) {
            outbox.failed(items, e.code(), now);
        }
    }

    private @Nullable Alert alertOf(Item item, Language language) {
        if (item.about().isEmpty()) {
            return null;
        }
        return data.alert(
                        item.about(), QueryParameters.read(Map.of("asof", List.of("pos:" + item.position())), language))
                .alert();
    }

    private static String event(Item item) {
        return switch (item.news()) {
            case FIRED -> "alert.fired";
            case RESOLVED -> "alert.resolved";
            case ESCALATED -> "alert.escalated";
            case STOPPED -> "figures.stopped";
            case RUNNING -> "figures.running";
            case REPORT -> throw new IllegalStateException("reports leave by mail only");
        };
    }

    private String body(Item item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", event(item));
        body.put("delivery", item.id());
        body.put("position", item.position());
        Alert alert = alertOf(item, Language.EN);
        if (alert != null) {
            body.put("alert", alert.key());
            body.put("severity", alert.severity());
            body.put("rule", alert.ruleCode());
            body.put("member", alert.member());
            body.put("metric", alert.metric());
            body.put("value", alert.value() == null ? null : alert.value().toPlainString());
            body.put("comparison", alert.comparison());
            body.put("threshold", alert.threshold().toPlainString());
            body.put("stake", alert.stake().toPlainString());
            body.put("on", alert.effectiveOn().toString());
            body.put("link", letters.link(address, alert));
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers can be written", e);
        }
    }

    @Override
    public void close() {
        Passes running = passes;
        if (running != null) {
            running.close();
        }
        senders.shutdownNow();
        webhooks.close();
    }
}
