package vigie.jobs.wiring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.PostingRow;

/**
 * The control of an experiment, never part of the product: account balances from the same topic without position
 * watermarks, published as rows arrive, as a stream job usually does. The wrong-read test shows what its reader sees
 * beside what a reader of the product sees.
 *
 * <p>Writes text {@code account;balance in cents} to the facts topic of its configuration, which must be another topic
 * than the product's.
 */
public final class NaiveBalances {

    private NaiveBalances() {}

    /**
     * Puts the control job together.
     *
     * @param env environment to define it in; call {@code execute} on it afterwards
     * @param config as for the product; the checkpoint settings are not used
     */
    public static void define(StreamExecutionEnvironment env, JobsConfig config) {
        int partitions = Topics.partitions(config.bootstrapServers(), config.ledgerTopic());
        Topics.prepareFacts(config.bootstrapServers(), config.factsTopic());
        var settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(2));
        env.configure(settings);
        env.setParallelism(config.parallelism());
        DataStream<LedgerChange> rows = env.fromSource(
                        LedgerSources.kafka(config), WatermarkStrategy.noWatermarks(), "ledger")
                .setParallelism(Math.min(config.parallelism(), partitions))
                .flatMap(new RowsOnly())
                .returns(LedgerChange.class)
                .filter(change -> change.table().equals(LedgerTable.POSTINGS.tableName()));
        FactSinks.write(rows.map(NaiveBalances::legOf).keyBy(Leg::accountCode).process(new RunningBalance()), config);
    }

    /**
     * What one posting does to its account.
     *
     * @param accountCode account
     * @param amountMinor debit less credit, cents
     */
    public record Leg(String accountCode, long amountMinor) {}

    private static Leg legOf(LedgerChange change) {
        PostingRow row = new LedgerEventCodec().decodeRow(LedgerTable.POSTINGS, change.row());
        return new Leg(row.accountCode(), row.debitMinor() - row.creditMinor());
    }

    /** Adds a leg and publishes at once. */
    private static final class RunningBalance extends KeyedProcessFunction<String, Leg, byte[]> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable ValueState<Long> balance;

        @Override
        public void open(OpenContext context) {
            balance = getRuntimeContext().getState(new ValueStateDescriptor<>("balance", Types.LONG));
        }

        @Override
        public void processElement(Leg leg, Context context, Collector<byte[]> out) throws Exception {
            ValueState<Long> state = Objects.requireNonNull(balance, "open was not called");
            Long before = state.value();
            long after = (before == null ? 0 : before) + leg.amountMinor();
            state.update(after);
            out.collect((leg.accountCode() + ";" + after).getBytes(StandardCharsets.UTF_8));
        }
    }
}
