package vigie.jobs.ordering;

import java.util.Objects;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.util.FunctionUtils;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import vigie.facts.FactCodec;

/**
 * Translates ledger rows to the events of one job; a row that cannot be translated is set aside with its reason,
 * counted, and the stream goes on.
 *
 * <p>Stateless: a replay translates alike. The quarantined fact is placed by the index of its row, so that it is
 * published once.
 *
 * @param <O> events of the job, or facts where the job only passes rows on
 */
public final class TranslateRows<O> extends ProcessFunction<LedgerChange, O> {

    /** Side output of the rows set aside. */
    public static final OutputTag<KeyedFact> QUARANTINE =
            new OutputTag<>("quarantine", TypeInformation.of(KeyedFact.class));

    private static final long serialVersionUID = 1L;

    private final FactOrigin job;
    private final FlatMapFunction<LedgerChange, O> translation;
    private transient @Nullable FactCodec codec;
    private transient @Nullable Counter quarantinedEvents;

    /**
     * Guards a translation.
     *
     * @param job the job whose events it makes
     * @param translation stateless; throws a runtime exception when it refuses a row
     */
    public TranslateRows(FactOrigin job, FlatMapFunction<LedgerChange, O> translation) {
        this.job = job;
        this.translation = translation;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        FunctionUtils.setFunctionRuntimeContext(translation, getRuntimeContext());
        FunctionUtils.openFunction(translation, context);
        codec = new FactCodec();
        quarantinedEvents = getRuntimeContext().getMetricGroup().counter("quarantinedEvents");
    }

    @Override
    public void processElement(LedgerChange change, Context context, Collector<O> out) throws Exception {
        try {
            translation.flatMap(change, out);
        } catch (RuntimeException refused) {
            Objects.requireNonNull(quarantinedEvents, "open was not called").inc();
            var fact = SetAside.fact(job, change.table(), change.place(), refused, change.toString());
            context.output(
                    QUARANTINE,
                    KeyedFact.of(
                            change.position(),
                            FactOrigin.QUARANTINE,
                            change.index(),
                            job.number(),
                            fact,
                            Objects.requireNonNull(codec, "open was not called")));
        }
    }
}
