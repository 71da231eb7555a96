package vigie.dashboard.reports;

/** A chart could not be drawn, or not in time; the message is for the log. */
public final class ChartNotDrawn extends Exception {
    ChartNotDrawn(String message, Throwable cause) {
        super(message, cause);
    }
}
