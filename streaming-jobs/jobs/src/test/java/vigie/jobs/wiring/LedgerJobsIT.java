package vigie.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.facts.AlertFact;
import vigie.facts.AlertState;
import vigie.facts.AuditFact;
import vigie.facts.AuditStatus;
import vigie.facts.FactCodec;
import vigie.facts.FactMark;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;
import vigie.facts.FactTable;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.jobs.testledger.SmallTrade;
import vigie.jobs.testledger.WrittenLedger;

@SuppressWarnings("try") // Flink declares close with Exception
class LedgerJobsIT {

    private static final long SEED = 20_260_131;
    private static final WrittenLedger LEDGER = SmallTrade.told(SEED, 120);
    private static final long LAST = LEDGER.transactions().size();
    private static final Map<Integer, Published> RUNS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT_RUN = new AtomicInteger();

    /** What one run has published so far. */
    private static final class Published {
        private final ConcurrentLinkedQueue<byte[]> messages = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Void> complete = new CompletableFuture<>();
        private final AtomicInteger crashesLeft = new AtomicInteger();
    }

    /** Stands where the sink stands: takes every message and may crash once in the second half. */
    private static final class Witness implements MapFunction<byte[], byte[]> {
        private static final long serialVersionUID = 1L;
        private final int run;
        private final FactCodecPerTask codec = new FactCodecPerTask();

        private Witness(int run) {
            this.run = run;
        }

        @Override
        public byte[] map(byte[] message) {
            Published published = RUNS.get(run);
            if (published == null) {
                throw new IllegalStateException("no run " + run);
            }
            FactRecord record = codec.get().decode(message);
            boolean last = record instanceof FactMark mark && (mark.position() == LAST || mark.halted());
            if (positionOf(record) > LAST * 3 / 4 && published.crashesLeft.getAndDecrement() > 0) {
                throw new IllegalStateException("crash that this test ordered");
            }
            published.messages.add(message);
            if (last) {
                published.complete.complete(null);
            }
            return message;
        }
    }

    private static long positionOf(FactRecord record) {
        return switch (record) {
            case FactRow row -> row.position();
            case FactMark mark -> mark.position();
        };
    }

    /** A codec does not travel. */
    private static final class FactCodecPerTask implements Serializable {
        private static final long serialVersionUID = 1L;
        private transient @Nullable FactCodec codec;

        private FactCodec get() {
            FactCodec own = codec == null ? new FactCodec() : codec;
            codec = own;
            return own;
        }
    }

