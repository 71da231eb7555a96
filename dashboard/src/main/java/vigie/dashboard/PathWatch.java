package vigie.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What whoever started the whole path can say of the parts before the dashboard. Asked at each look at the health page,
 * from several threads: it must answer from memory.
 */
public interface PathWatch {
    /** How a part stands. */
    enum State {
        RUNNING,
        /** Something it needs is out of reach; it tries again by itself. */
        FAILED,
        /** It stopped for good. */
        HALTED
    }

    /**
     * One part.
     *
     * @param id {@code ledger}, {@code capture}, {@code log} or {@code jobs}
     * @param version of the program behind it
     * @param measures what can be counted, by a name that says its unit: {@code lag-bytes}, {@code lag-millis}
     * @param fr why it does not run, in French; empty while it runs
     * @param en the same in English
     */
    record Part(String id, State state, String version, Map<String, Long> measures, String fr, String en) {
        public Part {
            measures = Map.copyOf(measures);
        }
    }

    /**
     * How the posting of valuation entries stands.
     *
     * @param lastAt when entries were posted last, null before the first time
     * @param attempts failures in a row, zero while all is well
     * @param code reason code of the last failure, null while all is well
     * @param fr what was refused and why, in French
     * @param en the same in English
     * @param nextAt when it is tried again after a failure, null while all is well
     */
    record Posting(
            @Nullable Instant lastAt,
            int attempts,
            @Nullable String code,
            String fr,
            String en,
            @Nullable Instant nextAt) {
        /** Nothing was posted yet, nothing failed. */
        public static final Posting NOT_YET = new Posting(null, 0, null, "", "", null);
    }

    /** The parts in the order of the path. */
    List<Part> parts();

    /** How the posting of valuation entries stands, null where it is not done from here. */
    @Nullable
    Posting posting();
}
