package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.AlertAnswer;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Piece;
import vigie.dashboard.pages.View.Row;

/**
 * One alert: why it fired, frozen at its position, beside the same rows now; its course and what people did.
 *
 * @param detail what it says
 * @param action where the forms about it go
 * @param formKey idempotency key of the forms, null when nothing can be recorded from here
 */
public record AlertPage(
        Detail detail, String action, @Nullable String formKey) {

    static AlertPage of(Frame frame, PageData data, String key, boolean desk) {
        Detail detail = detail(frame, data, key);
        boolean now = desk && !frame.asOf();
        return new AlertPage(
                detail,
                frame.t().of("page.alerts.path") + "/" + key,
                now ? UUID.randomUUID().toString() : null);
    }

    private static Detail detail(Frame frame, PageData data, String key) {
        AlertAnswer answer = data.alert(key, frame.request());
        Alert alert = answer.alert();
        Texts t = frame.t();
        AlertWords words = new AlertWords(frame);
        String title = alert.ruleName() + " · " + alert.member();
        List<Detail.Block> blocks = new ArrayList<>();
        blocks.add(Detail.Block.linkedFacts(facts(frame, words, answer)));
        blocks.add(evidence(frame, alert, "then", answer.then(), alert.firedPosition()));
        blocks.add(evidence(frame, alert, "now", answer.now(), answer.position()));
        blocks.add(Detail.Block.table(t.of("alert.course"), course(frame, words, answer)));
        return new Detail(
                frame,
                title,
                List.of(
                        new View.Crumb(
                                t.of("page.alerts"),
                                frame.address().at(t.of("page.alerts.path")).toString()),
                        new View.Crumb(title, null)),
                words.value(alert.metric(), answer.fired().value()),
                List.of(Piece.plain(words.watched(alert.metric(), alert.entity(), alert.windowDays()) + ", "
                        + words.condition(
                                alert.metric(),
                                alert.comparison(),
                                answer.fired().threshold()))),
                badge(t, alert),
                Sentence.of(
                        t,
                        "alert.fired",
                        List.of(
                                Piece.plain(alert.member()),
                                Piece.plain(frame.dates().day(alert.firedOn())),
                                Piece.plain(frame.numbers().count(alert.firedPosition())))),
                blocks);
    }

    private static View.Badge badge(Texts t, Alert alert) {
        String state = t.of("alerts.state." + alert.state());
        return new View.Badge(alert.state().equals("RESOLVED") ? "ok" : "broken", state, "", state);
    }

    private static List<Map.Entry<String, Cell>> facts(Frame frame, AlertWords words, AlertAnswer answer) {
        Texts t = frame.t();
        Alert alert = answer.alert();
        List<Map.Entry<String, Cell>> facts = new ArrayList<>();
        String code = alert.memberCode();
        if (code != null) {
            Dimension dimension = alert.entity().equals("CUSTOMER") ? Dimension.CUSTOMER : Dimension.PRODUCT;
            facts.add(Map.entry(
                    dimension.label(t.language()),
                    DetailCells.member(frame, dimension, new Member(code, alert.member()))));
        }
        facts.add(fact(t.of("alerts.head.severity"), t.of("alerts.severity." + alert.severity())));
        facts.add(fact(
                t.of("alert.stake.then"), frame.numbers().money(answer.fired().stake())));
        facts.add(fact(t.of("alert.value.last"), words.value(alert.metric(), alert.value())));
        facts.add(fact(t.of("alert.recovery"), words.value(alert.metric(), alert.recoveryThreshold())));
        String document = answer.fired().documentNumber();
        if (document != null) {
            facts.add(fact(t.of("alerts.head.document"), document));
        }
        if (alert.assignee() != null) {
            facts.add(fact(t.of("alerts.head.owner"), alert.assignee()));
        }
        if (alert.snoozedUntil() != null) {
            facts.add(fact(t.of("alert.snoozed"), frame.dates().day(alert.snoozedUntil())));
        }
        return facts;
    }

    private static Map.Entry<String, Cell> fact(String name, String value) {
        return Map.entry(name, Cell.text(value));
    }

    private static Detail.Block evidence(
            Frame frame, Alert alert, String moment, List<AlertAnswer.Evidence> rows, long position) {
        Texts t = frame.t();
        String title = t.of("alert.evidence." + moment, frame.numbers().count(position));
        String kind = "alert.column." + alert.metric();
        boolean stock = alert.metric().startsWith("STOCK") || alert.metric().equals("ABOVE_REORDER_POINT");
        List<Row> drawn = new ArrayList<>();
        BigDecimal first = BigDecimal.ZERO;
        BigDecimal second = BigDecimal.ZERO;
        for (AlertAnswer.Evidence row : rows) {
            first = first.add(row.first());
            second = second.add(row.second() == null ? BigDecimal.ZERO : row.second());
            drawn.add(new Row(
                    row.documentType() + row.documentNumber(),
                    "",
                    List.of(
                            DetailCells.document(frame, row.documentType(), row.documentNumber()),
                            Cell.text(frame.dates().day(row.on())),
                            Cell.number(figure(frame, stock, row.first())),
                            Cell.number(row.second() == null ? "" : figure(frame, false, row.second())))));
        }
        boolean two = t.has(kind + ".second");
        Row total = new Row(
                "total",
                "total",
                List.of(
                        Cell.text(t.of("entry.total")),
                        Cell.text(""),
                        Cell.number(figure(frame, stock, first)),
                        Cell.number(two ? figure(frame, false, second) : "")));
        View.Table table = new View.Table(
                "evidence-" + moment,
                title,
                List.of(
                        Head.text(t.of("alerts.head.document")),
                        Head.text(t.of("word.date")),
                        Head.number(t.of(kind)),
                        Head.number(two ? t.of(kind + ".second") : "")),
                drawn,
                rows.isEmpty() ? null : total);
        return Detail.Block.table(title, table);
    }

    private static String figure(Frame frame, boolean quantity, @Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        return quantity ? frame.numbers().quantity(value) : frame.numbers().amount(value);
    }

    /** State changes and actions in order of position. */
    private static View.Table course(Frame frame, AlertWords words, AlertAnswer answer) {
        Texts t = frame.t();
        record Happened(long position, Row row) {}
        List<Happened> course = new ArrayList<>();
        for (AlertAnswer.Step step : answer.steps()) {
            course.add(new Happened(
                    step.position(),
                    new Row(
                            "s" + step.position(),
                            "",
                            List.of(
                                    Cell.text(t.of("alerts.state." + step.state())),
                                    Cell.text(frame.dates().day(step.on())),
                                    Cell.number(frame.numbers().count(step.position())),
                                    Cell.number(words.value(answer.alert().metric(), step.value()))))));
        }
        for (AlertAnswer.Action action : answer.actions()) {
            String who = t.of("alert.action." + action.action(), action.actor());
            String what = action.assignee() != null
                    ? action.assignee()
                    : action.snoozedUntil() != null ? frame.dates().day(action.snoozedUntil()) : "";
            String said = action.note() == null ? what : (what + " " + action.note()).trim();
            course.add(new Happened(
                    action.position(),
                    new Row(
                            "a" + action.position(),
                            "",
                            List.of(
                                    Cell.text(who).withDetail(said),
                                    Cell.text(frame.dates().timeShort(action.at())),
                                    Cell.number(frame.numbers().count(action.position())),
                                    Cell.text("")))));
        }
        course.sort(java.util.Comparator.comparingLong(Happened::position));
        return new View.Table(
                "course",
                t.of("alert.course"),
                List.of(
                        Head.text(t.of("alerts.head.state")),
                        Head.text(t.of("word.date")),
                        Head.number(t.of("alert.position")),
                        Head.number(t.of("alerts.head.value"))),
                course.stream().map(Happened::row).toList(),
                null);
    }
}
