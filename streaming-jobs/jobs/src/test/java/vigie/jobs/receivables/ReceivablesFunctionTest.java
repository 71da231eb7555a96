package vigie.jobs.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import vigie.facts.FactCodec;
import vigie.facts.ReceivableFact;
import vigie.facts.ReceivableKind;
import vigie.jobs.ordering.KeyedFact;
import vigie.ledgerevents.rows.CreditNoteRow;
import vigie.ledgerevents.rows.CustomerInvoiceRow;
import vigie.ledgerevents.rows.PaymentAllocationRow;
import vigie.ledgerevents.rows.PaymentRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class ReceivablesFunctionTest {

    private static final long CUSTOMER = 5;

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Long, ReceivableEvent, KeyedFact> harness,
            long position,
            int index,
            Record row)
            throws Exception {
        harness.processElement(ToReceivableEvents.eventOf(position, index, row).orElseThrow(), position);
    }

    @Test
    void aPaymentStaysOnAccountUntilItIsAllocated() throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ReceivablesFunction()), ReceivableEvent::customerId, Types.LONG)) {
            harness.open();
            send(harness, 1, 1, new CustomerInvoiceRow(7, "INV-7", 1, CUSTOMER, 10, 40, 10_000, 2_000, 12_000, 0));
            send(harness, 2, 1, new PaymentRow(8, "PAY-8", CUSTOMER, "TRANSFER", 12, 15_000, 0));
            send(harness, 2, 2, new PaymentAllocationRow(9, 8, "PAY-8", 7, "INV-7", CUSTOMER, 12_000, 12, 0));
            send(harness, 3, 1, new CreditNoteRow(10, "CN-10", 7, CUSTOMER, 13, 500, 100, 600, 0));
            harness.processWatermark(3);

            var codec = new FactCodec();
            List<Record> facts = harness.extractOutputValues().stream()
                    .map(fact -> codec.decodeRow(fact.table(), fact.row()))
                    .toList();
            assertThat(facts)
                    .containsExactly(
                            new ReceivableFact(
                                    CUSTOMER,
                                    7L,
                                    "INV-7",
                                    "CUSTOMER_INVOICE",
                                    "INV-7",
                                    ReceivableKind.INVOICE,
                                    12_000,
                                    0,
                                    40,
                                    10),
                            new ReceivableFact(
                                    CUSTOMER,
                                    null,
                                    null,
                                    "PAYMENT",
                                    "PAY-8",
                                    ReceivableKind.PAYMENT,
                                    0,
                                    15_000,
                                    null,
                                    12),
                            new ReceivableFact(
                                    CUSTOMER,
                                    7L,
                                    "INV-7",
                                    "PAYMENT",
                                    "PAY-8",
                                    ReceivableKind.ALLOCATION,
                                    -12_000,
                                    -12_000,
                                    40,
                                    12),
                            new ReceivableFact(
                                    CUSTOMER,
                                    7L,
                                    "INV-7",
                                    "CREDIT_NOTE",
                                    "CN-10",
                                    ReceivableKind.CREDIT_NOTE,
                                    -600,
                                    0,
                                    40,
                                    13));
        }
    }
}
