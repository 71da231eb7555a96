package vigie.operationaldb.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/** Makes and revokes API tokens. A secret is drawn here and told once; the ledger keeps its SHA-256. */
public final class ApiTokens {
    private static final String PREFIX = "vigie_";
    private static final int SECRET_BYTES = 32;

    private ApiTokens() {}

    /**
     * A token of the ledger.
     *
     * @param name of the token
     * @param actor whose it is
     * @param scopes groups of commands, by commas
     */
    public record Listed(String name, String actor, String scopes, boolean revoked) {}

    /**
     * Makes an actor with roles and a token of the same name, or gives a known one new roles and a new secret.
     *
     * @param writer connection as {@code vigie_writer}
     * @param scopes groups of commands the token is for, all that the roles allow when empty
     * @return the secret, which nobody can find out again
     * @throws CommandRefused when a role or a scope does not exist
     */
    public static String create(Connection writer, String name, Collection<String> roles, Collection<String> scopes)
            throws CommandRefused {
        byte[] drawn = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(drawn);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        try (LedgerCommands commands = new LedgerCommands(writer)) {
            ObjectNode actor = JsonNodeFactory.instance.objectNode();
            actor.put("code", name).put("name", name).set("roles", list(roles));
            commands.call("put_actor", null, actor);
            ObjectNode token = JsonNodeFactory.instance.objectNode();
            token.put("code", name).put("actor", name).put("secret_hash", Access.hash(secret));
            if (!scopes.isEmpty()) {
                token.set("scopes", list(scopes));
            }
            commands.call("put_api_token", null, token);
        }
        return secret;
    }

    /**
     * Makes a token useless from now on.
     *
     * @throws CommandRefused when no token in service has the name
     */
    public static void revoke(Connection writer, String name) throws CommandRefused {
        try (LedgerCommands commands = new LedgerCommands(writer)) {
            commands.call(
                    "revoke_api_token",
                    null,
                    JsonNodeFactory.instance.objectNode().put("code", name));
        }
    }

    /** Every token, by name. */
    public static List<Listed> list(Connection reader) throws SQLException {
        List<Listed> tokens = new ArrayList<>();
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery(
                        "select code, actor, scopes, revoked from api.api_tokens order by code")) {
            while (row.next()) {
                tokens.add(new Listed(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
            }
        }
        return tokens;
    }

    private static ArrayNode list(Collection<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
