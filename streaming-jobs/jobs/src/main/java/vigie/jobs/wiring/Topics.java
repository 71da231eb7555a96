package vigie.jobs.wiring;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What must hold of the topics before the jobs start. */
final class Topics {

    private Topics() {}

    /**
     * Partitions of a topic.
     *
     * @throws IllegalStateException when it does not exist or the brokers do not answer
     */
    static int partitions(String bootstrapServers, String topic) {
        try (Admin admin = admin(bootstrapServers)) {
            return partitions(admin, topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new IllegalStateException(
                        "topic " + topic + " does not exist at " + bootstrapServers + ": start the capture first", e);
            }
            throw new IllegalStateException("cannot look up topic " + topic + " at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking up topic " + topic, e);
        }
    }

    /**
     * Creates the topic of the facts, kept for ever, unless it exists.
     *
     * @throws IllegalStateException when it exists with more than one partition: their order would be lost
     */
    static void prepareFacts(String bootstrapServers, String topic) {
        try (Admin admin = admin(bootstrapServers)) {
            var wanted = new NewTopic(topic, 1, (short) -1).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
            try {
                admin.createTopics(List.of(wanted)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                int partitions = partitions(admin, topic);
                if (partitions != 1) {
                    throw new IllegalStateException(
                            "topic " + topic + " must have one partition, it has " + partitions, e);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topic " + topic + " at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topic " + topic, e);
        }
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return Objects.requireNonNull(described.get(topic), topic).partitions().size();
    }

    private static Admin admin(String bootstrapServers) {
        var properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return Admin.create(properties);
    }
}
