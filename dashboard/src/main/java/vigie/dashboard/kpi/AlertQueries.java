package vigie.dashboard.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vigie.dashboard.kpi.AlertAnswer.Action;
import vigie.dashboard.kpi.AlertAnswer.Fired;
import vigie.dashboard.kpi.AlertAnswer.Step;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.kpi.AlertsAnswer.Rule;

/** Alerts and rules, as the facts know them at a position. */
final class AlertQueries {
    private static final int SHOWN = 200;
    private static final int RECENT_DAYS = 90;
    private static final List<String> STANDINGS = List.of("open", "acknowledged", "snoozed", "closed");
    private static final String ALERTS = """
            select
                a.alert_key, a.rule_code, coalesce({rule_name}, a.rule_code), a.state, a.severity, a.metric, a.entity,
                a.member_id, a.warehouse_id,
                case a.entity
                    when 'SALE_LINE' then line.order_number || ' / ' || line.line_number
                    when 'ENTRY' then a.document_number
                    else coalesce(m.{name}, '#' || a.member_id) || coalesce(' · ' || w.{name}, '')
                end,
                a.value, a.reference, a.comparison, a.threshold, a.recovery_threshold, a.window_days, a.stake,
                a.position, a.effective_on, a.fired_position, a.fired_on, a.document_type, a.document_number,
                a.standing, a.assignee, a.snoozed_until, a.note,
                case when a.entity not in ('SALE_LINE', 'ENTRY', 'FAMILY') then m.code end
            from alerts_as_of(?) as a
            left join alert_rules_as_of(?) as r on r.code = a.rule_code
            left join members_as_of(?) as m
                on m.member_id = a.member_id
                and m.dimension = case a.entity
                    when 'CUSTOMER' then 'customer' when 'FAMILY' then 'family' else 'product' end
            left join members_as_of(?) as w on w.dimension = 'warehouse' and w.member_id = a.warehouse_id
            left join order_line_numbers as line on line.order_line_id = a.member_id
            where {condition}
            order by
                case a.severity when 'CRITICAL' then 0 when 'WARNING' then 1 else 2 end,
                a.stake desc, a.position desc, a.alert_key
            limit {limit}
            """;

    /** How many alerts are open: for the navigation. */
    long openCount(QueryFrame frame) {
        return counts(frame).getOrDefault("open", 0L);
    }

