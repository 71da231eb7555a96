package vigie.dashboard.exports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.EvidenceAnswer;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.PageAnswer;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.pages.Texts;

/** Gathers what a file holds, from the answers that pages draw. */
public final class Exports {
    private static final int PAGE_LINES = 500;

    private final PageData data;
    private final String company;

    public Exports(PageData data, String company) {
        this.data = data;
        this.company = company;
    }

    /**
     * Every block and list of a page, or one, with all its rows.
     *
     * @param block id of a block or list, empty for all
     * @param address what the reader looked at
     * @throws BadQuery for an unknown page or block, or one that could not be computed
     */
    public Export page(String page, String block, QueryRequest frame, String address) {
        PageAnswer answer = data.wholePage(page, frame);
        Texts t = Texts.in(frame.language());
        List<ExportTable> tables = new ArrayList<>();
        Set<String> metrics = new LinkedHashSet<>();
        String known = Stream.of(answer.blocks().keySet(), answer.lists().keySet())
                .flatMap(Set::stream)
                .collect(Collectors.joining(", "));
        answer.blocks().forEach((id, drawn) -> {
            if (block.isEmpty() || block.equals(id)) {
                QueryAnswer rows = drawn.answer();
                if (rows == null) {
                    throw BadQuery.unavailable(
                            "BLOCK_FAILED",
                            "Le bloc « " + id + " » n'a pas pu être calculé : aucun fichier n'est produit.",
                            "Block '" + id + "' could not be computed: no file is made.");
                }
                tables.add(AnswerTables.of(id, rows, t));
                metrics.addAll(rows.totals().keySet());
            }
        });
        answer.lists().forEach((id, list) -> {
            if (block.isEmpty() || block.equals(id)) {
                tables.add(AnswerTables.of(list, t));
            }
        });
        if (tables.isEmpty()) {
            throw BadQuery.notFound(
                    "UNKNOWN_BLOCK",
                    "La page « " + page + " » n'a pas de bloc « " + block + " » ; connus : " + known + ".",
                    "Page '" + page + "' has no block '" + block + "'; known: " + known + ".");
        }
        return export(page, t.ofCode("page", page), frame, answer.meta(), address, metrics, tables);
    }

    /** The rows of one question. */
    public Export query(QueryRequest request, String address) {
        QueryAnswer answer = data.query(request);
        Texts t = Texts.in(request.language());
        return export(
                "query",
                t.of("export.query"),
                request,
                answer.meta(),
                address,
                answer.totals().keySet(),
                List.of(AnswerTables.of("query", answer, t)));
    }

    /** All the lines behind a figure, read at one position. */
    public Export evidence(QueryRequest request, String address) {
        EvidenceAnswer first = data.evidence(request, null, PAGE_LINES);
        List<EvidenceAnswer.Line> lines = new ArrayList<>(first.lines());
        String cursor = first.nextCursor();
        while (cursor != null && lines.size() < XlsxExport.MOST_ROWS) {
            EvidenceAnswer next = data.evidence(request, cursor, PAGE_LINES);
            lines.addAll(next.lines());
            cursor = next.nextCursor();
        }
        Texts t = Texts.in(request.language());
        return export(
                "evidence",
                t.of("export.evidence"),
                request,
                first.meta(),
                address,
                new LinkedHashSet<>(List.of(first.metric(), first.asked())),
                List.of(AnswerTables.of(first, lines, t)));
    }

    private Export export(
            String name,
            String title,
            QueryRequest request,
            QueryAnswer.Meta meta,
            String address,
            Set<String> metrics,
            List<ExportTable> tables) {
        Texts t = Texts.in(request.language());
        List<Map.Entry<String, String>> about = new ArrayList<>();
        about.add(Map.entry(t.of("export.company"), company));
        about.add(Map.entry(t.of("export.address"), address));
        about.add(Map.entry(
                t.of("bar.period"),
                meta.effectivePeriod().from() + " – " + meta.effectivePeriod().to()));
        if (meta.comparePeriod() != null) {
            about.add(Map.entry(
                    t.of("bar.compare"),
                    meta.comparePeriod().from() + " – " + meta.comparePeriod().to()));
        }
        about.add(Map.entry(t.of("export.filters"), filters(request, t)));
        about.add(Map.entry(t.of("export.position"), String.valueOf(meta.position())));
        about.add(Map.entry(t.of("bar.asof"), meta.asOf()));
        about.add(Map.entry(t.of("export.currency"), meta.currency()));
        about.add(Map.entry(t.of("export.generated"), meta.generatedAt().toString()));
        about.add(Map.entry(t.of("export.definition-version"), meta.definitionVersion()));
        for (String notice : meta.notices()) {
            about.add(Map.entry(t.of("export.notice"), notice));
        }
        List<Map.Entry<String, String>> definitions = new ArrayList<>();
        for (String id : metrics) {
            Metric metric = data.catalogue().metric(id);
            definitions.add(Map.entry(
                    metric.label().in(request.language()),
                    metric.formula().in(request.language()) + ". "
                            + metric.caveat().in(request.language())));
        }
        return new Export(name, title, request.language(), meta.position(), about, definitions, tables);
    }

    private static String filters(QueryRequest request, Texts t) {
        return request.filters().isEmpty()
                ? t.of("export.filters.none")
                : request.filters().stream()
                        .map(filter -> filter.dimension().label(request.language())
                                + (filter.exclude() ? " ≠ " : " = ")
                                + String.join(", ", filter.codes()))
                        .collect(Collectors.joining(" ; "));
    }
}
