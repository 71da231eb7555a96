package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The FIFO ladder of a sale line: which layers paid for it.
 *
 * @param quantity units delivered less units returned
 * @param cost cost of the line by its margin facts
 * @param sum sum of the slices; equals {@code cost}
 */
public record LadderAnswer(
        QueryAnswer.Meta meta,
        long orderLineId,
        @Nullable String orderNumber,
        @Nullable Integer lineNumber,
        Member product,
        Member warehouse,
        @Nullable Member customer,
        BigDecimal quantity,
        BigDecimal revenue,
        BigDecimal cost,
        BigDecimal sum,
        BigDecimal difference,
        boolean provisional,
        List<Slice> slices,
        List<Layer> layers) {

    /** What is answered where there is no such sale line, or none for this reader. */
    static BadQuery unknown(long orderLineId, long position) {
        return BadQuery.notFound(
                "UNKNOWN_ORDER_LINE",
                "La ligne de commande " + orderLineId + " n'existe pas à l'écriture " + position + ".",
                "Order line " + orderLineId + " does not exist at entry " + position + ".");
    }

    /** The same over other layers. */
    LadderAnswer withLayers(List<Layer> others) {
        return new LadderAnswer(
                meta,
                orderLineId,
                orderNumber,
                lineNumber,
                product,
                warehouse,
                customer,
                quantity,
                revenue,
                cost,
                sum,
                difference,
                provisional,
                slices,
                others);
    }

    /** A member of a dimension. */
    public record Member(String code, String label) {}

    /**
     * What was taken from one layer by one delivery, or given back by one return (negative); of quantity zero the
     * share of a cost that became known later.
     *
     * @param cause ISSUE, SHORTAGE, SETTLE, RETURN, a late cost: PRICE_DIFF, LANDED, REBATE; or RELINK
     * @param layerId 0 for a shortage valued provisionally
     * @param consumedBefore quantity other moves had taken from the layer before this slice
     * @param leftAfter quantity left in the layer just after this slice
     */
    public record Slice(
            long position,
            long moveId,
            String cause,
            long layerId,
            LocalDate effectiveOn,
            String documentType,
            String documentNumber,
            BigDecimal quantity,
            BigDecimal value,
            @Nullable BigDecimal unitCost,
            BigDecimal consumedBefore,
            @Nullable BigDecimal leftAfter,
            boolean provisional) {}

    /**
     * A cost layer and what is left of it at the position.
     *
     * @param kind RECEIPT, RETURN, TRANSFER or COUNT
     * @param parentLayerId layer it comes from, for transfers and returns
     * @param takenByThisLine net quantity this sale line took; 0 in a list of layers
     */
    public record Layer(
            long layerId,
            String kind,
            @Nullable Long parentLayerId,
            Member product,
            Member warehouse,
            @Nullable Member supplier,
            String documentType,
            String documentNumber,
            LocalDate fifoOn,
            LocalDate ageOn,
            BigDecimal quantityIn,
            BigDecimal valueIn,
            @Nullable BigDecimal unitCost,
            BigDecimal remainingQuantity,
            BigDecimal remainingValue,
            BigDecimal takenByThisLine) {

        /** The same layer without the number of the document it came by. */
        Layer unnamed() {
            return new Layer(
                    layerId,
                    kind,
                    parentLayerId,
                    product,
                    warehouse,
                    supplier,
                    documentType,
                    "–",
                    fifoOn,
                    ageOn,
                    quantityIn,
                    valueIn,
                    unitCost,
                    remainingQuantity,
                    remainingValue,
                    takenByThisLine);
        }
    }
}
