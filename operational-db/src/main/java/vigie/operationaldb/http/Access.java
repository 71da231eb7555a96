package vigie.operationaldb.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vigie.operationaldb.LedgerUnavailable;

/** Who may do what: each request names a token, and what it opens is asked of the ledger each time. */
final class Access {
    private static final String BEARER = "bearer ";

    private final LedgerPool writer;

    Access(LedgerPool writer) {
        this.writer = writer;
    }

    /**
     * Who sent the request.
     *
     * @throws Problem 401 without a token in service
     */
    Caller caller(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw unauthenticated(context);
        }
        String hash = hash(header.substring(BEARER.length()).strip());
        String address = context.ip();
        try {
            return writer.repeatable(lent -> holder(lent, hash, address)).orElseThrow(() -> unauthenticated(context));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the token cannot be looked up: " + e.getMessage(), e);
        }
    }

    private static Optional<Caller> holder(Lent lent, String hash, String address) throws SQLException {
        try (PreparedStatement rights =
                lent.connection().prepareStatement("select actor, scopes from api.token_rights(?)")) {
            rights.setString(1, hash);
            try (ResultSet row = rights.executeQuery()) {
                return row.next()
                        ? Optional.of(new Caller(
                                row.getString(1),
                                Set.of((String[]) row.getArray(2).getArray()),
                                address))
                        : Optional.empty();
            }
        }
    }

    private static Problem unauthenticated(Context context) {
        context.header("WWW-Authenticate", "Bearer realm=\"vigie\"");
        return Problem.of(
                401,
                "TOKEN_MISSING",
                "Il faut un jeton en service : Authorization: Bearer … ; ./vigie token create NOM en tire un.",
                "A token in service is needed: Authorization: Bearer …; ./vigie token create NAME draws one.");
    }

    /** What the ledger keeps of a secret. */
    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
