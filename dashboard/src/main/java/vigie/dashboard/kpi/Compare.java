package vigie.dashboard.kpi;

import java.util.Locale;

/** What a period is compared with, always over the same number of elapsed days. */
public enum Compare {
    /** No comparison. */
    NONE,
    /** The same days one year earlier. */
    N1,
    /** The period just before. */
    PREV;

    /** Name in {@code cmp=}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