    private static Published run(List<List<byte[]>> topic, int parallelism, int crashes, Path checkpoints)
            throws Exception {
        int run = NEXT_RUN.incrementAndGet();
        var published = new Published();
        published.crashesLeft.set(crashes);
        RUNS.put(run, published);
        var cluster = new Configuration();
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, crashes);
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        try (StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, cluster)) {
            LedgerJobs.configure(
                    env,
                    new JobsConfig(
                            "unused:1",
                            "ledger",
                            "facts",
                            run,
                            parallelism,
                            100,
                            checkpoints.toUri().toString()));
            var messages = env.fromSource(new ListSource(topic, run, crashes > 0), MarkWatermarks.strategy(), "ledger")
                    .uid("ledger-source")
                    .setParallelism(Math.min(parallelism, topic.size()));
            LedgerJobs.assemble(messages, 1)
                    .map(new Witness(run))
                    .setParallelism(1)
                    .uid("witness")
                    .sinkTo(new DiscardingSink<>())
                    .uid("nowhere");
            JobClient job = env.executeAsync("run " + run);
            CompletableFuture.anyOf(published.complete, job.getJobExecutionResult())
                    .get(3, TimeUnit.MINUTES);
            RunningJob.cancel(job);
        }
        return published;
    }

    /** Rows by place; a repeat must be the same bytes. */
    private static Map<String, String> rows(Published published) {
        var codec = new FactCodec();
        Map<String, String> rows = new TreeMap<>();
        for (byte[] message : published.messages) {
            if (codec.decode(message) instanceof FactRow row) {
                String place = "%08d.%05d".formatted(row.position(), row.index());
                String content = HexFormat.of().formatHex(message);
                assertThat(rows.getOrDefault(place, content))
                        .as("repeat at %s", place)
                        .isEqualTo(content);
                rows.put(place, content);
            }
        }
        return rows;
    }

    private static List<FactRecord> records(Published published) {
        var codec = new FactCodec();
        List<FactRecord> records = new ArrayList<>();
        published.messages.forEach(message -> records.add(codec.decode(message)));
        return records;
    }

    private static Map<String, String> reference = Map.of();
    private static Set<AlertState> alertStates = Set.of();

    @BeforeAll
    static void publishTheReference(@TempDir Path checkpoints) throws Exception {
        Published published = run(LEDGER.inPartitions(1, 1, SEED), 1, 0, checkpoints);
        reference = rows(published);
        alertStates = records(published).stream()
                .filter(record -> record instanceof FactRow row && row.table() == FactTable.ALERTS)
                .map(record -> (AlertFact) new FactCodec().decodeRow(FactTable.ALERTS, ((FactRow) record).row()))
                .map(AlertFact::state)
                .collect(Collectors.toSet());
    }

    static Stream<Arguments> sameFacts() {
        return Stream.of(
                Arguments.of(1, 1, 7, 0),
                Arguments.of(4, 1, 3, 0),
                Arguments.of(4, 2, 50, 0),
                Arguments.of(1, 1, 5, 1),
                Arguments.of(4, 2, 5, 2));
    }

    @ParameterizedTest(name = "{0} partitions, parallelism {1}, groups to {2}, {3} crashes")
    @MethodSource
    void sameFacts(int partitions, int parallelism, int largestGroup, int crashes, @TempDir Path checkpoints)
            throws Exception {
        Published published = run(
                LEDGER.inPartitions(partitions, largestGroup, SEED + largestGroup),
                parallelism,
                crashes,
                checkpoints.resolve("varied"));
        assertThat(reference).as("seed %d", SEED).isNotEmpty();
        assertThat(alertStates).as("seed %d", SEED).containsExactlyInAnyOrder(AlertState.values());
        assertThat(published.crashesLeft.get()).as("crashes happened").isLessThanOrEqualTo(0);
        assertThat(rows(published)).as("seed %d", SEED).isEqualTo(reference);
    }

    @Test
    void everyPositionIsCommittedOnceInOrderAndEveryCheckHolds(@TempDir Path checkpoints) throws Exception {
        Published published = run(LEDGER.inPartitions(4, 20, SEED), 2, 0, checkpoints);
        List<Long> committed = new ArrayList<>();
        long rowsBefore = 0;
        int lateCosts = 0;
        for (FactRecord record : records(published)) {
            switch (record) {
                case FactRow row -> {
                    rowsBefore = Math.max(rowsBefore, row.position());
                    if (row.table() == FactTable.MARGINS
                            && new FactCodec().decodeRow(row.table(), row.row()) instanceof MarginFact margin
                            && margin.measure() == MarginMeasure.COGS_LANDED) {
                        lateCosts++;
                    }
                    if (row.table() == FactTable.AUDITS) {
                        assertThat(new FactCodec().decodeRow(row.table(), row.row()))
                                .isInstanceOfSatisfying(
                                        AuditFact.class,
                                        audit -> assertThat(audit.status())
                                                .as("seed %d: %s", SEED, audit)
                                                .isEqualTo(AuditStatus.OK));
                    }
                }
                case FactMark mark -> {
                    assertThat(mark.halted()).as(mark.haltReason()).isFalse();
                    assertThat(mark.position()).isGreaterThanOrEqualTo(rowsBefore);
                    mark.commits().forEach(commit -> committed.add(commit.position()));
                }
            }
        }
        assertThat(lateCosts).as("seed %d: late costs that reached sales", SEED).isPositive();
        assertThat(committed.stream().distinct().toList())
                .isEqualTo(Stream.iterate(1L, n -> n + 1).limit(LAST).toList());
    }
}
