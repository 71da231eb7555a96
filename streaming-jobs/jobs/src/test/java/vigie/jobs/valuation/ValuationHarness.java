package vigie.jobs.valuation;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import vigie.jobs.ordering.KeyedFact;

/** The valuation in Flink's test harness, with its broadcast. */
@SuppressWarnings("try") // Flink declares close with Exception
final class ValuationHarness
        extends KeyedTwoInputStreamOperatorTestHarness<Long, ValuationEvent, WindowEvent, KeyedFact> {
    static final int MAX_PARALLELISM = 128;

    /** One task for all products. */
    ValuationHarness() throws Exception {
        this(1, 0);
    }

    /** One of several tasks. */
    ValuationHarness(int parallelism, int task) throws Exception {
        super(
                new CoBroadcastWithKeyedOperator<>(new ValuationFunction(), List.of(ValuationFunction.OPENINGS)),
                ValuationEvent::productId,
                null,
                Types.LONG,
                MAX_PARALLELISM,
                parallelism,
                task);
    }

    /** A period was closed at a position. */
    void close(long position, int lastEpochDay) throws Exception {
        processElement2(new WindowEvent(position, 1, lastEpochDay, Integer.MIN_VALUE), position);
    }

    /** Every row up to a position has arrived. */
    void complete(long position) throws Exception {
        processWatermark1(new Watermark(position));
        processWatermark2(new Watermark(position));
    }
}
