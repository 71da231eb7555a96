package vigie.localstack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.AlertDesk;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/** Records what people do about alerts by command {@code handle_alert} of the ledger. */
final class HandleAlerts implements AlertDesk {
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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.forEach(body::put);
        try (Connection connection = writer.getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            commands.call("handle_alert", key, body);
            return null;
        } catch (CommandRefused refused) {
            return new Refusal(refused.code(), refused.fr(), refused.en());
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger takes no connection", e);
        }
    }
}
