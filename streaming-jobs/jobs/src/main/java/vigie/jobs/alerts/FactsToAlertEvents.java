package vigie.jobs.alerts;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertEntity;
import vigie.facts.FactCodec;
import vigie.facts.MarginFact;
import vigie.facts.MoveKind;
import vigie.facts.ReceivableFact;
import vigie.facts.StockValueFact;
import vigie.jobs.ordering.KeyedFact;

/** Turns margins, stock values and receivables into what alerts rest on; any other fact is left out. Stateless. */
public final class FactsToAlertEvents extends RichFlatMapFunction<KeyedFact, AlertEvent> {
    private static final long serialVersionUID = 1L;
    private static final int ORIGINS = 16;

    private transient @Nullable FactCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new FactCodec();
    }

    @Override
    public void flatMap(KeyedFact fact, Collector<AlertEvent> out) {
        switch (fact.table()) {
            case MARGINS, STOCK_VALUES, RECEIVABLES -> {
                Record row =
                        Objects.requireNonNull(codec, "open was not called").decodeRow(fact.table(), fact.row());
                long branch = fact.key() * ORIGINS + fact.origin().number();
                eventsOf(new AlertEventBuilder(fact.position(), fact.index(), branch), row)
                        .forEach(out::collect);
            }
            default -> {
                // No rule reads the other facts.
            }
        }
    }

    /** The events of a fact, one per entity it concerns. Pure. */
    static List<AlertEvent> eventsOf(AlertEventBuilder place, Record fact) {
        return switch (fact) {
            case MarginFact margin ->
                marginEvents(
                        place.document(margin.effectiveOnEpochDay(), margin.documentType(), margin.documentNumber()),
                        margin);
            case StockValueFact stock ->
                stockEvents(
                        place.document(stock.effectiveOnEpochDay(), stock.documentType(), stock.documentNumber()),
                        stock);
            case ReceivableFact receivable -> {
                Long invoiceId = receivable.invoiceId();
                Integer dueOn = receivable.dueOnEpochDay();
                yield invoiceId == null || dueOn == null || receivable.openMinor() == 0
                        ? List.of()
                        : List.of(place.document(
                                        receivable.effectiveOnEpochDay(),
                                        receivable.documentType(),
                                        receivable.documentNumber())
                                .receivable(receivable.customerId(), invoiceId, dueOn, receivable.openMinor()));
            }
            default -> List.of();
        };
    }

    private static List<AlertEvent> marginEvents(AlertEventBuilder place, MarginFact margin) {
        boolean cost = switch (margin.measure()) {
            case REV_ESTIMATED, REV_INVOICED, REV_DEFERRED, REV_RETURN, CREDIT_PRICE -> false;
            case COGS_ISSUE, COGS_SETTLE, COGS_RETURN, COGS_PRICE_DIFF, COGS_LANDED, COGS_REBATE, COGS_RELINK -> true;
        };
        long revenueMinor = cost ? 0 : margin.amountMinor();
        long costMinor = cost ? margin.amountMinor() : 0;
        long product = margin.productId();
        long customer = margin.customerId();
        return List.of(
                place.margin(AlertEntity.SALE_LINE, margin.orderLineId(), revenueMinor, costMinor, product, customer),
                place.margin(AlertEntity.CUSTOMER, customer, revenueMinor, costMinor, 0, customer),
                place.margin(AlertEntity.FAMILY, margin.familyId(), revenueMinor, costMinor, 0, 0),
                place.margin(AlertEntity.PRODUCT, product, revenueMinor, costMinor, product, 0));
    }

    private static List<AlertEvent> stockEvents(AlertEventBuilder place, StockValueFact stock) {
        var member = new Member(stock.productId(), stock.warehouseId());
        AlertEvent level = place.stock(member, stock.quantityMicro(), stock.shortageValueMinor());
        long valueMinor = Math.subtractExact(stock.valueMinor(), stock.shortageValueMinor());
        return stock.kind() == MoveKind.COUNT
                ? List.of(level, place.count(member, stock.quantityMicro(), valueMinor))
                : List.of(level);
    }
}
