package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per member of an axis and version; the last one at a position holds. Landed in the table of the same name.
 *
 * @param dimension axis: product, family, customer, segment, salesperson, channel, warehouse, supplier or account
 * @param memberId identifier of the member in the ledger
 * @param code natural code (fr: code)
 * @param nameFr name in French
 * @param nameEn name in English
 * @param parentId family of a product, segment of a customer
 */
public record DimensionFact(
        String dimension,
        long memberId,
        String code,
        String nameFr,
        String nameEn,
        @Nullable Long parentId) {}
