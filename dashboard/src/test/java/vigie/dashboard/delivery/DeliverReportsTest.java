package vigie.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.math.BigDecimal;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.delivery.DeliverReports.Standing;
import vigie.dashboard.delivery.Outbox.Item;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.LivePageData;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryParameters;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.kpi.Scope;
import vigie.dashboard.pages.AlertLetters;
import vigie.dashboard.pages.Numbers;
import vigie.dashboard.people.AuditLog;
import vigie.dashboard.people.Role;
import vigie.dashboard.people.SignIn;
import vigie.dashboard.people.SignInConfig;
import vigie.dashboard.reports.MailedReports;
import vigie.dashboard.warehouse.FactLog;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.ClockTickFact;

/** Reports by mail to a real SMTP server: what each recipient sees, at which hours, across restarts and failures. */
class DeliverReportsTest {
    private static final LocalDate ON = LocalDate.of(2005, 5, 2);
    private static final Duration DAY = Duration.ofDays(1);
    /** A Monday morning in Paris, 08:00. */
    private static final Instant MONDAY = Instant.parse("2026-11-02T07:00:00Z");

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Warehouse quiet = Warehouse.inMemory();
    private Freshness.State state = Freshness.State.FRESH;
    private Instant now = MONDAY.minus(DAY);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SignIn signIn;

    @BeforeEach
    void start() throws IOException {
        startMails();
        signIn = SignIn.of(
                new SignInConfig(folder.resolve("people.json"), folder.resolve("audit.jsonl"), null, null),
                Clock.systemUTC());
        FactLog log = new FactLog();
        log.add(new ClockTickFact((int) ON.toEpochDay(), 0));
        log.commit();
        log.writeTo(quiet);
    }

    private void startMails() throws IOException {
        mails.start();
        Files.writeString(
                folder.resolve("delivery.yaml"), """
                address: https://vigie.example.org
                mail: {host: 127.0.0.1, port: %d, protection: none, from: vigie@example.org}
                """.formatted(mails.getSmtp().getPort()));
    }

    @AfterEach
    void close() {
        mails.stop();
        quiet.close();
    }

    private Freshness freshness() {
        return new Freshness(state, 1, 1, 1, null, null, ON, 0, 0, 0, null, null, null, null);
    }

    private void schedule(String to) throws IOException {
        schedule("/?p=2004", to);
    }

    private void schedule(String page, String to) throws IOException {
        Files.writeString(folder.resolve("schedules.yaml"), """
                - name: Monday
                  page: %s
                  day: monday
                  at: 08:00
                  language: en
                  to: [%s]
                """.formatted(page, to));
    }

    private interface Running {
        void run(DeliverReports reports) throws Exception;
    }

    /** A process over a company without sales; it passes, does something, and ends. */
    private List<Item> process(Running doing) throws Exception {
        return process(quiet, this::freshness, doing);
    }

    private List<Item> process(Warehouse warehouse, Supplier<Freshness> figures, Running doing) throws Exception {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        MetricCatalogue catalogue = MetricCatalogue.load();
        DashboardConfig config = new DashboardConfig(
                "127.0.0.1", 1, "none:0", "facts", Path.of("unused"), folder, "Négoce Durand", List.of(), null, null);
        try (var alerts = new DeliverAlerts(
                        DeliverySettings.in(folder).orElseThrow(),
                        folder,
                        warehouse,
                        asking(warehouse, catalogue, figures, Reader.ANYBODY),
                        figures,
                        new AlertLetters(),
                        "http://127.0.0.1:1",
                        clock);
                var reports = new DeliverReports(
                        folder,
                        alerts,
                        new MailedReports(reader -> asking(warehouse, catalogue, figures, reader), config),
                        signIn,
                        figures,
                        clock)) {
            reports.pass();
            doing.run(reports);
            return alerts.latest(100);
        }
    }

    private static PageData asking(
            Warehouse warehouse, MetricCatalogue catalogue, Supplier<Freshness> figures, Reader reader) {
        return new LivePageData(warehouse, catalogue, figures, Clock.systemUTC(), () -> reader);
    }

    private List<Item> passes(int more) throws Exception {
        return process(reports -> {
            for (int pass = 0; pass < more; pass++) {
                reports.pass();
            }
        });
    }

