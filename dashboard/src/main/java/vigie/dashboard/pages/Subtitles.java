package vigie.dashboard.pages;

import vigie.dashboard.kpi.Period;
import vigie.dashboard.kpi.QueryAnswer;

/** The line beside a page title: which days, compared with which. */
final class Subtitles {
    private Subtitles() {}

    static String of(Frame frame, QueryAnswer answer) {
        Period period = answer.meta().effectivePeriod();
        Period compared = answer.meta().comparePeriod();
        String days = frame.dates().range(period);
        String key = period.complete() ? "head.period" : "head.period.running";
        String text = frame.t().of(key, days);
        return compared == null
                ? text
                : text + frame.t().of("head.compared", frame.dates().range(compared));
    }
}
