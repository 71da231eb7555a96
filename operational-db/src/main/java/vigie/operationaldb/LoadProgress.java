package vigie.operationaldb;

import java.time.LocalDate;

/** Told after each command of a load how far it is. Called on the loading thread: keep it short. */
@FunctionalInterface
public interface LoadProgress {
    /** Progress that nobody watches. */
    LoadProgress NONE = (done, total, businessOn) -> {};

    /**
     * One more command was executed.
     *
     * @param done commands executed so far, including those an earlier run had already executed
     * @param total commands of the whole load
     * @param businessOn business day of the last command
     */
    void advanced(int done, int total, LocalDate businessOn);
}
