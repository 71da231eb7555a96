package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an alert: ACKNOWLEDGE, SNOOZE, ASSIGN or COMMENT.
 *
 * <p>One row of {@code ledger.alert_actions}. Never changed once written.
 * Units: see the package description.
 */
public record AlertActionRow(
        long id,
        String alertKey,
        String action,
        String actor,
        @Nullable String assignee,
        @Nullable Integer snoozedUntilEpochDay,
        @Nullable String note,
        long recordedAtMicros) {}
