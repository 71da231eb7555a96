package vigie.dashboard.kpi;

import java.util.List;

/**
 * Keeps, or leaves out, the members of a dimension with the given codes.
 * The code {@code -} stands for "none", for instance a sale without salesperson.
 */
public record Filter(Dimension dimension, boolean exclude, List<String> codes) {
    public Filter {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("a filter on " + dimension.id() + " needs at least one code");
        }
        codes = codes.stream().distinct().sorted().toList();
    }
}
