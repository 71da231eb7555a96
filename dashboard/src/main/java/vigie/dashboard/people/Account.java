package vigie.dashboard.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Scope;

/**
 * Somebody who may sign in.
 *
 * @param name lower case, unique; with an identity provider the name it gives
 * @param roles at least one
 * @param scope text of {@link Scope#of}, empty for the whole company
 * @param passwordHash Argon2id in PHC form; null when they sign in by the identity provider only
 * @param disabled true when they may not sign in any more; their sessions and tokens end at once
 */
public record Account(
        String name,
        Set<Role> roles,
        String scope,
        @Nullable String passwordHash,
        boolean disabled) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** What they may see. */
    public Reader reader() {
        return new Reader(name, Role.rightsOf(roles), Scope.of(scope));
    }

    Account withPassword(String hash) {
        return new Account(name, roles, scope, hash, disabled);
    }

    Account withDisabled(boolean off) {
        return new Account(name, roles, scope, passwordHash, off);
    }
}
