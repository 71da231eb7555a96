package vigie.operationaldb.http;

import vigie.operationaldb.CommandRefused;

/**
 * What has to be in the journal before a period is closed: the valuation that the stream prepared for its days. Called
 * before every {@code close_period}, also before one given again.
 */
@FunctionalInterface
public interface BeforeClosing {
    /** Nothing is prepared elsewhere. */
    BeforeClosing NOTHING = () -> {};

    /**
     * Returns when everything is posted.
     *
     * @throws CommandRefused when it cannot be; the period stays open
     */
    void post() throws CommandRefused;
}
