package vigie.capture;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.TransactionSummary;

/**
 * Decides, from the server's slot and the end of the topic, whether the history goes on or a new one begins. When the
 * two do not fit, never on: a new epoch is opened from a snapshot and says why.
 */
final class Recovery {

    /** How to go on. */
    sealed interface Plan {
        int epoch();

        String topic();
    }

    /**
     * The history goes on after {@code last}.
     *
     * @param confirmedLsn the highest LSN the slot may have been told
     * @param rejoin true when the server will send the last published transaction again
     * @param announcedSchemas fingerprint of the schemas the topic already has
     */
    record Resume(
            int epoch,
            String topic,
            TransactionSummary last,
            long confirmedLsn,
            boolean rejoin,
            String announcedSchemas)
            implements Plan {}

    /**
     * A new history begins with a snapshot.
     *
     * @param because why the old one, if any, does not go on; empty for the first
     */
    record Open(int epoch, String topic, String because) implements Plan {}

    private final CaptureConfig config;
    private final LedgerServer server;
    private final LedgerTopics topics;

    Recovery(CaptureConfig config, LedgerServer server, LedgerTopics topics) {
        this.config = config;
        this.server = server;
        this.topics = topics;
    }

    /**
     * @throws CaptureHalted when the publication does not hold the contract's tables
     * @throws CaptureFailed when PostgreSQL or Kafka does not answer
     */
    Plan plan() {
        requireContractTables(server.publishedTables());
        topics.createStateTopic();
        Set<String> names = topics.names();
        CaptureState state = topics.lastState();
        if (state == null) {
            return openWithoutState(names);
        }
        if (!names.contains(state.topic())) {
            return state.complete()
                    ? openAfter(state, "topic " + state.topic() + " is gone")
                    : new Open(state.epoch(), state.topic(), "");
        }
        TransactionSummary last = topics.lastMarked(state.topic());
        if (last == null) {
            return state.complete()
                    ? openAfter(state, "topic " + state.topic() + " lost its marks")
                    : new Open(state.epoch(), state.topic(), "its snapshot was not finished");
        }
        LedgerServer.Slot slot = server.slot();
        String obstacle = obstacle(state, last, slot);
        if (slot == null || obstacle != null) {
            return openAfter(state, String.valueOf(obstacle));
        }
        boolean rejoin = last.position() > 0 && slot.confirmedLsn() < last.endLsn();
        return new Resume(
                state.epoch(),
                state.topic(),
                last,
                Math.max(state.confirmedLsn(), last.endLsn()),
                rejoin,
                state.schemas());
    }

    /** Why the slot and the topic do not fit; null when they do. */
    private @Nullable String obstacle(CaptureState state, TransactionSummary last, LedgerServer.@Nullable Slot slot) {
        if (slot == null) {
            return "replication slot " + config.slot() + " is gone";
        } else if (slot.lost()) {
            return "replication slot " + config.slot() + " lost WAL it needs";
        } else if (!state.systemIdentifier().equals(server.systemIdentifier())) {
            return "the server is another one";
        } else if (last.endLsn() > server.flushedLsn()) {
            return "the topic is ahead of the server: LSN " + Lsn.format(last.endLsn()) + " was published";
        } else if (last.position() < state.position()) {
            return "the topic lost what stood after position " + last.position();
        } else if (slot.confirmedLsn() > Math.max(last.endLsn(), state.confirmedLsn())) {
            return "the slot was moved past what is published, to LSN " + Lsn.format(slot.confirmedLsn());
        }
        return null;
    }

    private Open openWithoutState(Set<String> names) {
        String prefix = config.topic() + "-";
        int newest = names.stream()
                .filter(name -> name.startsWith(prefix)
                        && name.substring(prefix.length()).matches("[0-9]{1,6}"))
                .mapToInt(name -> Integer.parseInt(name.substring(prefix.length())))
                .max()
                .orElse(names.contains(config.topic()) ? 1 : 0);
        if (newest > 0 && topics.lastMarked(config.topicOf(newest)) != null) {
            return new Open(newest + 1, config.topicOf(newest + 1), "topic " + config.stateTopic() + " is empty");
        }
        int epoch = Math.max(1, newest);
        return new Open(epoch, config.topicOf(epoch), "");
    }

    private Open openAfter(CaptureState state, String because) {
        int epoch = state.epoch() + 1;
        return new Open(epoch, config.topicOf(epoch), because);
    }

    private void requireContractTables(Set<String> published) {
        if (published.isEmpty()) {
            throw new CaptureFailed("publication " + config.publication() + " does not exist or publishes nothing");
        }
        Set<String> contract = Arrays.stream(LedgerTable.values())
                .map(LedgerTable::tableName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(contract);
        missing.removeAll(published);
        Set<String> unknown = new TreeSet<>(published);
        unknown.removeAll(contract);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new CaptureHalted(
                    "La publication " + config.publication() + " n'est pas celle du contrat : manquent " + missing
                            + ", inconnues " + unknown + ".",
                    "Publication " + config.publication() + " is not the contract's: missing " + missing + ", unknown "
                            + unknown + ".");
        }
    }
}
