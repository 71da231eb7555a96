package vigie.dashboard.kpi;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what they may see.
 *
 * @param name of the account; null for whoever sits at the machine of a demonstration
 * @param rights what they may do
 * @param scope the rows they see
 */
public record Reader(@Nullable String name, Set<Right> rights, Scope scope) {
    /** Whoever sits at this machine, where there is no sign-in. */
    public static final Reader ANYBODY = new Reader(null, EnumSet.allOf(Right.class), Scope.WHOLE);

    public Reader {
        rights = Set.copyOf(rights);
    }

    /** True when they may; questions in SQL and rules reach every row: they are for readers of the whole company. */
    public boolean may(Right right) {
        boolean reachesAll = right == Right.SQL || right == Right.WRITE_RULES;
        return rights.contains(right) && (!reachesAll || scope.isWhole());
    }
}
