package vigie.dashboard.pages;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;

/**
 * The address of a page with its state: everything on screen can be found again from it. Parameters are sorted,
 * so equal states give equal addresses. Immutable.
 */
public final class Address {
    private static final Set<String> KEPT =
            Set.of("p", "cmp", "by", "asof", "sort", "m", "sku", "fam", "cust", "seg", "rep", "chan", "wh", "sup");
    /** Parameters that carry over when a reader goes to another page. */
    private static final Set<String> FRAME =
            Set.of("p", "cmp", "asof", "sku", "fam", "cust", "seg", "rep", "chan", "wh", "sup");

    /** Those of them that are no filters. */
    private static final Set<String> MOMENT = Set.of("p", "cmp", "asof");

    private final String path;
    private final NavigableMap<String, List<String>> parameters;

    private Address(String path, NavigableMap<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /** The address of a request; parameters a page does not know are left out. */
    public static Address of(String path, Map<String, List<String>> query) {
        TreeMap<String, List<String>> kept = new TreeMap<>();
        query.forEach((name, values) -> {
            List<String> given = values.stream()
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .sorted()
                    .toList();
            if (KEPT.contains(name) && !given.isEmpty()) {
                kept.put(name, given);
            }
        });
        return new Address(path, kept);
    }

    /** The parameters of the part of an address after its question mark. */
    static Map<String, List<String>> query(String text) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            String[] halves = pair.split("=", 2);
            if (halves.length == 2) {
                parameters
                        .computeIfAbsent(decoded(halves[0]), name -> new ArrayList<>())
                        .add(decoded(halves[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Another page in the same frame: period, comparison, filters and as of stay. */
    public Address at(String otherPath) {
        TreeMap<String, List<String>> frame = new TreeMap<>(parameters);
        frame.keySet().retainAll(FRAME);
        return new Address(otherPath, frame);
    }

    /** The same page with a parameter set, or left out when the value is null. */
    public Address with(String name, @Nullable String value) {
        TreeMap<String, List<String>> changed = new TreeMap<>(parameters);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value));
        }
        return new Address(path, changed);
    }

    /** The same page with a filter on one more member. */
    public Address filtered(Dimension dimension, String code) {
        TreeMap<String, List<String>> changed = new TreeMap<>(parameters);
        List<String> codes = new ArrayList<>(changed.getOrDefault(dimension.parameter(), List.of()));
        if (!codes.contains(code)) {
            codes.add(code);
        }
        changed.put(dimension.parameter(), codes.stream().sorted().toList());
        return new Address(path, changed);
    }

    /** The same page without one filter value. */
    public Address unfiltered(Dimension dimension, String value) {
        TreeMap<String, List<String>> changed = new TreeMap<>(parameters);
        List<String> codes = new ArrayList<>(changed.getOrDefault(dimension.parameter(), List.of()));
        codes.remove(value);
        if (codes.isEmpty()) {
            changed.remove(dimension.parameter());
        } else {
            changed.put(dimension.parameter(), codes);
        }
        return new Address(path, changed);
    }

    /** The page of a member: period, comparison and as of stay, filters do not, for it is about that member. */
    Address ofMember(String path, String code) {
        TreeMap<String, List<String>> moment = new TreeMap<>(parameters);
        moment.keySet().retainAll(MOMENT);
        return new Address(path + "/" + encoded(code), moment);
    }

    public String path() {
        return path;
    }

    public List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** First value of a parameter, or the given one. */
    public String value(String name, String absent) {
        List<String> values = values(name);
        return values.isEmpty() ? absent : values.getFirst();
    }

    /** Parameters as hidden fields of a form that sets the named ones itself. */
    public List<Map.Entry<String, String>> fieldsWithout(String... names) {
        Set<String> left = Set.of(names);
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!left.contains(name)) {
                values.forEach(value -> fields.add(Map.entry(name, value)));
            }
        });
        return fields;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path);
        char mark = '?';
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                text.append(mark).append(parameter.getKey()).append('=').append(encoded(value));
                mark = '&';
            }
        }
        return text.toString();
    }

    /** A path segment or value made safe for an address; {@code :}, {@code .} and {@code !} stay readable. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%21", "!")
                .replace("%2C", ",");
    }
}
