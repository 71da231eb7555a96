package vigie.jobs.ordering;

/** Where the pure part of a job puts the facts that one event caused. */
@FunctionalInterface
public interface FactCollector {

    /**
     * Keeps one fact.
     *
     * @param position position of the event that is being applied; any other position is refused
     * @param fact a record of the facts contract
     */
    void collect(long position, Record fact);
}
