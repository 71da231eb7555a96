package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.util.List;

/** Open layers of a product, or of all products, oldest first, with their sums; shortages apart. */
public record LayersAnswer(
        QueryAnswer.Meta meta,
        List<LadderAnswer.Layer> layers,
        BigDecimal remainingQuantity,
        BigDecimal remainingValue,
        BigDecimal shortageValue,
        long totalLayers) {}
