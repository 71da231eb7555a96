package vigie.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Where the ledger is, where it goes, and how.
 *
 * @param postgresHost host of the ledger's PostgreSQL server
 * @param postgresPort its port
 * @param database the ledger's database
 * @param user role with {@code replication} and {@code select} on the published tables
 * @param password its password
 * @param slot replication slot; created when an epoch opens, nobody else may use it
 * @param publication existing publication of exactly the published tables
 * @param bootstrapServers Kafka, {@code host:port[,host:port]}
 * @param topic topic of epoch 1; epoch n goes to {@code <topic>-<n>}, the state to {@code <topic>-state}
 * @param partitions partitions of a topic that an epoch opens; an existing topic keeps its own
 * @param metricsPort port of {@code /metrics} on the loopback address, 0 for any free one, -1 for none
 * @param sideFormat form in which changes are published for other consumers too
 */
public record CaptureConfig(
        String postgresHost,
        int postgresPort,
        String database,
        String user,
        String password,
        String slot,
        String publication,
        String bootstrapServers,
        String topic,
        int partitions,
        int metricsPort,
        SideFormat sideFormat) {

    /** All environment variables of the capture begin so; one that is not in {@link #defaults} is refused. */
    static final String PREFIX = "VIGIE_CAPTURE_";

    public CaptureConfig {
        requireText("postgresHost", postgresHost);
        requireText("database", database);
        requireText("user", user);
        requireText("publication", publication);
        requireText("bootstrapServers", bootstrapServers);
        requireText("topic", topic);
        if (!slot.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException(
                    "slot is '" + slot + "'; PostgreSQL wants 1 to 63 of a-z, 0-9 and underscore");
        }
        requireRange("postgresPort", postgresPort, 1, 65_535);
        requireRange("partitions", partitions, 1, 1_000);
        requireRange("metricsPort", metricsPort, -1, 65_535);
    }

    /** Every key, without prefix, with the value it has when the environment does not say. */
    static Map<String, String> defaults() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("POSTGRES_HOST", "localhost");
        keys.put("POSTGRES_PORT", "5433");
        keys.put("DATABASE", "vigie");
        keys.put("USER", "vigie_capture");
        keys.put("PASSWORD", "");
        keys.put("SLOT", "vigie");
        keys.put("PUBLICATION", "vigie_ledger");
        keys.put("BOOTSTRAP_SERVERS", "localhost:9192");
        keys.put("TOPIC", "ledger");
        keys.put("PARTITIONS", "1");
        keys.put("METRICS_PORT", "7072");
        keys.put("FORMAT", SideFormat.NONE.word());
        return keys;
    }

    /**
     * The configuration an environment describes.
     *
     * @throws IllegalArgumentException naming the variable and what it should hold
     */
    static CaptureConfig fromEnvironment(Map<String, String> environment) {
        Map<String, String> values = defaults();
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(PREFIX)) {
                String key = variable.substring(PREFIX.length());
                if (values.replace(key, environment.getOrDefault(variable, "")) == null) {
                    throw new IllegalArgumentException(
                            variable + " is not a setting of the capture; there are " + values.keySet());
                }
            }
        }
        Function<String, String> text = key -> values.getOrDefault(key, "");
        return new CaptureConfig(
                text.apply("POSTGRES_HOST"),
                number("POSTGRES_PORT", text),
                text.apply("DATABASE"),
                text.apply("USER"),
                text.apply("PASSWORD"),
                text.apply("SLOT"),
                text.apply("PUBLICATION"),
                text.apply("BOOTSTRAP_SERVERS"),
                text.apply("TOPIC"),
                number("PARTITIONS", text),
                number("METRICS_PORT", text),
                SideFormat.of(text.apply("FORMAT")));
    }

    /** The topic that tells where the capture stands. */
    String stateTopic() {
        return topic + "-state";
    }

    /** The topic that has the changes of {@code topic} as standard envelopes. */
    static String envelopeTopic(String topic) {
        return topic + "-json";
    }

    /** The topic of an epoch. */
    String topicOf(int epoch) {
        return epoch == 1 ? topic : topic + "-" + epoch;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + postgresHost + ":" + postgresPort + "/" + database + " slot " + slot + " -> "
                + bootstrapServers + " " + topic + " (" + partitions + " partitions)";
    }

    private static int number(String key, Function<String, String> values) {
        String value = values.apply(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(PREFIX + key + " is '" + value + "', expected a whole number", e);
        }
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is empty");
        }
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + least + " to " + most);
        }
    }
}
