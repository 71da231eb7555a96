package vigie.jobs.wiring;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs need to know, checked.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port[,host:port]}
 * @param ledgerTopic topic of one epoch of the ledger
 * @param factsTopic topic for the facts, one partition; created when it does not exist
 * @param run number of this run: a new job version or a rebuild takes a higher one
 * @param parallelism of the keyed operators; the source takes at most one per partition
 * @param checkpointIntervalMillis time between checkpoints: bounds what is read again after a crash, not the latency
 * @param checkpointDirectory URI where checkpoints are kept, also after the job is cancelled
 */
public record JobsConfig(
        String bootstrapServers,
        String ledgerTopic,
        String factsTopic,
        int run,
        int parallelism,
        long checkpointIntervalMillis,
        String checkpointDirectory) {

    static final String PREFIX = "VIGIE_JOBS_";
    static final String STATE_BACKEND = PREFIX + "STATE_BACKEND";

    private static final String BOOTSTRAP_SERVERS = PREFIX + "BOOTSTRAP_SERVERS";
    private static final String LEDGER_TOPIC = PREFIX + "LEDGER_TOPIC";
    private static final String FACTS_TOPIC = PREFIX + "FACTS_TOPIC";
    private static final String RUN = PREFIX + "RUN";
    private static final String PARALLELISM = PREFIX + "PARALLELISM";
    private static final String CHECKPOINT_INTERVAL_MILLIS = PREFIX + "CHECKPOINT_INTERVAL_MILLIS";
    private static final String CHECKPOINT_DIRECTORY = PREFIX + "CHECKPOINT_DIRECTORY";

    /** Every key the jobs read from the environment. */
    static final Set<String> KEYS = new TreeSet<>(Set.of(
            BOOTSTRAP_SERVERS,
            LEDGER_TOPIC,
            FACTS_TOPIC,
            RUN,
            PARALLELISM,
            CHECKPOINT_INTERVAL_MILLIS,
            CHECKPOINT_DIRECTORY,
            STATE_BACKEND));

    public JobsConfig {
        notBlank(bootstrapServers, "bootstrapServers");
        notBlank(ledgerTopic, "ledgerTopic");
        notBlank(factsTopic, "factsTopic");
        notBlank(checkpointDirectory, "checkpointDirectory");
        atLeast(run, 1, "run");
        atLeast(parallelism, 1, "parallelism");
        atLeast(checkpointIntervalMillis, 100, "checkpointIntervalMillis");
        if (!checkpointDirectory.contains(":")) {
            throw new IllegalArgumentException(
                    "checkpointDirectory must be a URI such as file:///var/lib/vigie/flink: " + checkpointDirectory);
        }
    }

    /**
     * Reads the configuration.
     *
     * @param environment environment variables of the process
     * @throws IllegalArgumentException naming the variable that is missing, unknown or wrong, and its value
     */
    public static JobsConfig fromEnvironment(Map<String, String> environment) {
        for (String key : new TreeSet<>(environment.keySet())) {
            if (key.startsWith(PREFIX) && !KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown variable " + key + "; known are " + KEYS);
            }
        }
        return new JobsConfig(
                value(environment, BOOTSTRAP_SERVERS, "localhost:9192"),
                value(environment, LEDGER_TOPIC, "ledger"),
                value(environment, FACTS_TOPIC, "facts"),
                Math.toIntExact(number(environment, RUN, "1")),
                Math.toIntExact(number(environment, PARALLELISM, "1")),
                number(environment, CHECKPOINT_INTERVAL_MILLIS, "10000"),
                value(environment, CHECKPOINT_DIRECTORY, null));
    }

    /** State backend by Flink's name: {@code hashmap} (heap, default) or {@code rocksdb}. */
    static String stateBackend(Map<String, String> environment) {
        String name = value(environment, STATE_BACKEND, "hashmap");
        if (!Set.of("hashmap", "rocksdb").contains(name)) {
            throw new IllegalArgumentException(STATE_BACKEND + " must be hashmap or rocksdb: " + name);
        }
        return name;
    }

    private static String value(Map<String, String> environment, String key, @Nullable String absent) {
        String value = environment.getOrDefault(key, absent);
        if (value == null) {
            throw new IllegalArgumentException("variable " + key + " must be set");
        }
        return value;
    }

    private static long number(Map<String, String> environment, String key, String absent) {
        String value = value(environment, key, absent);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number: " + value, e);
        }
    }

    private static void notBlank(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    private static void atLeast(long value, long least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
        }
    }
}
