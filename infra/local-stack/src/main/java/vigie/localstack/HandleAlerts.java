package vigie.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.AlertDesk;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/** Records what people do about alerts and the rules they write, by commands of the ledger. */
final class HandleAlerts implements AlertDesk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource writer;

    /**
     * A desk over a ledger.
     *
     * @param writer gives connections that may give commands
     */
    HandleAlerts(DataSource writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable Refusal handle(String key, Map<String, String> fields) {
        return call("handle_alert", key, fields);
    }

    @Override
    public @Nullable Refusal putRule(String key, Map<String, Object> fields) {
        return call("put_alert_rule", key, fields);
    }

    private @Nullable Refusal call(String command, String key, Map<String, ?> fields) {
        ObjectNode body = JSON.valueToTree(fields);
        try (Connection connection = writer.getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            commands.call(command, key, body);
            return null;
        } catch (CommandRefused refused) {
            return new Refusal(refused.code(), refused.fr(), refused.en());
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger takes no connection", e);
        }
    }
}
