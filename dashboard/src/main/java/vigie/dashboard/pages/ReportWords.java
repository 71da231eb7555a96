package vigie.dashboard.pages;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import vigie.dashboard.delivery.ReportSchedule;

/** Reports that leave by themselves, in words. */
public final class ReportWords {
    private ReportWords() {}

    /** {@code chaque lundi à 07:30 (Europe/Paris)}. */
    public static String when(Texts t, ReportSchedule report) {
        DayOfWeek week = report.day().ofWeek();
        int month = report.day().ofMonth();
        String days = week != null
                ? t.of(
                        "reports.on.week",
                        week.getDisplayName(TextStyle.FULL, t.language().locale()))
                : month > 0 ? t.of("reports.on.month", month) : t.of("reports.on.business");
        return t.of("reports.when", days, report.at().toString(), report.zone().getId());
    }
}
