package vigie.jobs;

import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.jobs.alerts.AlertEvent;
import vigie.jobs.alerts.AlertInstance;
import vigie.jobs.alerts.AlertOf;
import vigie.jobs.alerts.AlertRule;
import vigie.jobs.alerts.ClosedPeriod;
import vigie.jobs.alerts.MarginDays;
import vigie.jobs.alerts.Member;
import vigie.jobs.alerts.OpenAmounts;
import vigie.jobs.alerts.StockLevel;
import vigie.jobs.margin.Bucket;
import vigie.jobs.margin.MarginEvent;
import vigie.jobs.margin.OrderEvent;
import vigie.jobs.margin.OrderLine;
import vigie.jobs.margin.OrderLineChange;
import vigie.jobs.margin.OrderLineState;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.receivables.OpenInvoice;
import vigie.jobs.receivables.ReceivableEvent;
import vigie.jobs.reconciliation.AuditProgress;
import vigie.jobs.reconciliation.ControlTotals;
import vigie.jobs.valuation.CostEvent;
import vigie.jobs.valuation.CostLayer;
import vigie.jobs.valuation.LayerOrigin;
import vigie.jobs.valuation.OutLine;
import vigie.jobs.valuation.PlacedEvent;
import vigie.jobs.valuation.PoolState;
import vigie.jobs.valuation.ReturnedPart;
import vigie.jobs.valuation.Slice;
import vigie.jobs.valuation.StockMove;
import vigie.jobs.valuation.UnitCost;
import vigie.jobs.valuation.ValuationEvent;
import vigie.jobs.valuation.WindowEvent;
import vigie.jobs.wiring.AnnouncedSchema;
import vigie.ledgerevents.TransactionSummary;

/** What travels between operators or lives in state is serialised field by field, never by Kryo. */
class StateTypesTest {

    static Stream<Class<?>> flatRecords() {
        return Stream.of(
                AlertEvent.class,
                AlertInstance.class,
                AlertOf.class,
                AlertRule.class,
                AnnouncedSchema.class,
                AuditProgress.class,
                Bucket.class,
                ClosedPeriod.class,
                ControlTotals.Line.class,
                CostEvent.class,
                CostLayer.class,
                KeyedFact.class,
                LayerOrigin.class,
                LedgerChange.class,
                LedgerMessage.class,
                MarginDays.class,
                MarginEvent.class,
                Member.class,
                OpenAmounts.class,
                OpenInvoice.class,
                OrderEvent.class,
                OrderLine.class,
                OrderLineChange.class,
                OrderLineState.class,
                OutLine.class,
                PlacedEvent.class,
                PoolState.class,
                ReceivableEvent.class,
                ReturnedPart.class,
                Slice.class,
                StockLevel.class,
                StockMove.class,
                TransactionSummary.class,
                UnitCost.class,
                ValuationEvent.class,
                WindowEvent.class);
    }

    @ParameterizedTest
    @MethodSource
    void flatRecords(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
