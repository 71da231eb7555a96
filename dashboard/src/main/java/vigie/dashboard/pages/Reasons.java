package vigie.dashboard.pages;

import vigie.dashboard.kpi.Metric;

/** Words for a figure that is not defined. */
final class Reasons {
    private Reasons() {}

    /** The sentence of a reason code: of the metric, else of the pages. */
    static String sentence(Texts t, Metric metric, String code) {
        Metric.Words words = metric.reasons().get(code);
        return words == null ? t.ofCode("reason", code) : words.in(t.language());
    }
}
