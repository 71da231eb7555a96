package vigie.dashboard.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.Filter;
import vigie.dashboard.kpi.Grain;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.QueryRequest;

/** Finds out why a page has nothing to show: no data yet, a filter that removes everything, an empty period. */
final class EmptyState {
    private static final List<String> SIGNS = List.of("net-revenue", "cost-of-sales", "units-sold");

    private EmptyState() {}

    static View.@Nullable State find(Frame frame, PageData data, QueryAnswer figures) {
        if (!isEmpty(figures)) {
            return null;
        }
        Texts t = frame.t();
        if (figures.meta().businessOn() == null) {
            return ofNoFact(t);
        }
        List<View.Option> actions = new ArrayList<>();
        for (View.Chip chip : culprits(frame, data)) {
            actions.add(new View.Option(
                    t.of("empty.filter.remove", chip.dimension(), chip.label()), "", chip.removeHref(), false));
        }
        if (!actions.isEmpty()) {
            return new View.State("empty", t.of("empty.filter"), t.of("empty.filter.text"), actions);
        }
        actions.add(new View.Option(
                t.of("empty.period.all"), "", frame.address().with("p", "all").toString(), false));
        return new View.State("empty", t.of("empty.period"), t.of("empty.period.text", frame.periodLabel()), actions);
    }

    /** Before the first fact. */
    static View.State ofNoFact(Texts t) {
        return new View.State("empty", t.of("empty.ledger"), t.of("empty.ledger.text"), List.of());
    }

    private static boolean isEmpty(QueryAnswer figures) {
        for (String metric : SIGNS) {
            Figure figure = figures.totals().get(metric);
            if (figure != null && Series.orZero(figure.value()).signum() != 0) {
                return false;
            }
        }
        return true;
    }

    /** Filters without which there are figures; all of them when none alone is to blame. */
    private static List<View.Chip> culprits(Frame frame, PageData data) {
        List<View.Chip> found = new ArrayList<>();
        for (Filter filter : frame.request().filters()) {
            List<Filter> others = frame.request().filters().stream()
                    .filter(other -> !other.equals(filter))
                    .toList();
            QueryRequest request = frame.request();
            QueryAnswer answer = data.query(new QueryRequest(
                    SIGNS,
                    null,
                    Grain.NONE,
                    request.period(),
                    request.compare(),
                    others,
                    request.asOf(),
                    request.language(),
                    null,
                    null,
                    List.of()));
            if (!isEmpty(answer)) {
                String dimension = filter.dimension().label(request.language());
                frame.chips().stream()
                        .filter(chip -> chip.dimension().equals(dimension))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
