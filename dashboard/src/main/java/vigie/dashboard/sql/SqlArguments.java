package vigie.dashboard.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a run.
 *
 * @param seconds the query is stopped after, 10 unless told, at most 60
 * @param problem one sentence when the arguments are wrong, else null; everything else is meaningless then
 */
record SqlArguments(
        String snapshotDirectory,
        ResultPrinter.Format format,
        boolean french,
        int seconds,
        String sql,
        @Nullable String problem) {
    private static final int USUAL_SECONDS = 10;
    private static final int MOST_SECONDS = 60;

    static SqlArguments read(String[] arguments, Locale locale) {
        String directory = "";
        String format = "table";
        String language = locale.getLanguage();
        String seconds = String.valueOf(USUAL_SECONDS);
        List<String> sql = new ArrayList<>();
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            boolean option =
                    List.of("--snapshots", "--format", "--lang", "--seconds").contains(argument);
            if (!option) {
                sql.add(argument);
                continue;
            }
            String value = left.hasNext() ? left.next() : "";
            switch (argument) {
                case "--snapshots" -> directory = value;
                case "--format" -> format = value;
                case "--seconds" -> seconds = value;
                default -> language = value;
            }
        }
        boolean french = language.equals("fr");
        String wanted = format;
        ResultPrinter.@Nullable Format known = Arrays.stream(ResultPrinter.Format.values())
                .filter(candidate -> candidate.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
        String text = String.join(" ", sql).strip();
        return new SqlArguments(
                directory,
                known == null ? ResultPrinter.Format.TABLE : known,
                french,
                limit(seconds),
                text,
                problem(directory, known, format, text, french));
    }

    /** A number of seconds within bounds, the usual one when it is none. */
    private static int limit(String text) {
        boolean number = text.matches("\\d{1,4}");
        return number ? Math.clamp(Integer.parseInt(text), 1, MOST_SECONDS) : USUAL_SECONDS;
    }

    private static @Nullable String problem(
            String directory, ResultPrinter.@Nullable Format known, String format, String text, boolean french) {
        if (known == null) {
            return french
                    ? "Le format « " + format + " » n'existe pas ; choisir table, csv ou json."
                    : "There is no format '" + format + "'; choose table, csv or json.";
        }
        if (text.isEmpty() || directory.isEmpty()) {
            return french
                    ? "Il faut une requête, par exemple : \"select * from current_members limit 5\"."
                    : "A query is needed, for instance: \"select * from current_members limit 5\".";
        }
        return null;
    }
}
