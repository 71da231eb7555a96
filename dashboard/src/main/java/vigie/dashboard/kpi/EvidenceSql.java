package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vigie.dashboard.kpi.Metric.Evidence;

/**
 * The lines behind a figure as SQL. Expressions come from the metric's definition, values are bound.
 * Three sources: postings on the metric's accounts, facts of the figure that no posting carries yet, and all facts.
 */
final class EvidenceSql {
    private static final String SHAPE = """
            select
                position, fact_index, %s as kind, %s as entry_number, %s as account_code, %s as measure,
                effective_on, document_type, document_number, order_line_id, product_id, customer_id, label,
                %s as amount
            from %s
            where %s and (%s) and %s""";

    private EvidenceSql() {}

    static Evidence evidence(Metric metric) {
        return metric.evidence()
                .orElseThrow(() -> new IllegalArgumentException(metric.id() + " is proved by its terms"));
    }

    /** Postings on the accounts, and facts that have none yet. */
    static String postings(Metric metric, Conditions conditions) {
        Evidence evidence = evidence(metric);
        String posted = SHAPE.formatted(
                "status",
                "entry_number",
                "account_code",
                "cast(null as varchar)",
                balance(evidence),
                "postings_as_of(:position)",
                days(metric),
                accounts(evidence),
                conditions.sql());
        String unposted = unposted(metric, conditions);
        return unposted.isEmpty() ? posted : posted + "\nunion all\n" + unposted;
    }

    /** Facts of the figure that no posting carries yet; empty when there is no such fact. */
    static String unposted(Metric metric, Conditions conditions) {
        Evidence evidence = evidence(metric);
        String condition = evidence.unposted();
        String amount = evidence.unpostedAmount();
        return condition == null || amount == null ? "" : factLines(metric, amount, condition, conditions);
    }

    /** Every fact of the figure. */
    static String facts(Metric metric, Conditions conditions) {
        Evidence evidence = evidence(metric);
        return factLines(metric, evidence.amount(), "(" + evidence.amount() + ") <> 0", conditions);
    }

    private static String factLines(Metric metric, String amount, String condition, Conditions conditions) {
        return SHAPE.formatted(
                "'FACT'",
                "cast(null as varchar)",
                "cast(null as varchar)",
                "measure",
                amount,
                source(metric),
                days(metric),
                condition,
                conditions.sql());
    }

    /** The table macro of the facts; one that names no arguments takes the position. */
    private static String source(Metric metric) {
        String lines = evidence(metric).lines();
        return lines.contains("(") ? lines : lines + "(:position)";
    }

    /** Balance of the accounts over the frame's period, whole company. */
    static String ledgerBalance(Metric metric) {
        Evidence evidence = evidence(metric);
        return "select coalesce(sum(" + balance(evidence) + "), 0) from counted_postings_as_of(:position) where "
                + days(metric) + " and (" + accounts(evidence) + ")";
    }

    static Map<String, Object> values(QueryFrame frame, Period period, Metric metric, Conditions conditions) {
        Map<String, Object> values = new HashMap<>(conditions.values());
        values.putAll(metric.settings());
        values.put("position", frame.position());
        values.put("from_on", period.from());
        values.put("to_on", period.to());
        return values;
    }

    /** Sum of the amounts of some lines. */
    static BigDecimal sum(QueryFrame frame, Period period, Metric metric, Conditions conditions, String lines) {
        NamedSql bound = NamedSql.bind(
                "select coalesce(sum(amount), 0) from (" + lines + ")", values(frame, period, metric, conditions));
        return frame.session()
                .shared("sum", bound.sql(), bound.parameters(), row -> row.getBigDecimal(1))
                .getFirst();
    }

    private static String days(Metric metric) {
        return switch (metric.additivity()) {
            case SEMI_ADDITIVE, AVERAGE -> "effective_on <= :to_on";
            case ADDITIVE, RATIO, COMPUTED -> "effective_on between :from_on and :to_on";
        };
    }

    private static String balance(Evidence evidence) {
        return "credit".equals(evidence.balance()) ? "(credit - debit)" : "(debit - credit)";
    }

    private static String accounts(Evidence evidence) {
        List<String> except = evidence.except();
        String carrying = anyOf(evidence.accounts());
        return except == null ? carrying : "(" + carrying + ") and not (" + anyOf(except) + ")";
    }

    private static String anyOf(List<String> accounts) {
        return accounts.stream()
                .map(account -> "account_code like '" + account + "%'")
                .collect(Collectors.joining(" or "));
    }
}
