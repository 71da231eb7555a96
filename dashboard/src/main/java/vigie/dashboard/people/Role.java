package vigie.dashboard.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Right;

/** What somebody is in the company, and the rights that go with it. */
public enum Role {
    READER(Right.READ),
    /** Sees the own customers only: an account of this role has a scope. */
    SALES(Right.READ, Right.HANDLE_ALERTS),
    STOCK(Right.READ, Right.HANDLE_ALERTS),
    CREDIT(Right.READ, Right.HANDLE_ALERTS),
    CONTROL(Right.READ, Right.HANDLE_ALERTS, Right.WRITE_RULES, Right.SQL, Right.MEASURE),
    DIRECTION(Right.READ, Right.HANDLE_ALERTS, Right.WRITE_RULES),
    /** Accounts and health, no figures. */
    ADMIN(Right.ADMINISTER, Right.MEASURE);

    @SuppressWarnings("ImmutableEnumChecker") // a copy nobody can change
    private final Set<Right> rights;

    Role(Right first, Right... rest) {
        this.rights = Set.copyOf(EnumSet.of(first, rest));
    }

    /** Rights of somebody with all these roles. */
    static Set<Right> rightsOf(Set<Role> roles) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(role.rights));
        return rights;
    }

    /**
     * The role of a name, whatever its case.
     *
     * @throws BadQuery with code {@code UNKNOWN_ROLE}
     */
    public static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> BadQuery.malformed(
                        "UNKNOWN_ROLE",
                        "Le rôle « " + name + " » n'existe pas ; il y a " + names() + ".",
                        "There is no role '" + name + "'; there are " + names() + "."));
    }

    private static String names() {
        return Arrays.stream(values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
