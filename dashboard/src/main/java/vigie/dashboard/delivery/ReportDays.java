package vigie.dashboard.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.BadQuery;

/**
 * Days a report leaves on.
 *
 * @param text {@code monday} to {@code sunday}; {@code business} for every Monday to Friday; 1 to 31 for a day of the
 *     month, the last one where the month is shorter
 */
public record ReportDays(String text) {
    /** Every Monday to Friday. */
    public static final String BUSINESS = "business";

    private static final Pattern OF_MONTH = Pattern.compile("[1-9]|[12]\\d|3[01]");

    /**
     * Reads a text.
     *
     * @throws BadQuery with code {@code BAD_DAY}
     */
    static ReportDays of(String text) {
        ReportDays days = new ReportDays(text.strip().toLowerCase(Locale.ROOT));
        if (days.text().equals(BUSINESS) || days.ofMonth() > 0 || days.ofWeek() != null) {
            return days;
        }
        throw BadQuery.malformed(
                "BAD_DAY",
                "Le jour « " + text + " » n'est pas compris ; attendu : monday à sunday, business (du lundi au"
                        + " vendredi), ou 1 à 31 (jour du mois).",
                "Day '" + text + "' is not understood; expected monday to sunday, business (Monday to Friday), or 1 to"
                        + " 31 (day of the month).");
    }

    /** Day of the month, 0 when it is another kind of day. */
    public int ofMonth() {
        return OF_MONTH.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    /** Day of the week, null when it is another kind of day. */
    public @Nullable DayOfWeek ofWeek() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    /** Whether a report leaves on a day. */
    boolean hold(LocalDate day) {
        if (text.equals(BUSINESS)) {
            return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        }
        return ofMonth() > 0
                ? day.getDayOfMonth() == Math.min(ofMonth(), day.lengthOfMonth())
                : day.getDayOfWeek() == ofWeek();
    }
}
