package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alert with what proves it.
 *
 * @param alert as it stands
 * @param fired as it stood when it fired first
 * @param then rows behind the value at the position it fired, frozen
 * @param now the same rows at the position asked for
 * @param steps each change of its state, oldest first
 * @param actions what people did, oldest first
 */
public record AlertAnswer(
        long position,
        AlertsAnswer.Alert alert,
        Fired fired,
        List<Evidence> then,
        List<Evidence> now,
        List<Step> steps,
        List<Action> actions) {

    /** The values it fired with. */
    public record Fired(
            @Nullable BigDecimal value,
            @Nullable BigDecimal reference,
            BigDecimal threshold,
            BigDecimal stake,
            @Nullable String documentType,
            @Nullable String documentNumber) {}

    /** A document behind the value; what its two amounts are depends on the metric. */
    public record Evidence(
            String documentType,
            String documentNumber,
            LocalDate on,
            BigDecimal first,
            @Nullable BigDecimal second) {}

    /** A change of state. */
    public record Step(
            long position,
            LocalDate on,
            String state,
            @Nullable BigDecimal value,
            BigDecimal stake) {}

    /** What somebody did. */
    public record Action(
            long position,
            Instant at,
            String action,
            String actor,
            @Nullable String assignee,
            @Nullable LocalDate snoozedUntil,
            @Nullable String note) {}
}
