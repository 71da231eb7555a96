package vigie.operationaldb.http;

import java.util.Set;

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
}
