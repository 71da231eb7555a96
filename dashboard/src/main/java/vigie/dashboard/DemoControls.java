package vigie.dashboard;

/** The clock that posts simulated days, as the page may control it. Implemented by whoever runs the clock. */
public interface DemoControls {

    /** Stops posting new days; a day being posted is finished. Calling it twice changes nothing. */
    void pause();

    /** Goes on posting new days. */
    void resume();

    /** True when no new day is posted. */
    boolean paused();
}
