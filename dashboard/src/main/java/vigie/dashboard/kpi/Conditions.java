package vigie.dashboard.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Filters resolved to internal ids: the SQL condition {@code {filters}} and the values it binds.
 * Column names come from {@link Dimension}, ids are bound.
 */
final class Conditions {
    /** One filter with the ids its codes stand for; {@code none} is true when the code {@code -} is among them. */
    record Resolved(Dimension dimension, boolean exclude, boolean none, List<Long> ids) {}

    static final Conditions NONE = new Conditions(List.of());

    private final List<Resolved> filters;

    Conditions(List<Resolved> filters) {
        this.filters = List.copyOf(filters);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conditions that && filters.equals(that.filters);
    }

    @Override
    public int hashCode() {
        return filters.hashCode();
    }

    /** Both must hold. */
    Conditions and(Conditions others) {
        List<Resolved> all = new ArrayList<>(filters);
        all.addAll(others.filters);
        return new Conditions(all);
    }

    boolean isEmpty() {
        return filters.isEmpty();
    }

    /** False when a filter is on a dimension outside these: the figure has no meaning under the filters then. */
    boolean within(Set<Dimension> dimensions) {
        return filters.stream().allMatch(filter -> dimensions.contains(filter.dimension()));
    }

    String sql() {
        if (filters.isEmpty()) {
            return "true";
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            all.add(sql(filters.get(i), i));
        }
        return String.join(" and ", all);
    }

    private static String sql(Resolved filter, int at) {
        String column = filter.dimension().column();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < filter.ids().size(); i++) {
            names.add(":" + name(at, i));
        }
        String in = names.isEmpty() ? "false" : column + " in (" + String.join(", ", names) + ")";
        String matches = "coalesce(" + in + ", false)" + (filter.none() ? " or " + column + " is null" : "");
        return (filter.exclude() ? "not (" : "(") + matches + ")";
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        for (int at = 0; at < filters.size(); at++) {
            List<Long> ids = filters.get(at).ids();
            for (int i = 0; i < ids.size(); i++) {
                values.put(name(at, i), ids.get(i));
            }
        }
        return values;
    }

    private static String name(int filter, int id) {
        return "member_" + (filter * 1_000 + id);
    }
}
