package vigie.jobs.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import vigie.facts.FactTable;
import vigie.jobs.alerts.AlertEvent;
import vigie.jobs.alerts.AlertFunction;
import vigie.jobs.alerts.FactsToAlertEvents;
import vigie.jobs.alerts.ToAlertEvents;
import vigie.jobs.margin.FactsToMarginEvents;
import vigie.jobs.margin.MarginEvent;
import vigie.jobs.margin.MarginFunction;
import vigie.jobs.margin.OrderEvent;
import vigie.jobs.margin.OrderFunction;
import vigie.jobs.margin.ToMarginEvents;
import vigie.jobs.margin.ToOrderEvents;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.TranslateRows;
import vigie.jobs.receivables.ReceivableEvent;
import vigie.jobs.receivables.ReceivablesFunction;
import vigie.jobs.receivables.ToReceivableEvents;
import vigie.jobs.reconciliation.MarkOut;
import vigie.jobs.reference.PassOnRows;
import vigie.jobs.valuation.ToValuationEvents;
import vigie.jobs.valuation.ToWindowEvents;
import vigie.jobs.valuation.ValuationEvent;
import vigie.jobs.valuation.ValuationFunction;
import vigie.jobs.valuation.WindowEvent;

/**
 * The whole job: ledger topic in, facts topic out.
 *
 * <p>The translations are chained to the source, so a row crosses a channel only to the jobs it concerns; every keyed
 * job waits for the watermark on its own and all facts meet in the mark out, whose watermark is the slowest of them.
 */
public final class LedgerJobs {

    private static final int MAX_PARALLELISM = 128;

    private LedgerJobs() {}

    /**
     * Puts the job together, resuming from the newest checkpoint of its run when there is one.
     *
     * @param env environment to define the job in; call {@code execute} on it afterwards
     * @param config checked configuration
     * @throws IllegalStateException when the ledger topic does not exist or the facts topic has several partitions
     */
    public static void define(StreamExecutionEnvironment env, JobsConfig config) {
        int partitions = Topics.partitions(config.bootstrapServers(), config.ledgerTopic());
        Topics.prepareFacts(config.bootstrapServers(), config.factsTopic());
        configure(env, config);
        FactSinks.write(assemble(LedgerSources.ledger(env, config, partitions), config.run()), config);
    }

