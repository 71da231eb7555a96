package vigie.dashboard.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vigie.dashboard.kpi.Dictionary;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.PageData;

/**
 * The dictionary: every figure, table and column with its meaning, searched in both languages.
 *
 * @param search text searched, empty for everything
 * @param nearest what to search instead, only when nothing was found
 */
public record DictionaryPage(
        Frame frame, String search, String found, List<Entry> metrics, List<Entry> tables, List<View.Link> nearest) {

    /** One entry; {@code marks} are short facts beside its name. */
    public record Entry(String name, String href, String text, String detail, List<String> marks) {}

    static DictionaryPage of(Frame frame, PageData data, String search) {
        Texts t = frame.t();
        Dictionary.Found found = data.dictionary().search(search);
        return new DictionaryPage(
                frame,
                search,
                t.of("dictionary.found", found.metrics().size(), found.tables().size()),
                found.metrics().stream().map(metric -> entry(frame, metric)).toList(),
                found.tables().stream().map(table -> entry(frame, table)).toList(),
                found.nearest().stream()
                        .map(term -> new View.Link(
                                term,
                                frame.address().at("/dictionnaire") + mark(frame) + "q=" + Address.encoded(term),
                                false))
                        .toList());
    }

    private static String mark(Frame frame) {
        return frame.address().at("/dictionnaire").toString().contains("?") ? "&" : "?";
    }

    private static Entry entry(Frame frame, Metric metric) {
        Texts t = frame.t();
        List<String> accounts = metric.evidence().map(Metric.Evidence::accounts).orElse(List.of());
        List<String> marks = new java.util.ArrayList<>();
        marks.add(t.ofCode("dictionary.unit", metric.unit().name()));
        marks.add(t.ofCode("dictionary.additivity", metric.additivity().name()));
        if (!accounts.isEmpty()) {
            marks.add(t.of("dictionary.accounts.short", String.join(", ", accounts)));
        }
        return new Entry(
                metric.label().in(t.language()),
                frame.address().at("/dictionnaire/" + metric.id()).toString(),
                metric.question().in(t.language()),
                "= " + metric.formula().in(t.language()),
                marks);
    }

    private static Entry entry(Frame frame, Dictionary.Table table) {
        Texts t = frame.t();
        return new Entry(
                table.name(),
                tableHref(frame, table.name()),
                table.comment(),
                table.columns().stream().map(Dictionary.Column::name).collect(Collectors.joining(", ")),
                List.of(t.of("dictionary.kind." + table.kind().name().toLowerCase(Locale.ROOT))));
    }

    private static String tableHref(Frame frame, String name) {
        return frame.address().at("/dictionnaire/table/" + name).toString();
    }

    /** What one metric means, where it comes from, what proves it. */
    static Detail metric(Frame frame, PageData data, String id) {
        Metric metric = data.catalogue().metric(id);
        Texts t = frame.t();
        String label = metric.label().in(t.language());
        return new Detail(
                frame,
                label,
                crumbs(frame, label),
                label,
                List.of(View.Piece.plain("= " + metric.formula().in(t.language()))),
                null,
                List.of(View.Piece.plain(metric.question().in(t.language()))),
                List.of(
                        MetricFacts.named(frame, metric),
                        MetricFacts.counted(frame, metric),
                        MetricFacts.lineage(frame, data.dictionary(), metric),
                        MetricFacts.used(frame, data, metric),
                        Detail.Block.table(t.of("dictionary.versions"), MetricFacts.versions(t, metric))));
    }

    /** What one table and its columns mean. */
    static Detail table(Frame frame, PageData data, String name) {
        Dictionary.Table table = data.dictionary().table(name);
        Texts t = frame.t();
        List<View.Row> rows = table.columns().stream()
                .map(column -> new View.Row(
                        column.name(),
                        "",
                        List.of(
                                View.Cell.text(column.name()),
                                View.Cell.muted(column.type()),
                                View.Cell.text(column.comment()))))
                .toList();
        View.Table columns = new View.Table(
                "columns",
                t.of("dictionary.columns"),
                List.of(
                        View.Head.text(t.of("dictionary.column")),
                        View.Head.text(t.of("dictionary.type")),
                        View.Head.text(t.of("dictionary.meaning"))),
                rows,
                null);
        String kind = t.of("dictionary.kind." + table.kind().name().toLowerCase(Locale.ROOT));
        String call = table.parameters().isEmpty() ? "" : "(" + String.join(", ", table.parameters()) + ")";
        return new Detail(
                frame,
                name,
                crumbs(frame, name),
                name + call,
                List.of(View.Piece.plain(kind)),
                null,
                List.of(View.Piece.plain(table.comment())),
                rows.isEmpty()
                        ? List.of(MetricFacts.origin(frame, data.dictionary(), name))
                        : List.of(
                                MetricFacts.origin(frame, data.dictionary(), name),
                                Detail.Block.table(t.of("dictionary.columns"), columns)));
    }

    private static List<View.Crumb> crumbs(Frame frame, String last) {
        return List.of(
                new View.Crumb(
                        frame.t().of("page.dictionary"),
                        frame.address().at("/dictionnaire").toString()),
                new View.Crumb(last, null));
    }
}
