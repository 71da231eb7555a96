package vigie.jobs.valuation;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.PeriodRow;

/** Picks the closed periods and business days of the ledger; broadcast them to all products. Stateless. */
public final class ToWindowEvents extends RichFlatMapFunction<LedgerChange, WindowEvent> {
    private static final long serialVersionUID = 1L;
    private static final String PERIODS = LedgerTable.PERIODS.tableName();
    private static final String TICKS = LedgerTable.CLOCK_TICKS.tableName();

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<WindowEvent> out) {
        LedgerEventCodec opened = Objects.requireNonNull(codec, "open was not called");
        if (change.table().equals(PERIODS)) {
            PeriodRow period = (PeriodRow) opened.decodeRow(LedgerTable.PERIODS, change.row());
            if (period.closed()) {
                out.collect(
                        new WindowEvent(change.position(), change.index(), period.endsOnEpochDay(), Integer.MIN_VALUE));
            }
        } else if (change.table().equals(TICKS)) {
            ClockTickRow tick = (ClockTickRow) opened.decodeRow(LedgerTable.CLOCK_TICKS, change.row());
            out.collect(
                    new WindowEvent(change.position(), change.index(), Integer.MIN_VALUE, tick.businessOnEpochDay()));
        }
    }
}
