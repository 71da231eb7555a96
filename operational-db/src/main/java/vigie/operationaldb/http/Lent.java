package vigie.operationaldb.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import vigie.operationaldb.LedgerCommands;

/** A connection of a {@link LedgerPool}, for one request at a time, with its prepared commands. */
final class Lent implements AutoCloseable {
    private final LedgerPool pool;
    private final Connection connection;
    private final LedgerCommands commands;
    private boolean broken;

    Lent(LedgerPool pool, Connection connection) {
        this.pool = pool;
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

    /** Keeps the connection from being lent again: something is wrong with it. */
    void broken() {
        broken = true;
    }

    @Override
    public void close() {
        pool.takeBack(this, broken);
    }
}
