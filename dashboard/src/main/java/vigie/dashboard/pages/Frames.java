package vigie.dashboard.pages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.QueryParameters;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.kpi.Unit;
import vigie.dashboard.warehouse.Freshness;

/** Reads addresses of pages: what surrounds a page follows from its address, for the screen and for paper. */
final class Frames {
    /** Parameters of pages that the question to the metrics does not know. */
    private static final Set<String> OWN =
            Set.of("rows", "cursor", "m", "lang", "from", "to", "position", "standing", "q", "key", "chart");

    private final PageData data;
    private final DashboardConfig config;
    private final String assets;

    /**
     * Frames over given data.
     *
     * @param assets folder of script and style
     */
    Frames(PageData data, DashboardConfig config, String assets) {
        this.data = data;
        this.config = config;
        this.assets = assets;
    }

    /**
     * The frame of an address.
     *
     * @param query its parameters; none of them is a question when the page could not be answered
     * @param theme {@code light}, {@code dark} or {@code auto}
     */
    Frame of(String path, Map<String, List<String>> query, Language language, String theme, boolean asked) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(asked ? query : Map.of());
        BoardRoutes.Subject subject = BoardRoutes.subjectAt(path);
        if (asked && subject != null) {
            parameters.put(subject.dimension().parameter(), List.of(subject.code()));
        }
        QueryRequest request = question(parameters, language);
        Freshness freshness = data.freshness();
        return new FrameBuilder(config, data, Address.of(path, query), request, span(freshness, request))
                .build(theme, assets, freshness);
    }

    /** What the parameters of a page ask of the metrics. */
    static QueryRequest question(Map<String, List<String>> query, Language language) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query);
        parameters.keySet().removeIf(name -> OWN.contains(name) || name.startsWith("rule_"));
        parameters.putIfAbsent("cmp", List.of("n1"));
        return QueryParameters.read(parameters, language);
    }

    /** First and last day with figures, and the currency. */
    private FrameBuilder.Span span(Freshness freshness, QueryRequest request) {
        LocalDate business = freshness.businessOn();
        if (business == null) {
            return new FrameBuilder.Span(LocalDate.EPOCH, LocalDate.EPOCH, Unit.COMPANY_CURRENCY);
        }
        QueryAnswer.Meta meta = data.frame(QueryParameters.read(Map.of("p", List.of("all")), request.language()));
        return new FrameBuilder.Span(meta.effectivePeriod().from(), business, meta.currency());
    }
}