    private MimeMessage mailTo(String address) throws Exception {
        for (MimeMessage mail : mails.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    private static String words(MimeMessage mail) throws Exception {
        return String.valueOf(((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
    }

    private static String document(MimeMessage mail) throws Exception {
        BodyPart file = ((MimeMultipart) mail.getContent()).getBodyPart(1);
        assertThat(file.getContentType()).startsWith("application/pdf");
        assertThat(file.getFileName()).matches("vigie-today-\\d+\\.pdf");
        try (PDDocument document = Loader.loadPDF(file.getInputStream().readAllBytes())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void eachRecipientGetsWhatTheyMaySeeAndTheLogSaysSo() throws Exception {
        WarehouseFixture company = WarehouseFixture.shared();
        Warehouse warehouse = company.warehouse();
        Supplier<Freshness> figures = company.data()::freshness;
        signIn.people().put("sam@example.org", Set.of(Role.SALES), "rep=R1", null);
        schedule("{account: sam@example.org}, {address: board@example.org, scope: all}");
        process(warehouse, figures, reports -> {});
        now = MONDAY;
        process(warehouse, figures, DeliverReports::pass);
        process(warehouse, figures, DeliverReports::pass);
        assertThat(mails.getReceivedMessages()).as("once, whatever restarts").hasSize(2);
        Scope part = Scope.of("rep=R1");
        String whole = revenue(warehouse, figures, Scope.WHOLE);
        String own = revenue(warehouse, figures, part);
        assertThat(own).isNotEqualTo(whole);
        MimeMessage toBoard = mailTo("board@example.org");
        MimeMessage toSam = mailTo("sam@example.org");
        for (String said : List.of(words(toBoard), document(toBoard))) {
            assertThat(said).contains(whole).doesNotContain(own);
        }
        for (String said : List.of(words(toSam), document(toSam))) {
            assertThat(said).contains(own, "R1").doesNotContain(whole);
        }
        String position = new Numbers(Language.EN, "EUR").count(company.positions());
        assertThat(toBoard.getSubject()).isEqualTo("[Vigie] Monday · 1 Jan – 31 Dec 2004");
        assertThat(words(toBoard))
                .contains("entry " + position + " · reconciled up to entry")
                .contains("https://vigie.example.org/?asof=pos:" + company.positions())
                .contains("https://vigie.example.org/?p=2004&lang=en")
                .contains("every Monday at 08:00 (Europe/Paris)")
                .doesNotContain("Late");
        assertThat(signIn.audit().newest(10))
                .extracting(AuditLog.Line::who, AuditLog.Line::action, AuditLog.Line::scope, AuditLog.Line::position)
                .containsExactlyInAnyOrder(
                        tuple("sam@example.org", "export", "rep=R1", String.valueOf(company.positions())),
                        tuple("board@example.org", "export", "", String.valueOf(company.positions())));
    }

    private static String revenue(Warehouse warehouse, Supplier<Freshness> figures, Scope scope) {
        Reader reader = new Reader("x", Set.of(Right.READ), scope);
        var question = QueryParameters.read(Map.of("m", List.of("net-revenue"), "p", List.of("2004")), Language.EN);
        Figure figure = Objects.requireNonNull(asking(warehouse, MetricCatalogue.load(), figures, reader)
                .query(question)
                .totals()
                .get("net-revenue"));
        BigDecimal value = Objects.requireNonNull(figure.value());
        return new Numbers(Language.EN, "EUR").shortMoney(value);
    }

    @Test
    void aMissedHourIsSentOnceAndSaysThatItIsLate() throws Exception {
        schedule("{address: board@example.org, scope: all}");
        now = MONDAY.plus(DAY);
        passes(2);
        assertThat(mails.getReceivedMessages())
                .as("hours before the report was there")
                .isEmpty();
        now = MONDAY.plus(DAY.multipliedBy(16));
        state = Freshness.State.STOPPED;
        assertThat(passes(2)).as("while the figures are stopped").isEmpty();
        state = Freshness.State.FRESH;
        passes(2);
        passes(2);
        assertThat(mails.getReceivedMessages()).hasSize(1);
        assertThat(words(mails.getReceivedMessages()[0])).contains("Late: this report was due on 16 Nov 2026 08:00.");
        Files.delete(folder.resolve("schedules.yaml"));
        passes(1);
        now = now.plus(DAY.multipliedBy(7));
        schedule("{address: board@example.org, scope: all}");
        passes(1);
        assertThat(mails.getReceivedMessages())
                .as("hours while the report was gone")
                .hasSize(1);
    }

    @Test
    void failuresAreTriedAgainThenShown() throws Exception {
        signIn.people().put("former@example.org", Set.of(Role.READER), "", null);
        signIn.people().put("keeper@example.org", Set.of(Role.ADMIN), "", null);
        schedule("{account: former@example.org}, {account: keeper@example.org},"
                + " {address: board@example.org, scope: all}");
        passes(0);
        signIn.people().disable("former@example.org");
        mails.stop();
        now = MONDAY;
        for (int attempt = 0; attempt < 9; attempt++) {
            passes(1);
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(passes(0))
                .extracting(Item::recipient, Item::state, Item::attempts)
                .containsExactly(
                        tuple("board@example.org", Outbox.State.DEAD, 8),
                        tuple("keeper@example.org", Outbox.State.DEAD, 0),
                        tuple("former@example.org", Outbox.State.DEAD, 0));
        startMails();
        process(reports -> {
            List<Item> last = reports.standings().getFirst().last();
            assertThat(last).extracting(Item::reason).contains("ACCOUNT_CLOSED", "ACCOUNT_MAY_NOT");
            signIn.people().put("former@example.org", Set.of(Role.READER), "rep=R1", null);
            reports.sendNow("Monday");
            reports.sendNow("Monday");
            reports.pass();
            Standing standing = reports.standings().getFirst();
            assertThat(standing.next()).isEqualTo(MONDAY.plus(DAY.multipliedBy(7)));
            assertThat(standing.last())
                    .extracting(Item::state)
                    .containsExactly(Outbox.State.SENT, Outbox.State.DEAD, Outbox.State.SENT);
        });
        assertThat(mails.getReceivedMessages()).hasSize(2);
    }

    @Test
    void whatCannotBeSentIsSaid() throws Exception {
        schedule("{address: board@example.org, scope: all}");
        Files.writeString(folder.resolve("delivery.yaml"), "operators: [it@example.org]");
        List<String> codes = new ArrayList<>();
        process(reports -> {
            codes.add(Objects.requireNonNull(reports.problem()).code());
            try {
                reports.sendNow("Monday");
            } catch (BadQuery e) {
                codes.add(e.code());
            }
            Files.writeString(folder.resolve("schedules.yaml"), "- nme: Monday");
            codes.add(Objects.requireNonNull(reports.problem()).code());
            try {
                reports.sendNow("Monday");
            } catch (BadQuery e) {
                codes.add(e.code());
            }
        });
        assertThat(codes).containsExactly("NO_MAIL_SERVER", "NO_MAIL_SERVER", "BAD_SCHEDULES", "UNKNOWN_REPORT");
    }
}
