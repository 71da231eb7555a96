package vigie.capture;

import io.debezium.schema.SchemaTopicNamingStrategy;
import io.debezium.spi.schema.DataCollectionId;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names events after their table, as Debezium does by itself, and remembers the names in a plain map. Debezium asks for
 * a name at every event and keeps its own in a bounded one that notes each use.
 */
public final class EventNaming extends SchemaTopicNamingStrategy {
    private final Map<DataCollectionId, String> names = new ConcurrentHashMap<>();

    /** Made by Debezium from its settings. */
    public EventNaming(Properties properties) {
        super(properties);
    }

    @Override
    public String dataChangeTopic(DataCollectionId table) {
        return names.computeIfAbsent(table, super::dataChangeTopic);
    }
}
