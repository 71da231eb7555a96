package vigie.dashboard.kpi;

import java.util.Locale;

/** Length of the time steps of an answer. */
public enum Grain {
    NONE,
    DAY,
    MONTH;

    /** Name in {@code grain=}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
