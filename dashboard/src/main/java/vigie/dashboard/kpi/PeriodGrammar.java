package vigie.dashboard.kpi;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts a period may be written as: {@code mtd qtd ytd r12 all}, {@code 2003}, {@code 2003-05}, {@code 2003-W10},
 * {@code 2003-01-15..2003-03-31}. Relative texts count from the business day of the ledger, never from the wall clock.
 * A running period stops at the business day, and is compared over the same number of elapsed days.
 */
public final class PeriodGrammar {
    private static final Set<String> RELATIVE = Set.of("mtd", "qtd", "ytd", "r12", "all");
    private static final Pattern YEAR = Pattern.compile("([12]\\d{3})");
    private static final Pattern MONTH = Pattern.compile("([12]\\d{3})-(\\d{2})");
    private static final Pattern WEEK = Pattern.compile("([12]\\d{3})-W(\\d{2})");
    private static final Pattern RANGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");

    /** What repeats a period, so that "the one before" is known. */
    private enum Cycle {
        DAYS,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        NEVER
    }

    private record Span(LocalDate from, LocalDate to, Cycle cycle, boolean rolling) {}

    private PeriodGrammar() {}

    /**
     * Refuses a text outside the grammar.
     *
     * @throws BadQuery with code {@code BAD_PERIOD}
     */
    public static void check(String text) {
        span(text, () -> LocalDate.EPOCH, LocalDate.EPOCH);
    }

    /**
     * Resolves a period.
     *
     * @param firstOn first day with a figure, start of {@code all}; asked for only there
     * @param businessOn running business day
     */
    public static Period resolve(String text, Supplier<LocalDate> firstOn, LocalDate businessOn) {
        Span span = span(text, firstOn, businessOn);
        boolean running = !span.rolling() && !span.to().isBefore(businessOn);
        LocalDate to = running && !span.from().isAfter(businessOn) ? earlier(span.to(), businessOn) : span.to();
        return new Period(span.from(), to, !running, text);
    }

    /** The period to compare with, or null when there is none (no comparison wanted, or {@code all}). */
    public static @Nullable Period compared(Period period, Compare compare) {
        if (compare == Compare.NONE || period.text().equals("all")) {
            return null;
        }
        Cycle cycle = span(period.text(), period::from, period.to()).cycle();
        return switch (compare) {
            case NONE -> null;
            case N1 -> cycle == Cycle.WEEK ? shiftedDays(period, 364) : shiftedMonths(period, 12, true);
            case PREV ->
                switch (cycle) {
                    case NEVER -> null;
                    case WEEK -> shiftedDays(period, 7);
                    case MONTH -> shiftedMonths(period, 1, false);
                    case QUARTER -> shiftedMonths(period, 3, false);
                    case YEAR -> shiftedMonths(period, 12, false);
                    case DAYS -> shiftedDays(period, lengthDays(period));
                };
        };
    }

    /** The 13 months that end with the period's last day: for a trend that holds the same month a year earlier. */
    public static Period trailingThirteenMonths(Period period) {
        LocalDate from = YearMonth.from(period.to()).minusMonths(12).atDay(1);
        return new Period(from, period.to(), period.complete(), from + ".." + period.to());
    }

    private static Span span(String text, Supplier<LocalDate> firstOn, LocalDate businessOn) {
        try {
            if (RELATIVE.contains(text)) {
                return relative(text, firstOn, businessOn);
            }
            return absolute(text);
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static Span relative(String text, Supplier<LocalDate> firstOn, LocalDate businessOn) {
        YearMonth month = YearMonth.from(businessOn);
        LocalDate quarterOn = businessOn.with(IsoFields.DAY_OF_QUARTER, 1);
        return switch (text) {
            case "mtd" -> new Span(month.atDay(1), month.atEndOfMonth(), Cycle.MONTH, false);
            case "qtd" -> new Span(quarterOn, quarterOn.plusMonths(3).minusDays(1), Cycle.QUARTER, false);
            case "ytd" -> new Span(month.atDay(1).withDayOfYear(1), yearEnd(businessOn.getYear()), Cycle.YEAR, false);
            case "r12" -> new Span(businessOn.minusYears(1).plusDays(1), businessOn, Cycle.YEAR, true);
            default -> new Span(earlier(firstOn.get(), businessOn), businessOn, Cycle.NEVER, true);
        };
    }

    private static Span absolute(String text) {
        Matcher matcher = YEAR.matcher(text);
        if (matcher.matches()) {
            int year = Integer.parseInt(matcher.group(1));
            return new Span(LocalDate.of(year, 1, 1), yearEnd(year), Cycle.YEAR, false);
        }
        matcher = MONTH.matcher(text);
        if (matcher.matches()) {
            YearMonth month = YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            return new Span(month.atDay(1), month.atEndOfMonth(), Cycle.MONTH, false);
        }
        matcher = WEEK.matcher(text);
        if (matcher.matches()) {
            return week(text, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        matcher = RANGE.matcher(text);
        if (matcher.matches()) {
            LocalDate from = LocalDate.parse(matcher.group(1));
            LocalDate to = LocalDate.parse(matcher.group(2));
            if (!to.isBefore(from)) {
                return new Span(from, to, Cycle.DAYS, false);
            }
        }
        throw unreadable(text);
    }

    private static Span week(String text, int year, int week) {
        LocalDate monday = LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw unreadable(text);
        }
        return new Span(monday, monday.plusDays(6), Cycle.WEEK, false);
    }

    private static Period shiftedDays(Period period, long days) {
        return new Period(period.from().minusDays(days), period.to().minusDays(days), true, period.text());
    }

    /** Moves back by months; a period that ends a month ends a month there too, else the elapsed days are kept. */
    private static Period shiftedMonths(Period period, int months, boolean sameDays) {
        LocalDate from = period.from().minusMonths(months);
        boolean endsMonth = period.to().equals(YearMonth.from(period.to()).atEndOfMonth());
        LocalDate shifted = period.to().minusMonths(months);
        LocalDate to;
        if (endsMonth) {
            to = YearMonth.from(shifted).atEndOfMonth();
        } else if (sameDays) {
            to = shifted;
        } else {
            to = earlier(from.plusDays(lengthDays(period) - 1), period.from().minusDays(1));
        }
        return new Period(from, to, true, period.text());
    }

    private static long lengthDays(Period period) {
        return period.to().toEpochDay() - period.from().toEpochDay() + 1;
    }

    private static LocalDate yearEnd(int year) {
        return Year.of(year).atDay(1).with(TemporalAdjusters.lastDayOfYear());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static BadQuery unreadable(String text) {
        return BadQuery.malformed(
                "BAD_PERIOD",
                "La période « " + text + " » n'est pas comprise ; attendu : mtd, qtd, ytd, r12, all, 2003, 2003-05,"
                        + " 2003-W10 ou 2003-01-15..2003-03-31.",
                "Period '" + text + "' is not understood; expected mtd, qtd, ytd, r12, all, 2003, 2003-05, 2003-W10"
                        + " or 2003-01-15..2003-03-31.");
    }
}
