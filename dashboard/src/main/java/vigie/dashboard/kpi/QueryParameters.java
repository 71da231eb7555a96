package vigie.dashboard.kpi;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link QueryRequest} from the parameters of an address, and writes it back in one normal form. */
public final class QueryParameters {
    private static final Set<String> FRAME =
            Set.of("m", "p", "cmp", "by", "grain", "asof", "sort", "limit", "lang", "cursor", "size", "q");
    private static final Pattern CODE = Pattern.compile("!?[^\\p{Cntrl}]{1,80}");
    private static final int MOST_ROWS = 5_000;
    private static final String DEFAULT_PERIOD = "ytd";

    private QueryParameters() {}

    /**
     * Reads parameters. Unknown ones are ignored and named in {@link QueryRequest#ignored()}.
     *
     * @param parameters name to values, as decoded from the address
     * @param language used when no {@code lang} is given
     * @throws BadQuery when a known parameter has a value that is not understood
     */
    public static QueryRequest read(Map<String, List<String>> parameters, Language language) {
        List<String> ignored = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(parameters).entrySet()) {
            Dimension dimension = filterDimension(parameter.getKey());
            if (dimension != null) {
                filters.addAll(readFilters(dimension, parameter.getValue()));
            } else if (!FRAME.contains(parameter.getKey())) {
                ignored.add(parameter.getKey());
            }
        }
        String period = one(parameters, "p", DEFAULT_PERIOD);
        PeriodGrammar.check(period);
        return new QueryRequest(
                readMetrics(parameters.getOrDefault("m", List.of())),
                readBy(first(parameters, "by")),
                choice(Grain.values(), Grain.NONE, "grain", first(parameters, "grain")),
                period,
                choice(Compare.values(), Compare.NONE, "cmp", first(parameters, "cmp")),
                filters,
                readAsOf(first(parameters, "asof")),
                readLanguage(first(parameters, "lang"), language),
                readLimit(first(parameters, "limit")),
                first(parameters, "sort"),
                ignored);
    }

    /** The parameters of a request, sorted, without defaults: equal questions give equal text. */
    public static Map<String, List<String>> write(QueryRequest request) {
        Map<String, List<String>> parameters = new TreeMap<>();
        if (!request.metrics().isEmpty()) {
            parameters.put("m", List.of(String.join(",", request.metrics())));
        }
        parameters.put("p", List.of(request.period()));
        Dimension by = request.by();
        if (by != null) {
            parameters.put("by", List.of(by.id()));
        }
        if (request.grain() != Grain.NONE) {
            parameters.put("grain", List.of(request.grain().id()));
        }
        if (request.compare() != Compare.NONE) {
            parameters.put("cmp", List.of(request.compare().id()));
        }
        switch (request.asOf()) {
            case AsOf.Now now -> {}
            case AsOf.AtPosition at -> parameters.put("asof", List.of("pos:" + at.position()));
            case AsOf.AtInstant at ->
                parameters.put("asof", List.of(at.instant().toString()));
        }
        if (request.limit() != null) {
            parameters.put("limit", List.of(String.valueOf(request.limit())));
        }
        if (request.sort() != null) {
            parameters.put("sort", List.of(request.sort()));
        }
        for (Filter filter : request.filters()) {
            List<String> values =
                    new ArrayList<>(parameters.getOrDefault(filter.dimension().parameter(), List.of()));
            filter.codes().forEach(code -> values.add((filter.exclude() ? "!" : "") + code));
            parameters.put(
                    filter.dimension().parameter(), values.stream().sorted().toList());
        }
        return parameters;
    }

    private static @Nullable Dimension filterDimension(String name) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.parameter().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Filter> readFilters(Dimension dimension, List<String> values) {
        List<String> kept = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (String value : values) {
            if (!CODE.matcher(value).matches() || value.equals("!")) {
                throw unreadable(dimension.parameter(), value, "un code", "a code");
            }
            (value.startsWith("!") ? excluded : kept).add(value.startsWith("!") ? value.substring(1) : value);
        }
        List<Filter> filters = new ArrayList<>();
        if (!kept.isEmpty()) {
            filters.add(new Filter(dimension, false, kept));
        }
        if (!excluded.isEmpty()) {
            filters.add(new Filter(dimension, true, excluded));
        }
        return filters;
    }

    private static List<String> readMetrics(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Dimension readBy(@Nullable String value) {
        if (value == null || value.isEmpty() || value.equals("none")) {
            return null;
        }
        return Dimension.named(value)
                .orElseThrow(() -> unreadable(
                        "by",
                        value,
                        "product, family, customer, segment, salesperson, channel ou warehouse",
                        "product, family, customer, segment, salesperson, channel or warehouse"));
    }

    private static AsOf readAsOf(@Nullable String value) {
        if (value == null || value.isEmpty() || value.equals("now")) {
            return new AsOf.Now();
        }
        try {
            return value.startsWith("pos:")
                    ? new AsOf.AtPosition(Long.parseLong(value.substring("pos:".length())))
                    : new AsOf.AtInstant(Instant.parse(value));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw unreadable(
                    "asof",
                    value,
                    "pos:184203 ou un instant comme 2026-11-21T17:04:12Z",
                    "pos:184203 or an instant such as 2026-11-21T17:04:12Z");
        }
    }

    private static Language readLanguage(@Nullable String value, Language language) {
        return value == null ? language : choice(Language.values(), language, "lang", value);
    }

    private static @Nullable Integer readLimit(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MOST_ROWS) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw unreadable("limit", value, "un nombre de 1 à 5000", "a number from 1 to 5000");
        }
        throw unreadable("limit", value, "un nombre de 1 à 5000", "a number from 1 to 5000");
    }

    private static <E extends Enum<E>> E choice(E[] values, E absent, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        for (E value : values) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        String choices = String.join(
                ", ",
                Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
        throw unreadable(name, text, choices, choices);
    }

    private static String one(Map<String, List<String>> parameters, String name, String absent) {
        String value = first(parameters, name);
        return value == null || value.isEmpty() ? absent : value;
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static BadQuery unreadable(String name, String value, String expectedFr, String expectedEn) {
        return BadQuery.malformed(
                "BAD_PARAMETER",
                "Le paramètre « " + name + " » vaut « " + value + " » ; attendu : " + expectedFr + ".",
                "Parameter '" + name + "' is '" + value + "'; expected " + expectedEn + ".");
    }
}
