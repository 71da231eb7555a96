package vigie.facts;

/**
 * One row per alert rule and version; the last one at a position holds. Table {@code alert_rules}.
 *
 * @param code natural code (fr: code)
 * @param nameFr name in French
 * @param nameEn name in English
 * @param metric what is watched (fr: mesure)
 * @param entity whose metric it is (fr: objet)
 * @param windowDays days the value looks back; days late of OVERDUE_AMOUNT (fr: fenêtre)
 * @param comparison side of the threshold that fires
 * @param thresholdMicro percent, stock units or euro, as the metric is (fr: seuil)
 * @param recoveryThresholdMicro value at which it is over, same unit (fr: seuil de retour)
 * @param durationDays business days it has to last before it fires (fr: durée)
 * @param minimumStakeMinor euro at stake below which it does not fire (fr: enjeu minimal)
 * @param severity severity (fr: gravité)
 * @param recipients mail addresses, separated by commas (fr: destinataires)
 * @param withdrawn true when it watches no more (fr: retirée)
 */
public record AlertRuleFact(
        String code,
        String nameFr,
        String nameEn,
        AlertMetric metric,
        AlertEntity entity,
        int windowDays,
        AlertComparison comparison,
        long thresholdMicro,
        long recoveryThresholdMicro,
        int durationDays,
        long minimumStakeMinor,
        AlertSeverity severity,
        String recipients,
        boolean withdrawn) {}
