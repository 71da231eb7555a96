package vigie.dashboard.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.delivery.Outbox;
import vigie.dashboard.delivery.Outbox.Item;
import vigie.dashboard.kpi.AlertsAnswer;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.kpi.AlertsAnswer.Rule;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;

/**
 * Alerts by standing, gravest first, and the rules that watch.
 *
 * @param empty said instead of the table when there is no alert, else null
 * @param ruling whether the reader may write rules and see what was told
 * @param deliveries what was told to whom, null when delivery is not set up
 * @param failed how many deliveries of those shown failed
 */
public record AlertsPage(
        Frame frame,
        String subtitle,
        List<View.Option> standings,
        View.Table table,
        @Nullable String empty,
        View.Table rules,
        boolean ruling,
        View.@Nullable Table deliveries,
        long failed) {
    private static final int DELIVERIES_SHOWN = 50;

    static AlertsPage of(Frame frame, PageData data, String standing, @Nullable DeliverAlerts delivery) {
        AlertsAnswer answer = data.alerts(standing, frame.request());
        Texts t = frame.t();
        long watching =
                answer.rules().stream().filter(rule -> !rule.withdrawn()).count();
        List<View.Option> standings = answer.counts().entrySet().stream()
                .map(entry -> new View.Option(
                        t.of(
                                "alerts.standing." + entry.getKey(),
                                frame.numbers().count(entry.getValue())),
                        "",
                        frame.address().with("standing", entry.getKey()).toString(),
                        entry.getKey().equals(standing)))
                .toList();
        boolean ruling = frame.reader().may(Right.WRITE_RULES);
        List<Item> latest = delivery == null || !ruling ? List.of() : delivery.latest(DELIVERIES_SHOWN);
        return new AlertsPage(
                frame,
                t.of("alerts.sub", watching, frame.numbers().count(answer.position())),
                standings,
                alerts(frame, answer.alerts(), t.of("alerts.caption." + standing)),
                answer.alerts().isEmpty() ? t.of("alerts.none." + standing, watching) : null,
                rules(frame, answer.rules()),
                ruling,
                delivery == null ? null : deliveries(frame, latest),
                latest.stream().filter(Item::failed).count());
    }

    private static View.Table deliveries(Frame frame, List<Item> items) {
        Texts t = frame.t();
        return new View.Table(
                "deliveries",
                t.of("deliveries.title"),
                List.of(
                        Head.text(t.of("deliveries.head.at")),
                        Head.text(t.of("deliveries.head.what")),
                        Head.text(t.of("deliveries.head.to")),
                        Head.text(t.of("alerts.head.state")),
                        Head.number(t.of("deliveries.head.attempts"))),
                items.stream()
                        .map(item -> {
                            Cell state = Cell.text(t.of("deliveries.state." + item.state()));
                            Cell what = what(frame, item);
                            return new Row(
                                    item.id(),
                                    item.failed() ? "failed" : "",
                                    List.of(
                                            Cell.text(frame.dates().dayAndTime(item.at())),
                                            what,
                                            Cell.text(item.recipient()),
                                            item.reason() == null ? state : state.withDetail(reason(t, item.reason())),
                                            Cell.number(frame.numbers().count(item.attempts()))));
                        })
                        .toList(),
                null);
    }

    private static Cell what(Frame frame, Item item) {
        Texts t = frame.t();
        String about = item.about();
        if (about.isEmpty()) {
            return Cell.text(t.of("letter." + item.news(), item.position()));
        }
        String text = t.of("deliveries.news." + item.news()) + " · " + about;
        return item.news() == Outbox.News.REPORT
                ? Cell.text(text)
                : Cell.link(
                        text,
                        frame.address()
                                .at(t.of("page.alerts.path") + "/" + about)
                                .toString(),
                        true);
    }

    /** Why something did not arrive: a code in words, else what the receiver said. */
    static String reason(Texts t, String reason) {
        return t.ofCode("deliveries.reason", reason);
    }

    private static View.Table alerts(Frame frame, List<Alert> alerts, String caption) {
        Texts t = frame.t();
        return new View.Table(
                "alerts",
                caption,
                List.of(
                        Head.text(t.of("alerts.head.what")),
                        Head.text(t.of("alerts.head.severity")),
                        Head.text(t.of("alerts.head.rule")),
                        Head.number(t.of("alerts.head.value")),
                        Head.text(t.of("alerts.head.threshold")),
                        Head.number(t.of("alerts.head.stake", frame.numbers().symbol())),
                        Head.text(t.of("alerts.head.since")),
                        Head.text(t.of("alerts.head.state")),
                        Head.text(t.of("alerts.head.document")),
                        Head.text(t.of("alerts.head.owner"))),
                alerts.stream().map(alert -> row(frame, alert)).toList(),
                null);
    }

    private static Row row(Frame frame, Alert alert) {
        Texts t = frame.t();
        AlertWords words = new AlertWords(frame);
        Cell owner = Cell.text(alert.assignee() == null ? "" : alert.assignee());
        return new Row(
                alert.key(),
                "",
                List.of(
                        Cell.link(
                                alert.member(),
                                frame.address()
                                        .at(t.of("page.alerts.path") + "/" + alert.key())
                                        .toString(),
                                true),
                        severity(t, alert.severity()),
                        Cell.text(alert.ruleName()),
                        Cell.number(words.value(alert.metric(), alert.value())),
                        Cell.muted(words.condition(alert.metric(), alert.comparison(), alert.threshold())),
                        Cell.number(
                                alert.stake().signum() == 0
                                        ? ""
                                        : frame.numbers().amount(alert.stake())),
                        Cell.text(frame.dates().day(alert.firedOn())),
                        Cell.text(t.of("alerts.state." + alert.state())),
                        DetailCells.document(frame, alert.documentType(), alert.documentNumber()),
                        alert.note() == null ? owner : owner.withDetail(alert.note())));
    }

    private static Cell severity(Texts t, String severity) {
        return new Cell(
                t.of("alerts.severity." + severity),
                false,
                "severity " + severity.toLowerCase(java.util.Locale.ROOT),
                null,
                false,
                "",
                null);
    }

    private static View.Table rules(Frame frame, List<Rule> rules) {
        Texts t = frame.t();
        return new View.Table(
                "rules",
                t.of("alerts.rules"),
                List.of(
                        Head.text(t.of("alerts.head.rule")),
                        Head.text(t.of("alerts.head.severity")),
                        Head.text(t.of("alerts.head.sentence")),
                        Head.number(t.of("alerts.head.fired")),
                        Head.number(t.of("alerts.head.open"))),
                rules.stream()
                        .map(rule -> new Row(
                                rule.code(),
                                "",
                                List.of(
                                        Cell.link(
                                                rule.name(),
                                                frame.address()
                                                        .at(t.of("rule.path"))
                                                        .with(RulePage.field("code"), rule.code())
                                                        .toString(),
                                                false),
                                        rule.withdrawn()
                                                ? Cell.muted(t.of("alerts.withdrawn"))
                                                : severity(t, rule.severity()),
                                        new Cell(
                                                new AlertWords(frame).sentence(rule),
                                                false,
                                                "wrap",
                                                null,
                                                false,
                                                "",
                                                null),
                                        Cell.number(frame.numbers().count(rule.fired())),
                                        Cell.number(frame.numbers().count(rule.open())))))
                        .toList(),
                null);
    }
}
