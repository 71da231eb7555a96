package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per time somebody did something about an alert. Table {@code alert_actions}.
 *
 * @param alertKey alert it is about (fr: clé de l'alerte)
 * @param action what was done (fr: action)
 * @param actor who did it (fr: acteur)
 * @param assignee who takes care of it, of ASSIGN only (fr: responsable)
 * @param snoozedUntilEpochDay business day it comes back, of SNOOZE only (fr: report)
 * @param note what they said (fr: commentaire)
 * @param recordedAtMicros instant the command was recorded, UTC
 */
public record AlertActionFact(
        String alertKey,
        AlertActionKind action,
        String actor,
        @Nullable String assignee,
        @Nullable Integer snoozedUntilEpochDay,
        @Nullable String note,
        long recordedAtMicros) {}
