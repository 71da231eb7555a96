package vigie.ledgerevents.rows;

/**
 * A rule that watches a metric of each member of an entity.
 *
 * <p>One row of {@code ledger.alert_rules}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record AlertRuleRow(
        long id,
        String code,
        String nameFr,
        String nameEn,
        String metric,
        String entity,
        int windowDays,
        String comparison,
        long thresholdMicro,
        long recoveryThresholdMicro,
        int durationDays,
        long minimumStakeMinor,
        String severity,
        String recipients,
        boolean withdrawn,
        long recordedAtMicros) {}
