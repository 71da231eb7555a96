package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per alert and change of its state; the last one at a position holds. Table {@code alerts}.
 *
 * @param alertKey rule/entity/member/position it opened at (fr: clé de l'alerte)
 * @param state state from this position on (fr: état)
 * @param severity severity of the rule (fr: gravité)
 * @param ruleCode rule that watches (fr: règle)
 * @param metric what is watched (fr: mesure)
 * @param entity whose metric it is (fr: objet)
 * @param memberId member of the entity; of STOCK and STOCK_COUNT the product
 * @param warehouseId warehouse, of STOCK and STOCK_COUNT only (fr: entrepôt)
 * @param valueMicro value at this position: percent, stock units or euro; none when undefined (fr: valeur)
 * @param referenceMicro what it is measured against: revenue, reorder point, all that is open, quantity difference
 * @param comparison side of the threshold that fires
 * @param thresholdMicro threshold of the rule at this position, unit of the value (fr: seuil)
 * @param recoveryThresholdMicro value at which it is over, same unit (fr: seuil de retour)
 * @param windowDays days the value looks back (fr: fenêtre)
 * @param stakeMinor euro at stake: margin missing, shortage, overdue, difference (fr: enjeu)
 * @param effectiveOnEpochDay business day (fr: jour)
 * @param documentType type of the document that changed the state, none when a day did
 * @param documentNumber number of that document (fr: pièce)
 * @param customerId customer concerned, when known (fr: client)
 * @param productId product concerned, when known (fr: article)
 * @param recipients mail addresses of the rule, separated by commas (fr: destinataires)
 */
public record AlertFact(
        String alertKey,
        AlertState state,
        AlertSeverity severity,
        String ruleCode,
        AlertMetric metric,
        AlertEntity entity,
        long memberId,
        @Nullable Long warehouseId,
        @Nullable Long valueMicro,
        @Nullable Long referenceMicro,
        AlertComparison comparison,
        long thresholdMicro,
        long recoveryThresholdMicro,
        int windowDays,
        long stakeMinor,
        int effectiveOnEpochDay,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable Long customerId,
        @Nullable Long productId,
        String recipients) {}
