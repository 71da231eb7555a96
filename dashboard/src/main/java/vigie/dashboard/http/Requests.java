package vigie.dashboard.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.QueryParameters;
import vigie.dashboard.kpi.QueryRequest;

/** Reads requests. */
final class Requests {
    private Requests() {}

    /** Language of {@code lang=}, else of Accept-Language, else French. */
    static Language language(Context context) {
        String asked = context.queryParam("lang");
        for (Language language : Language.values()) {
            if (language.tag().equalsIgnoreCase(asked)) {
                return language;
            }
        }
        String header = context.header("Accept-Language");
        if (header == null || header.isBlank()) {
            return Language.FR;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.FRENCH, Locale.ENGLISH));
            return Locale.ENGLISH.equals(best) ? Language.EN : Language.FR;
        } catch (IllegalArgumentException e) {
            return Language.FR;
        }
    }

    /** The question in the address; parameters in {@code also} belong to the route and are not unknown. */
    static QueryRequest query(Context context, String... also) {
        Map<String, List<String>> parameters = new java.util.TreeMap<>(context.queryParamMap());
        for (String name : also) {
            parameters.remove(name);
        }
        return QueryParameters.read(parameters, language(context));
    }

    /** A whole number between bounds. */
    static int number(Context context, String name, int absent, int least, int most) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notBetween(name, text, least, most);
        }
        throw notBetween(name, text, least, most);
    }

    /** An id in the path. */
    static long id(Context context, String name) {
        String text = context.pathParam(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw BadQuery.malformed(
                    "BAD_ID",
                    "« " + text + " » n'est pas un identifiant ; attendu : un nombre.",
                    "'" + text + "' is not an id; expected a number.");
        }
    }

    /** One normal form of the path and all parameters: equal questions give equal text. */
    static String normalised(Context context) {
        List<String> parts = new ArrayList<>();
        context.queryParamMap().forEach((name, values) -> values.forEach(value -> parts.add(name + "=" + value)));
        Collections.sort(parts);
        return context.path() + "?" + String.join("&", parts) + "#"
                + language(context).tag();
    }

    private static BadQuery notBetween(String name, String text, int least, int most) {
        return BadQuery.malformed(
                "BAD_PARAMETER",
                "Le paramètre « " + name + " » vaut « " + text + " » ; attendu : de " + least + " à " + most + ".",
                "Parameter '" + name + "' is '" + text + "'; expected " + least + " to " + most + ".");
    }
}
