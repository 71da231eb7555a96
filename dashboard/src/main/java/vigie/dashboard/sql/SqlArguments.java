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
 * @param problem one sentence when the arguments are wrong, else null; everything else is meaningless then
 */
record SqlArguments(
        String snapshotDirectory,
        ResultPrinter.Format format,
        boolean french,
        String sql,
        @Nullable String problem) {

    static SqlArguments read(String[] arguments, Locale locale) {
        String directory = "";
        String format = "table";
        String language = locale.getLanguage();
        List<String> sql = new ArrayList<>();
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            boolean option = List.of("--snapshots", "--format", "--lang").contains(argument);
            if (!option) {
                sql.add(argument);
                continue;
            }
            String value = left.hasNext() ? left.next() : "";
            switch (argument) {
                case "--snapshots" -> directory = value;
                case "--format" -> format = value;
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
                text,
                problem(directory, known, format, text, french));
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
