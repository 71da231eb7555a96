package vigie.dashboard.kpi;

/** The direction that is good news for a metric. */
public enum Better {
    HIGHER,
    LOWER,
    NEUTRAL
}
