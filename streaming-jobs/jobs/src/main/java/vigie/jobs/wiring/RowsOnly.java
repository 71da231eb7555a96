package vigie.jobs.wiring;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;

/** The row changes among the messages of the ledger; marks go on as watermarks and to the mark out. */
final class RowsOnly implements FlatMapFunction<LedgerMessage, LedgerChange> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(LedgerMessage message, Collector<LedgerChange> out) {
        LedgerChange change = message.change();
        if (change != null) {
            out.collect(change);
        }
    }
}
