package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A rule as somebody writes it, before it is saved: the fields of command {@code put_alert_rule}.
 *
 * @param metric code of what is watched, as facts write it
 * @param entity code of whose metric it is
 * @param comparison BELOW, AT_OR_BELOW or ABOVE
 * @param threshold percent, stock units or currency, as the metric is
 * @param recovery value at which it is over, same unit
 * @param stake amount at stake below which it does not fire
 * @param recipients mail addresses and {@code webhook:name}, separated by commas
 */
public record RuleDraft(
        String code,
        String nameFr,
        String nameEn,
        String metric,
        String entity,
        int windowDays,
        String comparison,
        BigDecimal threshold,
        BigDecimal recovery,
        int durationDays,
        BigDecimal stake,
        String severity,
        String recipients,
        boolean withdrawn) {
    /** Metric and entity of each kind of rule. */
    public static final List<String> SUBJECTS = List.of(
            "MARGIN_RATE/SALE_LINE",
            "MARGIN_RATE/CUSTOMER",
            "MARGIN_RATE/FAMILY",
            "MARGIN_RATE/PRODUCT",
            "STOCK_ON_HAND/STOCK",
            "ABOVE_REORDER_POINT/STOCK",
            "OVERDUE_AMOUNT/CUSTOMER",
            "COUNT_DIFFERENCE/STOCK_COUNT",
            "LATE_POSTING/ENTRY");

    public static final List<String> COMPARISONS = List.of("BELOW", "AT_OR_BELOW", "ABOVE");
    public static final List<String> SEVERITIES = List.of("INFO", "WARNING", "CRITICAL");
    private static final Set<String> WITHOUT_WINDOW =
            Set.of("STOCK_ON_HAND", "ABOVE_REORDER_POINT", "COUNT_DIFFERENCE", "LATE_POSTING");
    private static final int LONGEST_DAYS = 366;
    private static final int MOST_DIGITS = 12;

    /**
     * The rule of a form.
     *
     * @param field gives the text of a field, empty when it is not there
     * @throws BadQuery when a field cannot be read, with its name
     */
    public static RuleDraft read(Function<String, String> field) {
        String[] subject = oneOf(field, "subject", SUBJECTS).split("/", 2);
        BigDecimal threshold = number(field, "threshold", null);
        return new RuleDraft(
                field.apply("code").strip(),
                field.apply("name_fr").strip(),
                field.apply("name_en").strip(),
                subject[0],
                subject[1],
                WITHOUT_WINDOW.contains(subject[0]) ? 0 : days(field, "window"),
                oneOf(field, "comparison", COMPARISONS),
                threshold,
                number(field, "recovery", threshold),
                days(field, "duration"),
                number(field, "stake", BigDecimal.ZERO),
                oneOf(field, "severity", SEVERITIES),
                recipients(field),
                !field.apply("withdrawn").isEmpty());
    }

    /** Fields of the command, as it reads them. */
    public Map<String, Object> fields() {
        return Map.ofEntries(
                Map.entry("code", code),
                Map.entry("name_fr", nameFr),
                Map.entry("name_en", nameEn),
                Map.entry("metric", written(metric)),
                Map.entry("entity", written(entity)),
                Map.entry("window_days", windowDays),
                Map.entry("comparison", written(comparison)),
                Map.entry("threshold", threshold),
                Map.entry("recovery_threshold", recovery),
                Map.entry("duration_days", durationDays),
                Map.entry("minimum_stake", stake),
                Map.entry("severity", written(severity)),
                Map.entry("recipients", recipients),
                Map.entry("withdrawn", withdrawn));
    }

    public String subject() {
        return metric + "/" + entity;
    }

    private static String written(String code) {
        return code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String oneOf(Function<String, String> field, String name, List<String> known) {
        String value = field.apply(name);
        if (!known.contains(value)) {
            throw unreadable(name, value, String.join(", ", known));
        }
        return value;
    }

    private static int days(Function<String, String> field, String name) {
        BigDecimal value = number(field, name, BigDecimal.ZERO);
        if (value.stripTrailingZeros().scale() > 0
                || value.signum() < 0
                || value.compareTo(BigDecimal.valueOf(LONGEST_DAYS)) > 0) {
            throw unreadable(name, value.toPlainString(), "0 … " + LONGEST_DAYS);
        }
        return value.intValue();
    }

    private static BigDecimal number(
            Function<String, String> field, String name, @org.jspecify.annotations.Nullable BigDecimal otherwise) {
        String text = field.apply(name).replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.');
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        if (!text.matches("-?\\d{1," + MOST_DIGITS + "}(\\.\\d{1,6})?")) {
            throw unreadable(name, text, "12,5");
        }
        return new BigDecimal(text);
    }

    private static String recipients(Function<String, String> field) {
        String text = field.apply("recipients").strip();
        if (!text.isEmpty()) {
            for (String one : text.split(",", -1)) {
                if (!one.strip().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+|webhook:[a-z0-9-]+")) {
                    throw unreadable("recipients", one.strip(), "anna@example.org, webhook:erp");
                }
            }
        }
        return text;
    }

    private static BadQuery unreadable(String name, String value, String wanted) {
        return BadQuery.malformed(
                "BAD_RULE",
                "Le champ " + name + " vaut « " + value + " » ; il faut : " + wanted + ".",
                "Field " + name + " is '" + value + "'; wanted: " + wanted + ".");
    }
}
