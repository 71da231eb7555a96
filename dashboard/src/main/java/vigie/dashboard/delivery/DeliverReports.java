package vigie.dashboard.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.delivery.DeliverySettings.MailServer;
import vigie.dashboard.delivery.Outbox.Item;
import vigie.dashboard.delivery.Outbox.News;
import vigie.dashboard.delivery.Outbox.State;
import vigie.dashboard.delivery.ReportSchedule.Recipient;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.people.Account;
import vigie.dashboard.people.AuditLog;
import vigie.dashboard.people.SignIn;
import vigie.dashboard.warehouse.Freshness;

/**
 * Sends pages as documents at their hours, to each recipient what that recipient may see, one after the other. An hour
 * is seen to once: what a restart or stopped figures made late is sent late, the last hour only, and says so. What is
 * sent is kept in the {@link Outbox} of alerts and shown with them; each document is in the audit log before it leaves.
 */
public final class DeliverReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverReports.class);
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Path folder;
    private final @Nullable DeliverAlerts mails;
    private final ReportSchedules schedules;
    private final ReportPress press;
    private final @Nullable SignIn signIn;
    private final Supplier<Freshness> figures;
    private final Clock clock;
    private @Nullable Passes passes;

    /**
     * How a report stands.
     *
     * @param next when it leaves next
     * @param last what its last hour sent, one for each recipient; empty before the first
     */
    public record Standing(ReportSchedule report, Instant next, List<Item> last) {}

    DeliverReports(
            Path folder,
            @Nullable DeliverAlerts mails,
            ReportPress press,
            @Nullable SignIn signIn,
            Supplier<Freshness> figures,
            Clock clock) {
        this.folder = folder;
        this.mails = mails;
        this.schedules = new ReportSchedules(folder, press::page);
        this.press = press;
        this.signIn = signIn;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Starts to send what {@code schedules.yaml} of a folder says.
     *
     * @param mails whose mail server and outbox are used; null without {@code delivery.yaml}, then nothing is sent
     * @param signIn whose accounts receive reports, null where there are none
     */
    public static DeliverReports start(
            Path folder,
            @Nullable DeliverAlerts mails,
            ReportPress press,
            @Nullable SignIn signIn,
            Supplier<Freshness> figures,
            Clock clock) {
        DeliverReports deliver = new DeliverReports(folder, mails, press, signIn, figures, clock);
        if (mails != null) {
            deliver.passes = Passes.start("report-delivery", deliver::pass);
        }
        return deliver;
    }

    /** Why nothing is sent, null when nothing stands in the way. */
    public @Nullable BadQuery problem() {
        ReportSchedules.Content content = schedules.read();
        if (content.problem() != null || content.schedules().isEmpty()) {
            return content.problem();
        }
        return mails != null && mails.mailServer() != null
                ? null
                : BadQuery.unavailable(
                        "NO_MAIL_SERVER",
                        "Aucun rapport ne part : delivery.yaml ne nomme pas de serveur de courrier. Y ajouter mail: et"
                                + " redémarrer.",
                        "No report leaves: delivery.yaml names no mail server. Add mail: to it and restart.");
    }

    /** The reports there are, in the order of the file. */
    public List<Standing> standings() {
        Instant now = clock.instant();
        return schedules.read().schedules().stream()
                .map(report -> new Standing(report, report.next(now), last(report)))
                .toList();
    }

    private List<Item> last(ReportSchedule report) {
        List<Item> sent = mails == null
                ? List.of()
                : mails.outbox().all().stream()
                        .filter(item -> about(item, report))
                        .toList();
        return sent.stream()
                .map(Item::plannedAt)
                .max(Comparator.naturalOrder())
                .map(newest -> sent.stream()
                        .filter(item -> item.plannedAt().equals(newest))
                        .toList())
                .orElse(List.of());
    }

    private static boolean about(Item item, ReportSchedule report) {
        return item.news() == News.REPORT && item.about().equals(report.name());
    }

    /**
     * Sends a report at once; nothing more while what was asked for before still waits.
     *
     * @throws BadQuery with code {@code UNKNOWN_REPORT} or {@code NO_MAIL_SERVER}
     */
    public void sendNow(String name) {
        ReportSchedule report = named(name)
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_REPORT",
                        "Il n'y a pas de rapport « " + name + " » dans " + ReportSchedules.FILE + ".",
                        "There is no report '" + name + "' in " + ReportSchedules.FILE + "."));
        BadQuery problem = problem();
        DeliverAlerts using = mails;
        if (problem != null || using == null) {
            throw Objects.requireNonNull(problem);
        }
        boolean waiting = using.outbox().all().stream()
                .anyMatch(
                        item -> about(item, report) && (item.state() == State.WAITING || item.state() == State.TRYING));
        if (!waiting) {
            Instant now = clock.instant();
            using.outbox().queue(items(report, now), now);
        }
    }

    private Optional<ReportSchedule> named(String name) {
        return schedules.read().schedules().stream()
                .filter(report -> report.name().equals(name))
                .findFirst();
    }

    /** Sees to hours that are reached and sends what is due, once the figures are whole. */
    void pass() {
        DeliverAlerts using = mails;
        if (using == null) {
            return;
        }
        Outbox outbox = using.outbox();
        Instant now = clock.instant();
        ReportSchedules.Content content = schedules.read();
        List<ReportSchedule> reports = content.schedules();
        if (content.problem() == null) {
            plan(outbox, reports, now);
        }
        List<ReportSchedule> reached = reports.stream()
                .filter(report -> outbox.planned(report.name(), report.hours())
                        .filter(report.latest(now)::isAfter)
                        .isPresent())
                .toList();
        if ((reached.isEmpty() && due(outbox, now).isEmpty()) || !whole()) {
            return;
        }
        for (ReportSchedule report : reached) {
            Instant hour = report.latest(now);
            outbox.plan(report.name(), report.hours(), hour, items(report, hour), now);
        }
        due(outbox, now).values().forEach(items -> items.forEach(item -> send(using, item)));
    }

    /** From now on for reports that are new or have other hours; no more for those that are gone. */
    private static void plan(Outbox outbox, List<ReportSchedule> reports, Instant now) {
        Set<String> gone = outbox.plannedReports();
        for (ReportSchedule report : reports) {
            gone.remove(report.name());
            if (outbox.planned(report.name(), report.hours()).isEmpty()) {
                outbox.plan(report.name(), report.hours(), now, List.of(), now);
            }
        }
        gone.forEach(report -> outbox.plan(report, Outbox.NO_HOURS, now, List.of(), now));
    }

    private static Map<String, List<Item>> due(Outbox outbox, Instant now) {
        return outbox.due(now, item -> item.news() == News.REPORT);
    }

    private boolean whole() {
        Freshness freshness = figures.get();
        return freshness.businessOn() != null
                && (freshness.state() == Freshness.State.FRESH || freshness.state() == Freshness.State.BEHIND);
    }

    private static List<Item> items(ReportSchedule report, Instant hour) {
        return report.to().stream()
                .map(recipient -> new Item(
                        News.REPORT + " " + report.name() + " " + hour + " " + recipient.mail(),
                        recipient.mail(),
                        report.name(),
                        0,
                        News.REPORT,
                        State.WAITING,
                        0,
                        hour,
                        hour,
                        hour,
                        null))
                .toList();
    }

    private void send(DeliverAlerts using, Item item) {
        Outbox outbox = using.outbox();
        Instant now = clock.instant();
        try {
            ReportSchedule report = named(item.about()).orElseThrow(() -> new NotSent("REPORT_GONE"));
            Recipient recipient = report.to().stream()
                    .filter(one -> one.mail().equals(item.recipient()))
                    .findFirst()
                    .orElseThrow(() -> new NotSent("REPORT_GONE"));
            Reader reader = reader(recipient);
            MailServer server = using.mailServer();
            if (server == null) {
                throw new NotSent("NO_MAIL_SERVER");
            }
            boolean late = item.plannedAt().plus(LATE).isBefore(now);
            ReportPress.Printed printed = press.print(report, reader, late ? item.plannedAt() : null, using.address());
            logged(report, reader, printed, now);
            List<Item> sending = List.of(item.at(printed.position()));
            outbox.trying(sending, now);
            Letters.Letter letter = printed.letter();
            new SendMail(server, folder)
                    .send(item.recipient(), letter.subject(), letter.text(), printed.document(), now);
            outbox.sent(sending, now);
        } catch (NotSent e) {
            outbox.dead(List.of(item), e.code, now);
        } catch (SendFailed e) {
            outbox.failed(List.of(item), Objects.requireNonNullElse(e.getMessage(), "?"), now);
        } catch (RuntimeException e) {
            LOG.warn("report {} is not drawn for {}", item.about(), item.recipient(), e);
            outbox.trying(List.of(item), now);
            outbox.failed(List.of(item), e instanceof BadQuery bad ? bad.code() : "NOT_DRAWN", now);
        }
    }

    /** A report that cannot be sent as the files are; the pages say the code in words. */
    private static final class NotSent extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        NotSent(String code) {
            super(code);
            this.code = code;
        }
    }

    /** What cannot be logged is not sent. */
    private void logged(ReportSchedule report, Reader reader, ReportPress.Printed printed, Instant now) {
        if (signIn != null) {
            signIn.audit()
                    .append(new AuditLog.Line(
                            now.toString(),
                            String.valueOf(reader.name()),
                            "export",
                            "MAIL " + report.name() + " " + report.page().address(),
                            200,
                            reader.scope().toString(),
                            String.valueOf(printed.position())));
        }
    }

    /** What a recipient may see now. */
    private Reader reader(Recipient recipient) throws NotSent {
        String account = recipient.account();
        if (account == null) {
            return new Reader(recipient.mail(), Set.of(Right.READ), Objects.requireNonNull(recipient.scope()));
        }
        Reader reader = Optional.ofNullable(signIn)
                .flatMap(accounts -> accounts.people().active(account))
                .map(Account::reader)
                .orElseThrow(() -> new NotSent("ACCOUNT_CLOSED"));
        if (!reader.may(Right.READ)) {
            throw new NotSent("ACCOUNT_MAY_NOT");
        }
        return reader;
    }

    @Override
    public void close() {
        Passes running = passes;
        if (running != null) {
            running.close();
        }
    }
}
