package vigie.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.dashboard.delivery.Outbox.Item;
import vigie.dashboard.kpi.LivePageData;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.pages.AlertLetters;
import vigie.dashboard.warehouse.FactLog;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.TestAlerts;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.AlertActionKind;
import vigie.facts.AlertState;
import vigie.facts.ClockTickFact;
import vigie.facts.DimensionFact;

/** Alerts by mail to a real SMTP server, and to a webhook, across restarts, failures and stops. */
class DeliverAlertsTest {
    private static final LocalDate ON = LocalDate.of(2005, 5, 2);
    private static final String SECRET = "a secret of enough length";
    private static final String PASSWORD = "the password of the mail server";
    private static final Duration HOUR = Duration.ofHours(1);

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Warehouse warehouse = Warehouse.inMemory();
    private final FactLog log = new FactLog();
    private long written;
    private Freshness.State state = Freshness.State.FRESH;
    private Instant now = Instant.parse("2026-11-02T09:00:00Z");
    private int answer = 200;
    private HttpServer receiver;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        mails.start();
        mails.setUser("vigie", PASSWORD);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            String expected = SendWebhook.signature(SECRET, headers.getFirst("Vigie-Timestamp") + "." + body);
            boolean signed = expected.equals(headers.getFirst("Vigie-Signature"));
            calls.add(headers.getFirst("Vigie-Event") + (signed ? " signed " : " FORGED ") + body);
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        Files.writeString(folder.resolve("hook.secret"), SECRET + "\n");
        Files.writeString(folder.resolve("mail.secret"), PASSWORD + "\n");
        Files.writeString(folder.resolve("delivery.yaml"), """
                address: https://vigie.example.org
                mail: {host: 127.0.0.1, port: %d, protection: none, user: vigie, passwordFile: mail.secret,
                  from: vigie@example.org}
                webhooks: {erp: {url: "http://127.0.0.1:%d/", secretFile: hook.secret}}
                people:
                  anna@example.org: {language: en}
                  late@example.org: {language: en, digestAt: "18:00", zone: UTC}
                operators: [it@example.org]
                escalation: {afterHours: 2, severity: WARNING, to: [boss@example.org]}
                """.formatted(
                        mails.getSmtp().getPort(), receiver.getAddress().getPort()));
        TestAlerts.rules(log);
        log.add(new DimensionFact("customer", 5, "C5", "Durand", "Durand", null));
        log.add(new DimensionFact("customer", 6, "C6", "Martin", "Martin", null));
        log.add(new ClockTickFact((int) ON.toEpochDay(), 0));
        log.add(TestAlerts.customer(6, AlertState.FIRING, 7_500_000L, ON, "anna@example.org"));
        commit();
    }

    @AfterEach
    void close() {
        mails.stop();
        receiver.stop(0);
        warehouse.close();
    }

    private void commit() {
        log.commit();
        log.writeTo(warehouse, written);
        written = log.transactions().size();
    }

    private void fires(String recipients) {
        log.add(TestAlerts.customer(5, AlertState.FIRING, 7_500_000L, ON, recipients));
        commit();
    }

    /** A process that delivers: starts, passes and ends, as often as asked. */
    private List<Item> process(int passes) throws InterruptedException {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        var data = new LivePageData(warehouse, MetricCatalogue.load(), this::freshness, clock, () -> Reader.ANYBODY);
        try (var deliver = new DeliverAlerts(
                DeliverySettings.in(folder).orElseThrow(),
                folder,
                warehouse,
                data,
                this::freshness,
                new AlertLetters(),
                "http://127.0.0.1:1",
                clock)) {
            for (int pass = 0; pass < passes; pass++) {
                deliver.pass();
            }
            return deliver.latest(100);
        }
    }

    private Freshness freshness() {
        return new Freshness(state, written, written, 0, null, null, ON, 0, 0, 0, null, null, null, null);
    }

    /** Recipient and subject of each mail, in order of recipients. */
    private List<String> received() throws Exception {
        List<String> received = new ArrayList<>();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            received.add(mail.getAllRecipients()[0] + ": " + mail.getSubject());
        }
        received.sort(null);
        return received;
    }

    @Test
    void tellsOnceWhatFiresAndWhatIsOverWhateverRestarts() throws Exception {
        process(2);
        assertThat(received()).as("what fired before is not told").isEmpty();
        fires("anna@example.org, webhook:erp");
        process(2);
        process(1);
        assertThat(received()).containsExactly("anna@example.org: [Vigie] Low margin of a customer · Durand");
        assertThat((String) mails.getReceivedMessages()[0].getContent())
                .contains("7.5%")
                .contains("https://vigie.example.org/alerts/low-customer-margin/CUSTOMER/5/9?lang=en");
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call)
                        .startsWith("alert.fired signed ")
                        .contains("\"member\":\"Durand\"", "\"value\":\"7.500000\"", "\"stake\":\"750.00\""));
        log.add(TestAlerts.customer(5, AlertState.RESOLVED, 27_500_000L, ON, "anna@example.org,webhook:erp"));
        commit();
        process(2);
        process(1);
        assertThat(received())
                .containsExactly(
                        "anna@example.org: [Vigie] Low margin of a customer · Durand",
                        "anna@example.org: [Vigie] Resolved: Low margin of a customer · Durand");
        assertThat(calls).hasSize(2);
        assertThat(Files.readString(folder.resolve("deliveries.jsonl"))).doesNotContain(SECRET, PASSWORD);
    }

    @Test
    void failureIsTriedAgainThenShownAndSentByHand() throws Exception {
        process(1);
        answer = 503;
        fires("webhook:erp, webhook:nowhere");
        for (int attempt = 0; attempt < 12; attempt++) {
            process(2);
            now = now.plus(HOUR);
        }
        assertThat(calls).as("eight attempts").hasSize(8);
        assertThat(process(0))
                .extracting(Item::recipient, Item::state, Item::attempts, Item::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "webhook:nowhere", Outbox.State.DEAD, 0, "delivery.yaml: webhooks?"),
                        org.assertj.core.groups.Tuple.tuple("webhook:erp", Outbox.State.DEAD, 8, "HTTP 503"));
        answer = 204;
        new Outbox(folder.resolve("deliveries.jsonl")).again(now);
        assertThat(process(1)).extracting(Item::state).containsExactly(Outbox.State.DEAD, Outbox.State.SENT);
    }

    @Test
    void mailCutShortByTheEndOfTheProcessIsNotSentAgainByItself() throws Exception {
        process(1);
        fires("anna@example.org");
        state = Freshness.State.REBUILDING;
        process(1);
        state = Freshness.State.FRESH;
        mails.stop();
        process(1);
        var outbox = new Outbox(folder.resolve("deliveries.jsonl"));
        outbox.trying(outbox.all(), now);
        mails.start();
        now = now.plus(HOUR);
        assertThat(process(2)).extracting(Item::state).containsExactly(Outbox.State.UNSURE);
        assertThat(received()).isEmpty();
    }

    @Test
    void digestComesAtItsHourAndNobodyIsToldOfStoppedFigures() throws Exception {
        process(1);
        fires("late@example.org");
        state = Freshness.State.STOPPED;
        process(2);
        process(1);
        state = Freshness.State.FRESH;
        process(2);
        assertThat(received())
                .containsExactly(
                        "it@example.org: [Vigie] Les chiffres avancent de nouveau, écriture 2",
                        "it@example.org: [Vigie] Les chiffres sont arrêtés ou en écart à l’écriture 2\u00a0; les"
                                + " alertes attendent");
        now = Instant.parse("2026-11-02T18:00:00Z");
        process(1);
        assertThat(received()).hasSize(3).anyMatch(mail -> mail.startsWith("late@example.org"));
    }

    @Test
    void whatNobodyTakesChargeOfGoesUp() throws Exception {
        process(1);
        fires("anna@example.org");
        process(1);
        now = now.plus(HOUR);
        process(1);
        assertThat(received()).hasSize(1);
        now = now.plus(HOUR);
        process(2);
        assertThat(received())
                .containsExactly(
                        "anna@example.org: [Vigie] Low margin of a customer · Durand",
                        "boss@example.org: [Vigie] Sans prise en charge\u00a0: Marge faible d’un client · Durand");
    }

    @Test
    void whatIsInHandsDoesNotGoUp() throws Exception {
        process(1);
        fires("anna@example.org");
        process(1);
        log.add(TestAlerts.action("low-customer-margin/CUSTOMER/5/9", AlertActionKind.ACKNOWLEDGE, null));
        commit();
        now = now.plus(HOUR.multipliedBy(3));
        process(2);
        assertThat(received()).hasSize(1);
    }
}
