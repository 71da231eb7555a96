package vigie.jobs.alerts;

import org.jspecify.annotations.Nullable;
import vigie.facts.AlertEntity;
import vigie.facts.AlertFact;

/** Writes what happened to an alert as a fact: frozen with the rule and the reading of its position. Pure. */
final class AlertFacts {
    private AlertFacts() {}

    /**
     * The row of an alert.
     *
     * @param rule the rule as it stands
     * @param entity entity of the member, which the rule may have left
     * @param member whose metric it is
     * @param alert the alert after the reading
     * @param reading what was measured
     * @param day business day
     * @param cause last event of the member at the position, null when a day or a rule made the change
     */
    static AlertFact of(
            AlertRule rule,
            AlertEntity entity,
            Member member,
            AlertInstance alert,
            Reading reading,
            int day,
            @Nullable AlertEvent cause) {
        boolean stock = member.warehouseId() != 0;
        AlertEvent document = cause == null || cause.documentNumber().isEmpty() ? null : cause;
        return new AlertFact(
                rule.code() + "/" + entity + "/" + member.inKeys() + "/" + alert.openedPosition(),
                alert.state(),
                rule.severity(),
                rule.code(),
                rule.metric(),
                entity,
                member.id(),
                stock ? member.warehouseId() : null,
                reading.valueMicro(),
                reading.referenceMicro(),
                rule.comparison(),
                rule.thresholdMicro(),
                rule.recoveryThresholdMicro(),
                rule.windowDays(),
                reading.stakeMinor(),
                day,
                document == null ? null : document.documentType(),
                document == null ? null : document.documentNumber(),
                entity == AlertEntity.CUSTOMER ? Long.valueOf(member.id()) : customerOf(cause),
                stock || entity == AlertEntity.PRODUCT ? Long.valueOf(member.id()) : productOf(cause),
                rule.recipients());
    }

    private static @Nullable Long customerOf(@Nullable AlertEvent cause) {
        return cause == null || cause.customerId() == 0 ? null : cause.customerId();
    }

    private static @Nullable Long productOf(@Nullable AlertEvent cause) {
        return cause == null || cause.productId() == 0 ? null : cause.productId();
    }
}
