package vigie.dashboard.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the metrics, as an address carries it. Read from parameters by {@link QueryParameters}.
 *
 * @param metrics metric ids in the order wanted, at least one unless it frames a page
 * @param by breakdown, null for none
 * @param grain length of time steps, {@link Grain#NONE} for one figure over the whole period
 * @param period text of the period grammar, see {@link PeriodGrammar}
 * @param compare what to compare with
 * @param filters all must hold
 * @param asOf the moment the ledger is looked at
 * @param language language of labels
 * @param limit most rows wanted, null for the default of the answer
 * @param sort a metric id, its change as {@code id.delta}, or {@code label}; a leading minus turns it round; null for
 * default
 * @param ignored parameters that were not understood and therefore had no effect
 */
public record QueryRequest(
        List<String> metrics,
        @Nullable Dimension by,
        Grain grain,
        String period,
        Compare compare,
        List<Filter> filters,
        AsOf asOf,
        Language language,
        @Nullable Integer limit,
        @Nullable String sort,
        List<String> ignored) {

    public QueryRequest {
        metrics = List.copyOf(metrics);
        filters = List.copyOf(filters);
        ignored = List.copyOf(ignored);
    }

    /** The same frame (period, filters, as of, language) asking for something else. */
    public QueryRequest asking(List<String> otherMetrics, @Nullable Dimension otherBy, Grain otherGrain) {
        return new QueryRequest(
                otherMetrics, otherBy, otherGrain, period, compare, filters, asOf, language, null, null, ignored);
    }

    public QueryRequest withPeriod(String otherPeriod) {
        return new QueryRequest(
                metrics, by, grain, otherPeriod, compare, filters, asOf, language, limit, sort, ignored);
    }

    public QueryRequest withCompare(Compare otherCompare) {
        return new QueryRequest(
                metrics, by, grain, period, otherCompare, filters, asOf, language, limit, sort, ignored);
    }

    public QueryRequest withAsOf(AsOf other) {
        return new QueryRequest(metrics, by, grain, period, compare, filters, other, language, limit, sort, ignored);
    }

    public QueryRequest withOrder(@Nullable String otherSort, @Nullable Integer otherLimit) {
        return new QueryRequest(
                metrics, by, grain, period, compare, filters, asOf, language, otherLimit, otherSort, ignored);
    }
}
