package vigie.localstack.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Writes the business day into the ledger every half minute: jobs have no other clock, and a tick that arrives shows
 * that the whole path is alive when nothing else happens. What was committed since the last tick is sealed with it.
 */
final class MinuteTick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MinuteTick.class);
    private static final long EVERY_SECONDS = 30;

    private final LedgerAccess ledger;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("minute-tick").factory());

    private MinuteTick(LedgerAccess ledger) {
        this.ledger = ledger;
    }

    /** Ticks from now on. */
    static MinuteTick start(LedgerAccess ledger) {
        MinuteTick tick = new MinuteTick(ledger);
        var unused = tick.timer.scheduleWithFixedDelay(tick::write, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        return tick;
    }

    private void write() {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        try (Connection writer = ledger.writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            commands.call("tick", null, JsonNodeFactory.instance.objectNode().put("business_on", today.toString()));
            commands.call("seal_blocks", null, JsonNodeFactory.instance.objectNode());
        } catch (SQLException | CommandRefused | LedgerUnavailable e) {
            LOG.warn("no tick this time", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
