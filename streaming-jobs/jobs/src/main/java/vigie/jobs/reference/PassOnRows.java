package vigie.jobs.reference;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.facts.FactCodec;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;

/**
 * Turns reference rows, postings, clock ticks, what settles suppliers' invoices, counted lines, quotations and periods
 * into facts, placed by the index of their row. Stateless, so it needs no key: repeats meet at their place in the mark
 * out.
 */
public final class PassOnRows extends RichFlatMapFunction<LedgerChange, KeyedFact> {

    private static final long serialVersionUID = 1L;
    private static final Set<LedgerTable> PASSED_ON = EnumSet.of(
            LedgerTable.PRODUCT_FAMILIES,
            LedgerTable.CUSTOMER_SEGMENTS,
            LedgerTable.CHANNELS,
            LedgerTable.SALESPEOPLE,
            LedgerTable.SUPPLIERS,
            LedgerTable.WAREHOUSES,
            LedgerTable.PRODUCTS,
            LedgerTable.CUSTOMERS,
            LedgerTable.ACCOUNTS,
            LedgerTable.POSTINGS,
            LedgerTable.CLOCK_TICKS,
            LedgerTable.ALERT_RULES,
            LedgerTable.ALERT_ACTIONS,
            LedgerTable.SUPPLIER_INVOICES,
            LedgerTable.SUPPLIER_CREDIT_NOTES,
            LedgerTable.SUPPLIER_PAYMENT_ALLOCATIONS,
            LedgerTable.STOCK_COUNT_LINES,
            LedgerTable.QUOTATIONS,
            LedgerTable.QUOTATION_LINES,
            LedgerTable.QUOTATION_OUTCOMES,
            LedgerTable.PERIODS);

    private transient @Nullable LedgerEventCodec rows;
    private transient @Nullable FactCodec facts;

    @Override
    public void open(OpenContext context) {
        rows = new LedgerEventCodec();
        facts = new FactCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<KeyedFact> out) {
        LedgerTable table = LedgerTable.named(change.table()).orElse(null);
        if (table == null || !PASSED_ON.contains(table)) {
            return;
        }
        if (change.operation().equals(Operation.DELETE.name())) {
            throw new IllegalArgumentException("a row of " + change.table() + " was deleted; its facts stay");
        }
        Record row = Objects.requireNonNull(rows, "open was not called").decodeRow(table, change.row());
        Optional<Record> fact = RowsPassedOn.factOf(row);
        fact.ifPresent(record -> out.collect(KeyedFact.of(
                change.position(),
                FactOrigin.REFERENCE,
                change.index(),
                0,
                record,
                Objects.requireNonNull(facts, "open was not called"))));
    }
}
