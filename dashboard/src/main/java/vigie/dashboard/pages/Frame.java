package vigie.dashboard.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.QueryRequest;

/**
 * What surrounds every page: language, theme, navigation, filters, freshness.
 *
 * @param request the question of the address: period, comparison, filters, as of
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param assets folder of script and style, changes with their content
 * @param frozenHref the same page with absolute days and position
 * @param asOf true when the reader looks at the past
 * @param demo true when there is a clock of simulated days to pause
 * @param firstDay value of the "from" field of the period menu, ISO
 */
public record Frame(
        Texts t,
        Numbers numbers,
        Dates dates,
        Address address,
        QueryRequest request,
        String theme,
        String assets,
        String company,
        List<View.Link> navigation,
        List<View.Link> languages,
        String periodLabel,
        List<View.Option> periods,
        List<View.Option> years,
        String firstDay,
        String lastDay,
        String compareLabel,
        List<View.Option> compares,
        List<View.Chip> chips,
        List<View.FilterGroup> filters,
        String asOfLabel,
        String asOfPosition,
        boolean asOf,
        View.Pill pill,
        String frozenHref,
        List<String> notices,
        boolean demo,
        boolean demoPaused,
        @Nullable String warning) {

    /** True in a page whose figures follow the ledger. */
    public boolean live() {
        return !asOf;
    }
}
