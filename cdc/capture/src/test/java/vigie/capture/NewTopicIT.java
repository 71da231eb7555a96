package vigie.capture;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A topic is written the moment it is made. Its leaders may not be known yet: the first batch is then refused and sent
 * again, and a batch that overtook it would leave the partition closed to this producer for ever.
 */
class NewTopicIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RepeatedTest(8)
    void theFirstRecordsOfANewTopicArriveInOrder(RepetitionInfo repetition) throws Exception {
        CaptureConfig config = TestLedger.fresh().config(8);
        String topic = "new-" + repetition.getCurrentRepetition();
        try (LedgerTopics topics = new LedgerTopics(config);
                LedgerPublisher publisher = new LedgerPublisher(config, 1, topic, 8, "first")) {
            topics.createLedgerTopic(topic);
            publisher.announceSchemas();
            publisher.announceSchemas();
            assertThatCode(() -> CompletableFuture.runAsync(publisher::awaitAcknowledgement)
                            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .as("everything sent to the new topic " + topic + " is acknowledged")
                    .doesNotThrowAnyException();
        }
    }
}
