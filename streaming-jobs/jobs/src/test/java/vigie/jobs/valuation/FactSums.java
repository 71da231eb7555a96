package vigie.jobs.valuation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigie.facts.CostLayerFact;
import vigie.facts.IssuedCostFact;
import vigie.facts.PostingFact;
import vigie.facts.StockValueFact;

/** What facts add up to, by what a figure may ask for; sums of nothing left out. */
final class FactSums {
    private FactSums() {}

    static Map<String, Object> of(List<Record> facts) {
        TreeMap<String, Object> sums = new TreeMap<>();
        TreeMap<String, Long> amounts = new TreeMap<>();
        for (Record fact : facts) {
            switch (fact) {
                case StockValueFact stock -> {
                    String key = "stock " + stock.moveId() + " in " + stock.warehouseId() + " on "
                            + stock.effectiveOnEpochDay();
                    amounts.merge(key + " quantity", stock.quantityMicro(), Long::sum);
                    amounts.merge(key + " value", stock.valueMinor(), Long::sum);
                    amounts.merge(key + " short", stock.shortageValueMinor(), Long::sum);
                }
                case IssuedCostFact issued -> {
                    String key = "issued " + issued.moveId() + " of " + issued.layerId() + " to "
                            + issued.childLayerId() + " for " + issued.orderLineId() + " on "
                            + issued.effectiveOnEpochDay();
                    amounts.merge(key + " quantity", issued.quantityMicro(), Long::sum);
                    amounts.merge(key + " value", issued.valueMinor(), Long::sum);
                }
                case PostingFact posting ->
                    amounts.merge(
                            "posting " + posting.accountCode() + " of " + posting.moveId() + " for "
                                    + posting.orderLineId() + " on " + posting.effectiveOnEpochDay(),
                            posting.debitMinor() - posting.creditMinor(),
                            Long::sum);
                case CostLayerFact layer -> {
                    String state = layer.parentLayerId() + " " + layer.quantityInMicro() + " " + layer.valueInMinor()
                            + " " + layer.remainingQuantityMicro() + " " + layer.remainingValueMinor();
                    if (layer.quantityInMicro() == 0) {
                        sums.remove("layer " + layer.layerId());
                    } else {
                        sums.put("layer " + layer.layerId(), state);
                    }
                }
                default -> {
                    // An event set aside changes no sum.
                }
            }
        }
        amounts.values().removeIf(amount -> amount == 0);
        sums.putAll(amounts);
        return sums;
    }
}
