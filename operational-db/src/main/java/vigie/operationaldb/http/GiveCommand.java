package vigie.operationaldb.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Gives one command in one transaction. When the ledger could not serialize it, or the connection went away, it is
 * given once more: its key makes that safe even if the first time did commit.
 */
final class GiveCommand {
    private static final Logger LOG = LoggerFactory.getLogger(GiveCommand.class);
    private static final Set<String> NOT_SERIALIZED = Set.of("40001", "40P01");

    private static final String CLOSING = "close_period";

    private final LedgerPool writer;
    private final BeforeClosing beforeClosing;

    GiveCommand(LedgerPool writer, BeforeClosing beforeClosing) {
        this.writer = writer;
        this.beforeClosing = beforeClosing;
    }

    /**
     * The answer of the command.
     *
     * @throws CommandRefused when a rule refuses it
     * @throws LedgerUnavailable when it failed, twice if trying again could help
     */
    JsonNode give(Caller caller, String command, @Nullable String key, JsonNode body) throws CommandRefused {
        if (command.equals(CLOSING)) {
            beforeClosing.post();
        }
        try {
            return giveOnce(caller, command, key, body);
        } catch (LedgerUnavailable e) {
            boolean lost = connectionLost(e);
            if (!NOT_SERIALIZED.contains(state(e)) && !(lost && key != null)) {
                throw e;
            }
            LOG.info("{} is given a second time: {}", command, e.getMessage());
            if (lost) {
                writer.forgetIdle();
            }
            return giveOnce(caller, command, key, body);
        }
    }

    private JsonNode giveOnce(Caller caller, String command, @Nullable String key, JsonNode body)
            throws CommandRefused {
        try (Lent lent = writer.lend()) {
            lent.speakFor(caller);
            return lent.commands().call(command, key, body);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be spoken to: " + e.getMessage(), e);
        }
    }

    /** SQLSTATE behind a failure, empty when there is none. */
    static String state(LedgerUnavailable failure) {
        return failure.getCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
    }

    private static boolean connectionLost(LedgerUnavailable failure) {
        return failure.getCause() instanceof SQLException cause && LedgerPool.lost(cause);
    }
}
