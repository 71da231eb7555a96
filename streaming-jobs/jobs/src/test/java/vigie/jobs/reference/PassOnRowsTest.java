package vigie.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import vigie.facts.ClockTickFact;
import vigie.facts.DimensionFact;
import vigie.facts.FactCodec;
import vigie.facts.PayableFact;
import vigie.facts.PayableKind;
import vigie.facts.PeriodFact;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.QuotationEvent;
import vigie.facts.QuotationFact;
import vigie.facts.StockCountFact;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.TranslateRows;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.CustomerRow;
import vigie.ledgerevents.rows.PaymentTermsRow;
import vigie.ledgerevents.rows.PeriodRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.ProductFamilyRow;
import vigie.ledgerevents.rows.ProductRow;
import vigie.ledgerevents.rows.QuotationLineRow;
import vigie.ledgerevents.rows.QuotationOutcomeRow;
import vigie.ledgerevents.rows.QuotationRow;
import vigie.ledgerevents.rows.StockCountLineRow;
import vigie.ledgerevents.rows.SupplierCreditNoteRow;
import vigie.ledgerevents.rows.SupplierInvoiceRow;
import vigie.ledgerevents.rows.SupplierPaymentAllocationRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class PassOnRowsTest {

    private static LedgerChange change(int index, String table, String operation, byte[] row) {
        return new LedgerChange(1, 9, index, table, operation, row);
    }

    private static LedgerChange change(int index, String table, Record row) {
        return change(index, table, "CREATE", new LedgerEventCodec().encodeRow(row));
    }

    private static OneInputStreamOperatorTestHarness<LedgerChange, KeyedFact> opened() throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new TranslateRows<>(FactOrigin.REFERENCE, new PassOnRows())));
        harness.open();
        return harness;
    }

    private static List<Record> facts(Iterable<KeyedFact> facts) {
        var codec = new FactCodec();
        return StreamSupport.stream(facts.spliterator(), false)
                .map(fact -> codec.decodeRow(fact.table(), fact.row()))
                .toList();
    }

    @Test
    void membersPostingsAndTicksBecomeFactsAndOtherRowsNothing() throws Exception {
        try (var harness = opened()) {
            for (LedgerChange change : List.of(
                    change(1, "product_families", new ProductFamilyRow(4, "MINI", "Miniatures", "Models", 0)),
                    change(2, "products", new ProductRow(7, "S10", "Harley", 4, null, "U", 0)),
                    change(3, "customers", new CustomerRow(5, "C5", "Euro+", 2, null, 1, "ES", "Madrid", 0)),
                    change(4, "payment_terms", new PaymentTermsRow(1, "NET30", 30, 0)),
                    change(5, "clock_ticks", new ClockTickRow(1, 20_000, 77, 0)),
                    change(
                            6,
                            "postings",
                            new PostingRow(
                                    1,
                                    2,
                                    "E-2",
                                    1,
                                    "411",
                                    "CUST",
                                    120,
                                    0,
                                    10,
                                    "VEN",
                                    "CUSTOMER_INVOICE",
                                    "INV-1",
                                    5L,
                                    null,
                                    null,
                                    null,
                                    "Facture",
                                    0)))) {
                harness.processElement(change, 9);
            }
            assertThat(facts(harness.extractOutputValues()))
                    .containsExactly(
                            new DimensionFact("family", 4, "MINI", "Miniatures", "Models", null),
                            new DimensionFact("product", 7, "S10", "Harley", "Harley", 4L),
                            new DimensionFact("customer", 5, "C5", "Euro+", "Euro+", 2L),
                            new ClockTickFact(20_000, 77),
                            new PostingFact(
                                    1L,
                                    "E-2",
                                    PostingStatus.POSTED,
                                    "411",
                                    "CUST",
                                    120,
                                    0,
                                    10,
                                    "VEN",
                                    "CUSTOMER_INVOICE",
                                    "INV-1",
                                    null,
                                    5L,
                                    null,
                                    null,
                                    null,
                                    "Facture"));
        }
    }

    @Test
    void whatASupplierIsOwedIsTheInvoiceLessCreditsPaymentsAndDiscounts() throws Exception {
        try (var harness = opened()) {
            for (LedgerChange change : List.of(
                    change(
                            1,
                            "supplier_invoices",
                            new SupplierInvoiceRow(3, "F-1", 8, null, 100, 1_000, 200, 1_200, 130, 0)),
                    change(
                            2,
                            "supplier_credit_notes",
                            new SupplierCreditNoteRow(4, "AV-1", 8, 3, 105, 100, 20, 120, 0)),
                    change(
                            3,
                            "supplier_payment_allocations",
                            new SupplierPaymentAllocationRow(5, 6, 3, 8, 1_058, 22, 110, "RF-1", 0)))) {
                harness.processElement(change, 9);
            }
            assertThat(facts(harness.extractOutputValues()))
                    .containsExactly(
                            new PayableFact(8, 3, "SUPPLIER_INVOICE", "F-1", PayableKind.INVOICE, 1_200, 130, 100),
                            new PayableFact(
                                    8, 3, "SUPPLIER_CREDIT_NOTE", "AV-1", PayableKind.CREDIT_NOTE, -120, null, 105),
                            new PayableFact(
                                    8, 3, "SUPPLIER_PAYMENT", "RF-1", PayableKind.ALLOCATION, -1_080, null, 110));
        }
    }

    private static List<LedgerChange> processRows() {
        return List.of(
                change(1, "stock_count_lines", new StockCountLineRow(5, 4, "IN-1", 2, 7, 9_000_000, 0, 3, 90, 0)),
                change(2, "quotations", new QuotationRow(6, "DE-1", 2, 1, 8, 11, 3, 12L, 91, 121, 0)),
                change(
                        3,
                        "quotation_lines",
                        new QuotationLineRow(
                                1, 6, "DE-1", 1, 7, 2, 8, 13, 2_000_000, 5_000_000, "AGREED", null, null, 1_000, 0, 50,
                                950, 20_0000, 91, 0)),
                change(4, "quotation_outcomes", new QuotationOutcomeRow(1, 6, "DE-1", 8, "LOST", 99, null, "prix", 0)),
                change(5, "periods", new PeriodRow(4, 60, 90, true, 77)));
    }

    @Test
    void countsQuotationsAndPeriodsPassOnUnchanged() throws Exception {
        try (var harness = opened()) {
            for (LedgerChange change : processRows()) {
                harness.processElement(change, 9);
            }
            assertThat(facts(harness.extractOutputValues()))
                    .containsExactly(
                            new StockCountFact(7, 3, "IN-1", 2, 9_000_000, 0, 90),
                            new QuotationFact(
                                    6,
                                    "DE-1",
                                    QuotationEvent.QUOTED,
                                    2,
                                    8,
                                    null,
                                    12L,
                                    11L,
                                    3L,
                                    null,
                                    null,
                                    0,
                                    0,
                                    121,
                                    null,
                                    91),
                            new QuotationFact(
                                    6,
                                    "DE-1",
                                    QuotationEvent.LINE,
                                    null,
                                    8,
                                    13L,
                                    null,
                                    null,
                                    null,
                                    7L,
                                    2L,
                                    2_000_000,
                                    950,
                                    null,
                                    null,
                                    91),
                            new QuotationFact(
                                    6,
                                    "DE-1",
                                    QuotationEvent.LOST,
                                    null,
                                    8,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    0,
                                    0,
                                    null,
                                    "prix",
                                    99),
                            new PeriodFact(4, 60, 90, true, 77));
        }
    }

    @Test
    void aRowThatCannotBeReadIsSetAsideWithItsReasonAndTheStreamGoesOn() throws Exception {
        try (var harness = opened()) {
            harness.processElement(change(1, "products", "CREATE", new byte[] {1, 2}), 9);
            harness.processElement(change(2, "products", "DELETE", new byte[] {1, 2}), 9);
            harness.processElement(change(3, "clock_ticks", new ClockTickRow(1, 20_000, 77, 0)), 9);
            assertThat(facts(harness.extractOutputValues())).containsExactly(new ClockTickFact(20_000, 77));
            List<KeyedFact> aside = harness.getSideOutput(TranslateRows.QUARANTINE).stream()
                    .map(element -> element.getValue())
                    .toList();
            assertThat(facts(aside))
                    .hasOnlyElementsOfType(QuarantinedEventFact.class)
                    .map(fact -> (QuarantinedEventFact) fact)
                    .allMatch(fact -> fact.reason().equals("OUT_OF_CONTRACT"))
                    .map(fact -> fact.eventKey() + " " + fact.detail())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("9/1 not a row of products"),
                            second -> assertThat(second)
                                    .startsWith("9/2 a row of products was deleted; its facts stay; DELETE products"));
        }
    }
}
