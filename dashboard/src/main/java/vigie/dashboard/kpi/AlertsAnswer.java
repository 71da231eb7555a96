package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that fired and the rules that watch, as of a position.
 *
 * @param counts alerts by standing: {@code open}, {@code acknowledged}, {@code snoozed}, {@code closed}
 * @param alerts those of the standing asked for, gravest first, then by what is at stake
 */
public record AlertsAnswer(long position, Map<String, Long> counts, List<Alert> alerts, List<Rule> rules) {

    /**
     * One alert as it stands.
     *
     * @param key rule/entity/member/position it opened at
     * @param state FIRING, RECOVERING or RESOLVED
     * @param member whose metric it is, in words
     * @param value in the unit of the metric: percent, stock units or currency; null when undefined
     * @param reference what the value is measured against, null when nothing
     * @param stake at stake, in the currency
     * @param position last change of its state
     * @param firedPosition position it fired at first
     * @param standing where people have it
     * @param memberCode code of the customer or product it is about, null for another entity
     */
    public record Alert(
            String key,
            String ruleCode,
            String ruleName,
            String state,
            String severity,
            String metric,
            String entity,
            long memberId,
            @Nullable Long warehouseId,
            String member,
            @Nullable BigDecimal value,
            @Nullable BigDecimal reference,
            String comparison,
            BigDecimal threshold,
            BigDecimal recoveryThreshold,
            int windowDays,
            BigDecimal stake,
            long position,
            LocalDate effectiveOn,
            long firedPosition,
            LocalDate firedOn,
            @Nullable String documentType,
            @Nullable String documentNumber,
            String standing,
            @Nullable String assignee,
            @Nullable LocalDate snoozedUntil,
            @Nullable String note,
            @Nullable String memberCode) {}

    /**
     * One rule as it stands.
     *
     * @param fired how often it fired in the last 90 business days
     * @param open how many of its alerts are open
     */
    public record Rule(
            String code,
            String name,
            String nameFr,
            String nameEn,
            String metric,
            String entity,
            int windowDays,
            String comparison,
            BigDecimal threshold,
            BigDecimal recoveryThreshold,
            int durationDays,
            BigDecimal minimumStake,
            String severity,
            String recipients,
            boolean withdrawn,
            long fired,
            long open) {}
}
