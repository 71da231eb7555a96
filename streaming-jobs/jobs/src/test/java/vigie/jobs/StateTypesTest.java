package vigie.jobs;

import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.jobs.margin.MarginEvent;
import vigie.jobs.margin.OrderEvent;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.receivables.OpenInvoice;
import vigie.jobs.receivables.ReceivableEvent;
import vigie.jobs.reconciliation.AuditProgress;
import vigie.jobs.reconciliation.ControlTotals;
import vigie.jobs.valuation.ValuationEvent;
import vigie.ledgerevents.TransactionSummary;

/** What travels between operators or lives in state is serialised field by field, never by Kryo. */
class StateTypesTest {

    static Stream<Class<?>> flatRecords() {
        return Stream.of(
                AuditProgress.class,
                ControlTotals.Line.class,
                KeyedFact.class,
                LedgerChange.class,
                LedgerMessage.class,
                MarginEvent.class,
                OpenInvoice.class,
                OrderEvent.class,
                ReceivableEvent.class,
                TransactionSummary.class,
                ValuationEvent.class);
    }

    @ParameterizedTest
    @MethodSource
    void flatRecords(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
