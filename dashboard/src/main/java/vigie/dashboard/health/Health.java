package vigie.dashboard.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.PathWatch;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.StockStanding;

/**
 * How everything stands at one moment.
 *
 * @param parts the parts before the dashboard, empty where nobody can tell
 * @param unreadRecords records of the topic of facts that are not read yet
 * @param stock value of the stock in the books and in the layers; null for who sees no figures of the whole company
 * @param posting how the posting of valuation entries goes, null where it is not done from here
 * @param checks last result of each check of the auditor, by name
 * @param aside how many events were put aside, by reason, the most frequent first
 * @param newestAside the last ones, newest first
 * @param deliveries null where nobody is told of alerts
 * @param versions names and versions of the programs
 */
public record Health(
        Freshness freshness,
        List<PathWatch.Part> parts,
        long unreadRecords,
        @Nullable StockStanding stock,
        PathWatch.@Nullable Posting posting,
        List<CheckResult> checks,
        List<AsideCount> aside,
        List<Aside> newestAside,
        Store store,
        @Nullable Deliveries deliveries,
        List<String> versions) {

    /**
     * What a check of the auditor found last.
     *
     * @param status {@code OK} or {@code BROKEN}
     * @param expected what the books or documents say, null for who sees no figures of the whole company
     * @param found what the facts say
     * @param position where it was written
     */
    public record CheckResult(
            String check,
            String status,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal found,
            @Nullable BigDecimal difference,
            LocalDate businessOn,
            long position,
            String detail) {
        /** Whether both sides agree. */
        public boolean holds() {
            return status.equals("OK");
        }
    }

    /** Events put aside for one reason. */
    public record AsideCount(String reason, long events, long lastPosition) {}

    /**
     * One event put aside.
     *
     * @param job that could not take it
     * @param payload what was found, an excerpt; empty for who sees no figures of the whole company
     */
    public record Aside(long position, String job, String table, String key, String reason, String payload) {}

    /**
     * The warehouse file.
     *
     * @param bytes of the file, 0 for one in memory
     * @param walBytes of what is not yet in it
     * @param snapshotPosition of the newest published snapshot, -1 before the first
     */
    public record Store(long bytes, long walBytes, long snapshotPosition, long snapshotBytes) {}

    /** News of alerts and reports that wait, and that could not be delivered. */
    public record Deliveries(int waiting, int failed) {}

    /** The same without amounts and payloads, for who keeps the machine and sees no figures. */
    Health withoutFigures() {
        return new Health(
                freshness,
                parts,
                unreadRecords,
                null,
                posting,
                checks.stream()
                        .map(check -> new CheckResult(
                                check.check(),
                                check.status(),
                                null,
                                null,
                                null,
                                check.businessOn(),
                                check.position(),
                                ""))
                        .toList(),
                aside,
                newestAside.stream()
                        .map(one -> new Aside(one.position(), one.job(), one.table(), one.key(), one.reason(), ""))
                        .toList(),
                store,
                deliveries,
                versions);
    }
}
