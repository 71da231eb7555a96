package vigie.operationaldb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Calls the command functions of schema {@code api} on one connection, each prepared once.
 *
 * <p>With auto-commit on (the usual case) each command is one transaction. With auto-commit off the caller commits; a
 * refused
 * command then leaves the transaction as it was before the command. Not safe for use by several threads at once.
 * Closing it
 * closes its statements, never the connection.
 */
public final class LedgerCommands implements AutoCloseable {
    /** SQLSTATE of every refusal raised by the core. */
    public static final String REFUSAL_STATE = "VG001";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z_]*");

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public LedgerCommands(Connection connection) {
        this.connection = connection;
    }

    /**
     * Executes {@code api.<command>(key, body)}.
     *
     * @param command name of the function, for example {@code confirm_order}
     * @param key idempotency key: the same key with the same body gives the same answer and no second effect
     * @return the answer of the function: ids, numbers and amounts
     * @throws CommandRefused when a business rule refuses; nothing was written
     * @throws LedgerUnavailable when the database failed or a constraint was hit directly
     */
    public JsonNode call(String command, @Nullable String key, JsonNode body) throws CommandRefused {
        try {
            return execute(command, key, body);
        } catch (SQLException e) {
            throw new LedgerUnavailable("api." + command + " failed: " + e.getMessage(), e);
        }
    }

    private JsonNode execute(String command, @Nullable String key, JsonNode body) throws SQLException, CommandRefused {
        PreparedStatement statement = statement(command);
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            statement.setString(1, key);
            statement.setString(2, body.toString());
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                String text = answer.getString(1);
                if (before != null) {
                    connection.releaseSavepoint(before);
                }
                return text == null ? JsonNodeFactory.instance.nullNode() : parse(text);
            }
        } catch (PSQLException e) {
            if (before != null) {
                connection.rollback(before);
            }
            ServerErrorMessage error = e.getServerErrorMessage();
            if (error != null && REFUSAL_STATE.equals(e.getSQLState())) {
                throw refusal(error, e);
            }
            throw e;
        }
    }

    private static CommandRefused refusal(ServerErrorMessage error, PSQLException cause) {
        String message = String.valueOf(error.getMessage());
        String detail = error.getDetail();
        JsonNode parsed = detail == null ? JsonNodeFactory.instance.objectNode() : parse(detail);
        int colon = message.indexOf(": ");
        String code = parsed.path("code").asText(colon < 0 ? message : message.substring(0, colon));
        String en = parsed.path("en").asText(colon < 0 ? message : message.substring(colon + 2));
        return new CommandRefused(code, parsed.path("fr").asText(en), en, parsed.path("params"), cause);
    }

    private PreparedStatement statement(String command) throws SQLException {
        PreparedStatement known = prepared.get(command);
        if (known != null) {
            return known;
        }
        if (!COMMAND.matcher(command).matches()) {
            throw new IllegalArgumentException("Not a command name: " + command);
        }
        PreparedStatement created = connection.prepareStatement("select api." + command + "(?, ?::jsonb)");
        prepared.put(command, created);
        return created;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The core answered something that is not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new LedgerUnavailable("A command statement could not be closed", e);
            }
        }
        prepared.clear();
    }
}
