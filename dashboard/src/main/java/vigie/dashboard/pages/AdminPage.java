package vigie.dashboard.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vigie.dashboard.delivery.DeliverReports;
import vigie.dashboard.delivery.ReportSchedule;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.people.AuditLog;
import vigie.dashboard.people.SignIn;
import vigie.dashboard.warehouse.Freshness;

/**
 * For who administers: the state of the data, accounts, tokens, and what was looked at. No figure of the business.
 *
 * @param name who looks
 */
public record AdminPage(Texts t, String assets, String company, String theme, String name, List<Block> blocks) {
    private static final int NEWEST = 200;

    /**
     * A table of words.
     *
     * @param problem sentence above the table, empty when all is well
     * @param action where the button of a row sends its first word, empty without buttons
     */
    public record Block(
            String id,
            String title,
            String empty,
            String problem,
            String action,
            List<String> heads,
            List<List<String>> rows) {}

    static AdminPage of(
            Texts t,
            String assets,
            String company,
            String theme,
            String name,
            SignIn signIn,
            DeliverReports reports,
            Freshness now) {
        return new AdminPage(
                t,
                assets,
                company,
                theme,
                name,
                List.of(
                        health(t, signIn, now),
                        reports(t, reports),
                        accounts(t, signIn),
                        tokens(t, signIn),
                        audit(t, signIn)));
    }

    private static Block reports(Texts t, DeliverReports reports) {
        Dates dates = new Dates(t.language());
        BadQuery problem = reports.problem();
        List<List<String>> rows = reports.standings().stream()
                .map(standing -> {
                    ReportSchedule report = standing.report();
                    return List.of(
                            report.name(),
                            report.page().address(),
                            ReportWords.when(t, report),
                            report.to().stream().map(to -> recipient(t, to)).collect(Collectors.joining(", ")),
                            dates.dayAndTime(standing.next(), report.zone()),
                            result(t, dates, standing));
                })
                .toList();
        return new Block(
                "reports",
                t.of("admin.reports"),
                t.of("admin.reports.none"),
                problem == null ? "" : problem.sentence(t.language()),
                problem == null ? "/admin/reports" : "",
                List.of(
                        t.of("admin.report"),
                        t.of("admin.page"),
                        t.of("admin.leaves"),
                        t.of("admin.recipients"),
                        t.of("admin.next"),
                        t.of("admin.result")),
                rows);
    }

    private static String recipient(Texts t, ReportSchedule.Recipient to) {
        if (to.scope() == null) {
            return to.mail();
        }
        return to.mail() + " ("
                + (to.scope().isWhole() ? t.of("admin.everything") : to.scope().in(t.language())) + ")";
    }

    /** How often each standing happened, and why what failed did. */
    private static String result(Texts t, Dates dates, DeliverReports.Standing standing) {
        if (standing.last().isEmpty()) {
            return t.of("admin.never");
        }
        String states = standing.last().stream()
                .collect(Collectors.groupingBy(
                        item -> t.of("deliveries.state." + item.state())
                                + (item.reason() == null ? "" : " (" + AlertsPage.reason(t, item.reason()) + ")"),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", "));
        return dates.dayAndTime(
                        standing.last().getFirst().plannedAt(),
                        standing.report().zone())
                + t.of("word.colon") + " " + states;
    }

    private static Block health(Texts t, SignIn signIn, Freshness now) {
        Numbers numbers = new Numbers(t.language(), "EUR");
        String reason = now.reason();
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of(t.of("admin.state"), t.of("admin.state." + now.state().name())),
                List.of(t.of("pill.head"), numbers.count(now.head())),
                List.of(t.of("pill.applied"), numbers.count(now.applied())),
                List.of(t.of("pill.reconciled"), numbers.count(now.reconciled())),
                List.of(t.of("admin.lag"), numbers.count(now.lagMillis())),
                List.of(t.of("admin.sessions"), numbers.count(signIn.sessions().count()))));
        if (reason != null) {
            rows.add(1, List.of(t.of("admin.reason"), reason));
        }
        return block(t, "health", List.of(t.of("admin.what"), t.of("admin.value")), rows);
    }

    private static Block accounts(Texts t, SignIn signIn) {
        List<List<String>> rows = signIn.people().accounts().stream()
                .map(account -> List.of(
                        account.name(),
                        names(account.roles()),
                        account.scope().isEmpty() ? t.of("admin.everything") : account.scope(),
                        t.of(account.disabled() ? "admin.disabled" : "admin.active")))
                .toList();
        return block(
                t,
                "accounts",
                List.of(t.of("sign-in.name"), t.of("admin.roles"), t.of("admin.scope"), t.of("admin.state")),
                rows);
    }

    private static Block tokens(Texts t, SignIn signIn) {
        Dates dates = new Dates(t.language());
        List<List<String>> rows = signIn.people().tokens().stream()
                .map(token -> List.of(
                        token.owner(), token.label(), names(token.rights()), dates.dayAndTime(token.expiresAt())))
                .toList();
        return block(
                t,
                "tokens",
                List.of(t.of("sign-in.name"), t.of("admin.label"), t.of("admin.rights"), t.of("admin.expires")),
                rows);
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Block audit(Texts t, SignIn signIn) {
        Dates dates = new Dates(t.language());
        List<List<String>> rows = signIn.audit().newest(NEWEST).stream()
                .map((AuditLog.Line line) -> List.of(
                        dates.dayAndTime(Instant.parse(line.at())),
                        line.who(),
                        line.action(),
                        line.what(),
                        String.valueOf(line.status()),
                        line.scope(),
                        line.position()))
                .toList();
        return block(
                t,
                "audit",
                List.of(
                        t.of("admin.when"),
                        t.of("sign-in.name"),
                        t.of("admin.action"),
                        t.of("admin.asked"),
                        t.of("admin.status"),
                        t.of("admin.scope"),
                        t.of("alert.position")),
                rows);
    }

    private static Block block(Texts t, String id, List<String> heads, List<List<String>> rows) {
        return new Block(id, t.of("admin." + id), t.of("admin." + id + ".none"), "", "", heads, rows);
    }
}
