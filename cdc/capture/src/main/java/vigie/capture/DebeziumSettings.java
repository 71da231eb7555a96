package vigie.capture;

import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import vigie.ledgerevents.LedgerTable;

/** The settings of the Debezium engine. What each is for is said where it is not plain from its name. */
final class DebeziumSettings {

    /** First part of the topics Debezium names its events with; they never reach Kafka. */
    static final String TOPIC_PREFIX = "vigie";

    private DebeziumSettings() {}

    /** Reads what is there, in the contract's order, then is stopped: see {@link SnapshotConsumer}. */
    static Properties snapshot(CaptureConfig config) {
        Properties properties = common(config);
        properties.setProperty("snapshot.mode", "initial");
        properties.setProperty("snapshot.max.threads", "1"); // several read different snapshots in 3.6.1
        properties.setProperty("snapshot.fetch.size", "10000");
        String tables = Arrays.stream(LedgerTable.values())
                .filter(table -> table != LedgerTable.TRANSACTION_MANIFESTS)
                .map(DebeziumSettings::qualified)
                .collect(Collectors.joining(","));
        properties.setProperty("snapshot.include.collection.list", tables);
        properties.setProperty("snapshot.select.statement.overrides", tables);
        for (LedgerTable table : LedgerTable.values()) {
            String columns = table.schema().getFields().stream()
                    .map(field -> "\"" + field.getProp("column") + "\"")
                    .collect(Collectors.joining(", "));
            properties.setProperty(
                    "snapshot.select.statement.overrides." + qualified(table),
                    "select " + columns + " from " + qualified(table) + " order by id");
        }
        return properties;
    }

    /** Streams from where the slot stands. */
    static Properties stream(CaptureConfig config) {
        Properties properties = common(config);
        properties.setProperty("snapshot.mode", "no_data");
        return properties;
    }

    private static Properties common(CaptureConfig config) {
        Properties properties = new Properties();
        properties.setProperty("name", TOPIC_PREFIX);
        properties.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        properties.setProperty("topic.prefix", TOPIC_PREFIX);
        properties.setProperty("topic.naming.strategy", EventNaming.class.getName());
        properties.setProperty("database.hostname", config.postgresHost());
        properties.setProperty("database.port", Integer.toString(config.postgresPort()));
        properties.setProperty("database.dbname", config.database());
        properties.setProperty("database.user", config.user());
        properties.setProperty("database.password", config.password());
        properties.setProperty("plugin.name", "pgoutput");
        properties.setProperty("slot.name", config.slot());
        properties.setProperty("slot.drop.on.stop", "false");
        properties.setProperty("slot.max.retries", "0");
        properties.setProperty("publication.name", config.publication());
        properties.setProperty("publication.autocreate.mode", "disabled");
        properties.setProperty(
                "table.include.list",
                Arrays.stream(LedgerTable.values())
                        .map(DebeziumSettings::qualified)
                        .collect(Collectors.joining(",")));
        properties.setProperty("column.exclude.list", "ledger\\..*\\.xid");
        properties.setProperty("include.unknown.datatypes", "true"); // an unknown column must be seen to be refused
        properties.setProperty("skipped.operations", "none"); // a truncate must be seen to be refused
        properties.setProperty("provide.transaction.metadata", "true");
        properties.setProperty("decimal.handling.mode", "precise");
        properties.setProperty("tombstones.on.delete", "false");
        // Nothing is remembered between two engines: stored offsets make 3.6.1 skip rows, the slot does not.
        properties.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        properties.setProperty("offset.flush.interval.ms", "0");
        // A retry inside the engine would resume from remembered offsets; the session starts a new engine instead.
        properties.setProperty("errors.max.retries", "0");
        properties.setProperty("record.processing.threads", "1");
        properties.setProperty("poll.interval.ms", "5");
        properties.setProperty("max.batch.size", "2048");
        properties.setProperty("max.queue.size", "4096");
        properties.setProperty("status.update.interval.ms", "1000");
        return properties;
    }

    private static String qualified(LedgerTable table) {
        return "ledger." + table.tableName();
    }
}
