package vigie.operationaldb.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.operationaldb.LedgerCommands;

/** A connection of a {@link LedgerPool}, for one request at a time. */
final class Lent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lent.class);

    private final Connection connection;
    private final LedgerCommands commands;

    Lent(Connection connection) {
        this.connection = connection;
        this.commands = new LedgerCommands(connection);
    }

    Connection connection() {
        return connection;
    }

    LedgerCommands commands() {
        return commands;
    }

    /** Tells the ledger who gives the next commands on this connection, and from where. */
    void speakFor(Caller caller) throws SQLException {
        try (PreparedStatement name = connection.prepareStatement(
                "select set_config('vigie.actor', ?, false), set_config('vigie.client_address', ?, false)")) {
            name.setString(1, caller.actor());
            name.setString(2, caller.address());
            name.execute();
        }
    }

    /** Gives it back; the pool closes its statements, and the connection itself when it was lost. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close", e);
        }
    }
}
