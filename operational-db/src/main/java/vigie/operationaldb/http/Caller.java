package vigie.operationaldb.http;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks, as the token says.
 *
 * @param actor code of the actor
 * @param scopes groups of commands the token may be used for now
 * @param address where the request comes from
 */
record Caller(String actor, Set<String> scopes, String address) {
    Caller {
        scopes = Set.copyOf(scopes);
    }

    /**
     * Insists that the token is good for a group of commands.
     *
     * @throws Problem 403 when it is not
     */
    void require(String group) {
        if (!scopes.contains(group)) {
            String opened = String.join(", ", new TreeSet<>(scopes));
            throw Problem.of(
                    403,
                    "SCOPE_MISSING",
                    "Le jeton de " + actor + " n'ouvre pas « " + group + " » ; il ouvre : " + opened + ".",
                    "The token of " + actor + " is not for '" + group + "'; it is for: " + opened + ".");
        }
    }
}
