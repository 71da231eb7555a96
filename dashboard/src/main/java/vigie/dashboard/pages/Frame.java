package vigie.dashboard.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;

/**
 * What surrounds every page: language, theme, navigation, filters, freshness.
 *
 * @param request the question of the address: period, comparison, filters, as of
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param assets folder of script and style, changes with their content
 * @param frozenHref the same page with absolute days and position
 * @param asOf true when the reader looks at the past
 * @param demo true when there is a clock of simulated days to pause
 * @param reader who looks
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
        @Nullable String warning,
        Reader reader) {

    /** The member the page is about, null for a page about the company. */
    BoardRoutes.@Nullable Subject subject() {
        return BoardRoutes.subjectAt(address.path());
    }

    /** Where figures of this page are asked elsewhere: the same frame, narrowed to the member the page is about. */
    public Address figures(String otherPath) {
        Address there = address.at(otherPath);
        BoardRoutes.Subject subject = subject();
        return subject == null ? there : there.with(subject.dimension().parameter(), subject.code());
    }

    /** Pages for those who prove and explain, after the pages of figures. */
    public List<View.Link> workshop() {
        View.Link dictionary = new View.Link(
                t.of("page.dictionary"),
                address.at("/dictionnaire").toString(),
                address.path().startsWith("/dictionnaire"));
        View.Link sql = new View.Link(
                t.of("page.sql"), address.at("/sql").toString(), address.path().equals("/sql"));
        return reader.may(Right.SQL) ? List.of(sql, dictionary) : List.of(dictionary);
    }

    /** Where the state of every part is, null for who may not see it. */
    public @Nullable String healthHref() {
        return reader.may(Right.MEASURE) ? address.at(t.of("health.path")).toString() : null;
    }

    /** Files of what the page shows; empty where there is none. */
    public List<View.Link> exports() {
        if (Set.of("/preuve", "/evidence").contains(address.path())) {
            return tables("evidence");
        }
        String page = BoardRoutes.idAt(address.path()).orElse(null);
        if (page == null) {
            return List.of();
        }
        List<View.Link> printed = List.of(
                new View.Link(t.of("export.as.pdf"), file(page, "pdf").toString(), false),
                new View.Link(
                        t.of("export.as.pdf.all"),
                        file(page, "pdf").with("rows", "all").toString(),
                        false));
        return Stream.concat(printed.stream(), tables(page).stream()).toList();
    }

    private List<View.Link> tables(String what) {
        return List.of(
                export(what, "xlsx", ""), export(what, "csv", t.language().tag()), export(what, "csv", "machine"));
    }

    /** A chart of this page as a picture. */
    public String picture(String chart, String format) {
        return file(BoardRoutes.idAt(address.path()).orElseThrow(), format)
                .with("chart", chart)
                .toString();
    }

    private View.Link export(String page, String format, String profile) {
        Address file = file(page, format);
        return new View.Link(
                t.of("export.as." + (profile.isEmpty() ? format : format + "." + profile)),
                (profile.isEmpty() ? file : file.with("profile", profile)).toString(),
                false);
    }

    /** Address of a file of what the reader looks at. */
    private Address file(String page, String format) {
        Address file = figures("/api/v1/exports/" + page + "." + format);
        for (String name : List.of("by", "m", "sort")) {
            String value = address.value(name, "");
            file = value.isEmpty() ? file : file.with(name, value);
        }
        return file.with("lang", t.language().tag());
    }

    /** True in a page whose figures follow the ledger. */
    public boolean live() {
        return !asOf;
    }
}
