package vigie.dashboard.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows a reader sees: those of the given customers, segments, salespersons and warehouses; all filters must hold.
 * A figure, list or document that cannot be cut along them is not shown at all.
 *
 * @param filters one per dimension, in the order of dimensions; none for the whole company
 */
public record Scope(List<Filter> filters) {
    /** The whole company. */
    public static final Scope WHOLE = new Scope(List.of());

    private static final List<Dimension> CUT =
            List.of(Dimension.CUSTOMER, Dimension.SEGMENT, Dimension.SALESPERSON, Dimension.WAREHOUSE);

    public Scope {
        filters = List.copyOf(filters);
    }

    /**
     * Reads {@code rep=MARTIN,rep=DUVAL,wh=PARIS}; an empty text is the whole company.
     *
     * @throws BadQuery with code {@code BAD_SCOPE}
     */
    public static Scope of(String text) {
        Map<Dimension, List<String>> codes = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            String[] pair = part.split("=", 2);
            Dimension dimension =
                    Dimension.named(pair[0].strip()).filter(CUT::contains).orElseThrow(() -> bad(part));
            if (pair.length < 2 || pair[1].isBlank()) {
                throw bad(part);
            }
            codes.computeIfAbsent(dimension, any -> new ArrayList<>()).add(pair[1].strip());
        }
        return new Scope(codes.entrySet().stream()
                .map(entry -> new Filter(entry.getKey(), false, entry.getValue()))
                .toList());
    }

    private static BadQuery bad(String part) {
        String known = CUT.stream().map(Dimension::parameter).collect(Collectors.joining(", "));
        return BadQuery.malformed(
                "BAD_SCOPE",
                "Le périmètre « " + part + " » n'est pas compris ; attendu : rep=CODE, parmi " + known + ".",
                "Scope '" + part + "' is not understood; expected rep=CODE, one of " + known + ".");
    }

    public boolean isWhole() {
        return filters.isEmpty();
    }

    /** The text {@link #of} reads: equal scopes give equal texts. */
    @Override
    public String toString() {
        return filters.stream()
                .flatMap(filter ->
                        filter.codes().stream().map(code -> filter.dimension().parameter() + "=" + code))
                .collect(Collectors.joining(","));
    }

    /** In words: the members by dimension. */
    public String in(Language language) {
        return filters.stream()
                .map(filter -> filter.dimension().label(language) + " " + String.join(", ", filter.codes()))
                .collect(Collectors.joining(" ; "));
    }
}
