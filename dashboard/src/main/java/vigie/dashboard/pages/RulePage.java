package vigie.dashboard.pages;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.AlertsAnswer.Rule;
import vigie.dashboard.kpi.BackTest;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.RuleDraft;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;

/**
 * A rule as a sentence with fields, and how often it would have fired.
 *
 * @param values text of each field
 * @param verdict how often it would have fired, null before it was asked
 * @param latest the latest times, null when there is none
 * @param formKey idempotency key of the form, null when nothing can be recorded from here
 */
public record RulePage(
        Frame frame,
        Function<String, String> values,
        @Nullable String verdict,
        View.@Nullable Table latest,
        @Nullable String formKey) {

    /** Name of a field in addresses and forms: apart from what the frame asks. */
    public static String field(String name) {
        return "rule_" + name;
    }

    /** Codes a field may have, in order. */
    public List<String> choices(String name) {
        return switch (name) {
            case "subject" -> RuleDraft.SUBJECTS;
            case "comparison" -> RuleDraft.COMPARISONS;
            default -> RuleDraft.SEVERITIES;
        };
    }

    static RulePage of(Frame frame, PageData data, Function<String, String> parameter, boolean desk) {
        boolean asked = !parameter.apply(field("subject")).isEmpty();
        Function<String, String> values = asked ? name -> parameter.apply(field(name)) : known(frame, data, parameter);
        BackTest test = asked ? data.backTest(RuleDraft.read(values), frame.request()) : null;
        return new RulePage(
                frame,
                values,
                test == null ? null : verdict(frame, test),
                test == null || test.latest().isEmpty() ? null : latest(frame, values, test),
                desk && !frame.asOf() ? UUID.randomUUID().toString() : null);
    }

    /** The fields of a rule that exists, else those of a new one. */
    private static Function<String, String> known(Frame frame, PageData data, Function<String, String> parameter) {
        String code = parameter.apply(field("code"));
        Rule rule = data.alerts("open", frame.request()).rules().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
        return name -> switch (name) {
            case "subject" -> rule == null ? "MARGIN_RATE/CUSTOMER" : rule.metric() + "/" + rule.entity();
            case "comparison" -> rule == null ? "BELOW" : rule.comparison();
            case "severity" -> rule == null ? "WARNING" : rule.severity();
            case "code" -> rule == null ? "" : rule.code();
            case "name_fr" -> rule == null ? "" : rule.nameFr();
            case "name_en" -> rule == null ? "" : rule.nameEn();
            case "window" -> rule == null ? "30" : Integer.toString(rule.windowDays());
            case "threshold" -> rule == null ? "" : plain(rule.threshold());
            case "recovery" -> rule == null ? "" : plain(rule.recoveryThreshold());
            case "duration" -> rule == null ? "0" : Integer.toString(rule.durationDays());
            case "stake" -> rule == null ? "0" : plain(rule.minimumStake());
            case "recipients" -> rule == null ? "" : rule.recipients();
            case "withdrawn" -> rule != null && rule.withdrawn() ? "on" : "";
            default -> "";
        };
    }

    private static String plain(java.math.BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String verdict(Frame frame, BackTest test) {
        Texts t = frame.t();
        Long fired = test.fired();
        return fired == null
                ? t.of("rule.unknown")
                : t.of(
                        "rule.fired",
                        fired,
                        test.members(),
                        frame.dates().day(test.from()),
                        frame.dates().day(test.to()));
    }

    private static View.Table latest(Frame frame, Function<String, String> values, BackTest test) {
        Texts t = frame.t();
        AlertWords words = new AlertWords(frame);
        String metric = values.apply("subject").split("/", 2)[0];
        return new View.Table(
                "backtest",
                t.of("rule.latest"),
                List.of(
                        Head.text(t.of("word.date")),
                        Head.text(t.of("alerts.head.what")),
                        Head.number(t.of("alerts.head.value")),
                        Head.number(t.of("alerts.head.stake", frame.numbers().symbol()))),
                test.latest().stream()
                        .map(firing -> new Row(
                                firing.on() + firing.member(),
                                "",
                                List.of(
                                        Cell.text(frame.dates().day(firing.on())),
                                        Cell.text(Objects.requireNonNullElse(firing.member(), "")),
                                        Cell.number(words.value(metric, firing.value())),
                                        Cell.number(frame.numbers().amount(firing.stake())))))
                        .toList(),
                null);
    }
}
