package vigie.dashboard.exports;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.BadQuery;

/** The ways a CSV file is written: for a French or an English spreadsheet, or for programs. */
public enum CsvProfile {
    /** Semicolon, decimal comma, dd/mm/yyyy, byte order mark. */
    FR(';', ',', "dd/MM/yyyy", true),
    /** Comma, decimal dot, ISO dates, byte order mark. */
    EN(',', '.', "yyyy-MM-dd", true),
    /** Comma, decimal dot, ISO dates, nothing before the first letter. */
    MACHINE(',', '.', "yyyy-MM-dd", false);

    final char delimiter;
    final char decimal;
    final DateTimeFormatter day;
    final boolean forPeople;

    CsvProfile(char delimiter, char decimal, String day, boolean forPeople) {
        this.delimiter = delimiter;
        this.decimal = decimal;
        this.day = DateTimeFormatter.ofPattern(day, Locale.ROOT);
        this.forPeople = forPeople;
    }

    /**
     * The profile of that name, {@link #MACHINE} without one.
     *
     * @throws BadQuery with code {@code BAD_PROFILE}
     */
    public static CsvProfile named(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return MACHINE;
        }
        return Arrays.stream(values())
                .filter(profile -> profile.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> BadQuery.malformed(
                        "BAD_PROFILE",
                        "Le profil « " + name + " » n'existe pas ; connus : fr, en, machine.",
                        "There is no profile '" + name + "'; known: fr, en, machine."));
    }
}