    private static Map<String, Long> counts(QueryFrame frame) {
        NamedSql visible = InScope.alerts(frame);
        Map<String, Long> counts = new LinkedHashMap<>();
        STANDINGS.forEach(each -> counts.put(each, 0L));
        frame.session()
                .shared(
                        "count",
                        "select a.standing, count(*) from alerts_as_of(?) as a where " + visible.sql()
                                + " group by a.standing",
                        visible.parametersAfter(frame.position()),
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    AlertsAnswer alerts(QueryFrame frame, String standing) {
        if (!STANDINGS.contains(standing)) {
            throw BadQuery.malformed(
                    "UNKNOWN_STANDING",
                    "« " + standing + " » n'est pas un état d'alerte ; il y a " + String.join(", ", STANDINGS) + ".",
                    "'" + standing + "' is no standing of alerts; there are " + String.join(", ", STANDINGS) + ".");
        }
        return new AlertsAnswer(
                frame.position(), counts(frame), select(frame, "a.standing = ?", standing, SHOWN), rules(frame));
    }

    AlertAnswer alert(QueryFrame frame, String key) {
        Alert alert = select(frame, "a.alert_key = ?", key, 1).stream()
                .findFirst()
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_ALERT",
                        "L'alerte « " + key + " » n'a pas été déclenchée à l'écriture " + frame.position() + ".",
                        "Alert '" + key + "' has not fired at entry " + frame.position() + "."));
        List<Object> known = List.of(key, frame.position());
        Fired fired = frame.session()
                .one(
                        "select value, reference, threshold, stake, document_type, document_number from alerts"
                                + " where alert_key = ? and state = 'FIRING' and position <= ?"
                                + " order by position, fact_index limit 1",
                        known,
                        row -> new Fired(
                                row.getBigDecimal(1),
                                row.getBigDecimal(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getString(5),
                                row.getString(6)))
                .orElseThrow();
        LocalDate today = Objects.requireNonNullElse(frame.businessOn(), alert.effectiveOn());
        return new AlertAnswer(
                frame.position(),
                alert,
                fired,
                AlertEvidence.of(frame.session(), alert, alert.firedPosition(), alert.firedOn()),
                AlertEvidence.of(frame.session(), alert, frame.position(), today),
                frame.session()
                        .rows(
                                "select position, effective_on, state, value, stake from alerts"
                                        + " where alert_key = ? and position <= ? order by position, fact_index",
                                known,
                                row -> new Step(
                                        row.getLong(1),
                                        row.getObject(2, LocalDate.class),
                                        row.getString(3),
                                        row.getBigDecimal(4),
                                        row.getBigDecimal(5))),
                frame.session()
                        .rows(
                                "select position, recorded_at, action, actor, assignee, snoozed_until, note"
                                        + " from alert_actions where alert_key = ? and position <= ?"
                                        + " order by position, fact_index",
                                known,
                                row -> new Action(
                                        row.getLong(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getObject(6, LocalDate.class),
                                        row.getString(7))));
    }

    private static List<Alert> select(QueryFrame frame, String condition, String value, int limit) {
        boolean french = frame.language() == Language.FR;
        String name = french ? "name_fr" : "name_en";
        Long at = frame.position();
        NamedSql visible = InScope.alerts(frame);
        return frame.session()
                .rows(
                        ALERTS.replace("{rule_name}", "r." + name)
                                .replace("{name}", name)
                                .replace("{condition}", condition + " and " + visible.sql())
                                .replace("{limit}", Integer.toString(limit)),
                        visible.parametersAfter(at, at, at, at, value),
                        AlertQueries::alertOf);
    }

    private static Alert alertOf(ResultSet row) throws SQLException {
        return new Alert(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                QueryFrame.longOrNull(row, 9),
                Objects.requireNonNullElse(row.getString(10), "#" + row.getLong(8)),
                row.getBigDecimal(11),
                row.getBigDecimal(12),
                row.getString(13),
                row.getBigDecimal(14),
                row.getBigDecimal(15),
                row.getInt(16),
                row.getBigDecimal(17),
                row.getLong(18),
                row.getObject(19, LocalDate.class),
                row.getLong(20),
                row.getObject(21, LocalDate.class),
                row.getString(22),
                row.getString(23),
                row.getString(24),
                row.getString(25),
                row.getObject(26, LocalDate.class),
                row.getString(27),
                row.getString(28));
    }

    private static List<Rule> rules(QueryFrame frame) {
        String name = frame.language() == Language.FR ? "name_fr" : "name_en";
        Long at = frame.position();
        NamedSql visible = InScope.alerts(frame);
        return frame.session()
                .rows(
                        """
                        select
                            r.code, r.%s, r.name_fr, r.name_en, r.metric, r.entity, r.window_days, r.comparison,
                            r.threshold, r.recovery_threshold, r.duration_days, r.minimum_stake, r.severity,
                            r.recipients, r.withdrawn,
                            count(a.alert_key) filter (a.fired_on > today.business_on - %d),
                            count(a.alert_key) filter (a.standing = 'open')
                        from alert_rules_as_of(?) as r
                        cross join (select max(business_on) as business_on from clock_ticks where position <= ?)
                            as today
                        left join alerts_as_of(?) as a on a.rule_code = r.code and %s
                        group by all
                        order by
                            any_value(case r.severity when 'CRITICAL' then 0 when 'WARNING' then 1 else 2 end), r.code
                        """.formatted(name, RECENT_DAYS, visible.sql()),
                        visible.parametersAfter(at, at, at),
                        row -> new Rule(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getInt(7),
                                row.getString(8),
                                row.getBigDecimal(9),
                                row.getBigDecimal(10),
                                row.getInt(11),
                                row.getBigDecimal(12),
                                row.getString(13),
                                row.getString(14),
                                row.getBoolean(15),
                                row.getLong(16),
                                row.getLong(17)));
    }
}
