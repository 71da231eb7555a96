package vigie.dashboard.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Period;

/** Dates as people of a language write them: {@code 21 nov. 2026}. Times are shown in UTC. */
public final class Dates {
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayNoYear;
    private final DateTimeFormatter month;
    private final DateTimeFormatter monthShort;
    private final DateTimeFormatter monthOnly;
    private final DateTimeFormatter time;
    private final DateTimeFormatter timeShort;

    public Dates(Language language) {
        Locale locale = language.locale();
        this.day = DateTimeFormatter.ofPattern("d MMM yyyy", locale);
        this.dayNoYear = DateTimeFormatter.ofPattern("d MMM", locale);
        this.month = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
        this.monthShort = DateTimeFormatter.ofPattern("MMM yy", locale);
        this.monthOnly = DateTimeFormatter.ofPattern("MMM", locale);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(ZoneOffset.UTC);
        this.timeShort = DateTimeFormatter.ofPattern("HH:mm", locale).withZone(ZoneOffset.UTC);
    }

    /** {@code 21 nov. 2026 08:30}, UTC. */
    public String dayAndTime(Instant at) {
        return dayAndTime(at, ZoneOffset.UTC);
    }

    /** {@code 21 nov. 2026 08:30} as clocks of a zone show it. */
    public String dayAndTime(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone)) + " "
                + timeShort.withZone(zone).format(at);
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /** {@code mai 2004}. */
    public String month(YearMonth value) {
        return month.format(value);
    }

    /** {@code 21 nov.}, for an axis. */
    public String dayTick(LocalDate value) {
        return dayNoYear.format(value);
    }

    /** {@code janv. 04} for January and the first of a row, else {@code févr.}. */
    public String monthTick(YearMonth value, boolean first) {
        return (first || value.getMonthValue() == 1 ? monthShort : monthOnly).format(value);
    }

    public String time(Instant instant) {
        return time.format(instant);
    }

    public String timeShort(Instant instant) {
        return timeShort.format(instant);
    }

    /** {@code 1 janv. – 21 juin 2005}; a year is written once when both ends share it. */
    public String range(Period period) {
        if (period.from().equals(period.to())) {
            return day(period.from());
        }
        boolean sameYear = period.from().getYear() == period.to().getYear();
        return (sameYear ? dayNoYear : day).format(period.from()) + " \u2013 " + day(period.to());
    }
}