    /** Settings that the guarantees and the latency rest on. */
    static void configure(StreamExecutionEnvironment env, JobsConfig config) {
        String checkpoints = RetainedCheckpoints.directoryOf(config);
        var settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(config.checkpointIntervalMillis()));
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        Optional<String> newest = RetainedCheckpoints.newest(checkpoints);
        newest.ifPresent(checkpoint -> {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
            settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
        env.configure(settings);
        env.setParallelism(config.parallelism());
    }

    /**
     * Everything between the source and the sink.
     *
     * @param published the ledger topic in event time = position
     * @param run number of this run
     * @return encoded rows and marks of the facts topic, in order
     */
    static DataStream<byte[]> assemble(DataStream<LedgerMessage> published, int run) {
        int sourceParallelism = published.getParallelism();
        DataStream<LedgerMessage> messages = published
                .process(new ResolveSchemas(), TypeInformation.of(LedgerMessage.class))
                .uid("resolve-schemas")
                .name("resolve-schemas")
                .setParallelism(sourceParallelism);
        DataStream<LedgerChange> rows = messages.flatMap(new RowsOnly())
                .returns(LedgerChange.class)
                .uid("rows")
                .name("rows")
                .setParallelism(sourceParallelism);
        var translations = new Translations(rows, sourceParallelism);
        List<DataStream<KeyedFact>> facts = new ArrayList<>();

        facts.add(translations.of(FactOrigin.REFERENCE, new PassOnRows(), KeyedFact.class));
        facts.add(translations
                .of(FactOrigin.RECEIVABLES, new ToReceivableEvents(), ReceivableEvent.class)
                .keyBy(ReceivableEvent::customerId)
                .process(new ReceivablesFunction())
                .uid("receivables")
                .name("receivables"));
        DataStream<KeyedFact> valuation = translations
                .of(FactOrigin.VALUATION, new ToValuationEvents(), ValuationEvent.class)
                .keyBy(ValuationEvent::productId)
                .connect(translations
                        .of(FactOrigin.VALUATION, "to-window", new ToWindowEvents(), WindowEvent.class)
                        .broadcast(ValuationFunction.OPENINGS))
                .process(new ValuationFunction())
                .uid("valuation")
                .name("valuation");
        facts.add(valuation);
        facts.addAll(margin(translations, valuation));
        facts.add(alerts(translations, union(facts.subList(1, facts.size())))); // all but the reference
        facts.addAll(translations.quarantined);
        return messages.connect(union(facts))
                .transform("mark-out", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, new MarkOut(run))
                .uid("mark-out")
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    /** Margins, and what was set aside on the way to them: the other facts about orders only tell the margin. */
    private static List<DataStream<KeyedFact>> margin(Translations translations, DataStream<KeyedFact> valuation) {
        DataStream<KeyedFact> orders = translations
                .of(FactOrigin.ORDERS, new ToOrderEvents(), OrderEvent.class)
                .keyBy(OrderEvent::orderId)
                .process(new OrderFunction())
                .uid("orders")
                .name("orders");
        DataStream<KeyedFact> margins = translations
                .of(FactOrigin.MARGIN, new ToMarginEvents(), MarginEvent.class)
                .union(marginEvents(valuation, "issued-costs"), marginEvents(orders, "order-lines"))
                .keyBy(event -> event.change().orderLineId())
                .process(new MarginFunction())
                .uid("margin")
                .name("margin");
        return List.of(
                margins,
                orders.filter(fact -> fact.table() == FactTable.QUARANTINED_EVENTS)
                        .uid("orders-set-aside")
                        .name("orders-set-aside"));
    }

    /** Alerts, held against the ledger and the facts of all other jobs. */
    private static DataStream<KeyedFact> alerts(Translations translations, DataStream<KeyedFact> facts) {
        DataStream<AlertEvent> measured = facts.flatMap(new FactsToAlertEvents())
                .returns(AlertEvent.class)
                .uid("facts-to-alerts")
                .name("facts-to-alerts");
        return translations
                .of(FactOrigin.ALERTS, new ToAlertEvents(), AlertEvent.class)
                .union(measured)
                .keyBy(AlertEvent::shard)
                .process(new AlertFunction())
                .uid("alerts")
                .name("alerts");
    }

    private static DataStream<MarginEvent> marginEvents(DataStream<KeyedFact> facts, String name) {
        return facts.flatMap(new FactsToMarginEvents())
                .returns(MarginEvent.class)
                .uid("to-margin-" + name)
                .name("to-margin-" + name);
    }

    private static DataStream<KeyedFact> union(List<DataStream<KeyedFact>> facts) {
        DataStream<KeyedFact> all = facts.getFirst();
        for (DataStream<KeyedFact> more : facts.subList(1, facts.size())) {
            all = all.union(more);
        }
        return all;
    }

    /** Makes the events of each job from the same rows and gathers what was set aside. */
    private static final class Translations {
        private final DataStream<LedgerChange> rows;
        private final int parallelism;
        private final List<DataStream<KeyedFact>> quarantined = new ArrayList<>();

        private Translations(DataStream<LedgerChange> rows, int parallelism) {
            this.rows = rows;
            this.parallelism = parallelism;
        }

        private <O> DataStream<O> of(FactOrigin job, FlatMapFunction<LedgerChange, O> translation, Class<O> eventType) {
            return of(job, "to-" + job.name().toLowerCase(Locale.ROOT), translation, eventType);
        }

        private <O> DataStream<O> of(
                FactOrigin job, String name, FlatMapFunction<LedgerChange, O> translation, Class<O> eventType) {
            SingleOutputStreamOperator<O> events = rows.process(
                            new TranslateRows<>(job, translation), TypeInformation.of(eventType))
                    .uid(name)
                    .name(name)
                    .setParallelism(parallelism);
            quarantined.add(events.getSideOutput(TranslateRows.QUARANTINE));
            return events;
        }
    }
}
