package vigie.dashboard.people;

import java.time.Instant;
import java.util.Set;
import vigie.dashboard.kpi.Right;

/**
 * A key for a program of somebody's. It may do what both it and its owner may.
 *
 * @param label what it is for, unique per owner
 * @param hash SHA-256 of the secret, hexadecimal; the secret itself is shown once and not kept
 */
public record ApiToken(
        String owner, String label, String hash, Set<Right> rights, Instant createdAt, Instant expiresAt) {
    public ApiToken {
        rights = Set.copyOf(rights);
    }
}
