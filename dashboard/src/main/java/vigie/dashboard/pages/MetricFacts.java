package vigie.dashboard.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vigie.dashboard.kpi.Dictionary;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Link;
import vigie.dashboard.pages.View.Row;

/** What the dictionary tells of a metric or table, in blocks. */
final class MetricFacts {
    private MetricFacts() {}

    /** The other language, synonyms, source, caveat. */
    static Detail.Block named(Frame frame, Metric metric) {
        Texts t = frame.t();
        List<String> synonyms = t.language() == Language.FR
                ? metric.synonyms().fr()
                : metric.synonyms().en();
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry(
                t.of("dictionary.other-language"),
                t.language().pick(metric.label().en(), metric.label().fr())));
        if (!synonyms.isEmpty()) {
            facts.add(Map.entry(t.of("dictionary.synonyms"), String.join(", ", synonyms)));
        }
        facts.add(Map.entry(t.of("dictionary.source"), metric.source().in(t.language())));
        facts.add(Map.entry(t.of("dictionary.caveat"), metric.caveat().in(t.language())));
        return Detail.Block.facts(facts);
    }

    /** Unit, how it adds up, which way is good, accounts, when it is undefined. */
    static Detail.Block counted(Frame frame, Metric metric) {
        Texts t = frame.t();
        List<String> accounts = metric.evidence().map(Metric.Evidence::accounts).orElse(List.of());
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry(
                t.of("dictionary.unit"),
                t.ofCode("dictionary.unit", metric.unit().name())));
        facts.add(Map.entry(
                t.of("dictionary.additivity"),
                t.ofCode("dictionary.additivity", metric.additivity().name())));
        facts.add(Map.entry(
                t.of("dictionary.better"),
                t.ofCode("dictionary.better", metric.better().name())));
        if (!accounts.isEmpty()) {
            facts.add(Map.entry(t.of("dictionary.accounts"), String.join(", ", accounts)));
        }
        if (!metric.dimensions().isEmpty()) {
            facts.add(Map.entry(
                    t.of("dictionary.dimensions"),
                    metric.dimensions().stream()
                            .map(dimension -> dimension.label(t.language()))
                            .collect(Collectors.joining(", "))));
        }
        if (!metric.reasons().isEmpty()) {
            facts.add(Map.entry(
                    t.of("dictionary.undefined"),
                    metric.reasons().values().stream()
                            .map(words -> words.in(t.language()))
                            .collect(Collectors.joining(" ; "))));
        }
        facts.add(Map.entry(t.of("dictionary.owner"), t.ofCode("dictionary.owner", metric.owner())));
        return Detail.Block.facts(facts);
    }

    /** From the tables of the ledger to the metric, step by step, for each fact table. */
    static Detail.Block lineage(Frame frame, Dictionary dictionary, Metric metric) {
        List<Link> steps = new ArrayList<>();
        for (String fact : metric.facts()) {
            steps.addAll(steps(frame, dictionary, fact));
        }
        for (String term : metric.terms()) {
            steps.add(new Link(term, frame.address().at("/dictionnaire/" + term).toString(), false));
        }
        steps.add(new Link(metric.label().in(frame.t().language()), "", true));
        return Detail.Block.chain(frame.t().of("dictionary.lineage"), steps);
    }

    /** Where a table comes from; views and macros come from the warehouse itself. */
    static Detail.Block origin(Frame frame, Dictionary dictionary, String table) {
        return Detail.Block.chain(frame.t().of("dictionary.lineage"), steps(frame, dictionary, table));
    }

    private static List<Link> steps(Frame frame, Dictionary dictionary, String table) {
        Texts t = frame.t();
        Link itself = new Link(
                table, frame.address().at("/dictionnaire/table/" + table).toString(), false);
        Dictionary.Lineage lineage = dictionary.lineage().get(table);
        if (lineage == null) {
            return List.of(new Link(t.of("dictionary.step.warehouse"), "", true), itself);
        }
        List<Link> steps = new ArrayList<>();
        if (!lineage.ledger().isEmpty()) {
            steps.add(new Link(t.of("dictionary.step.ledger", String.join(", ", lineage.ledger())), "", true));
        }
        steps.add(new Link(t.of("dictionary.step.topic", "ledger"), "", true));
        for (String job : lineage.jobs()) {
            steps.add(new Link(t.of("dictionary.step.job", job), "", true));
        }
        steps.add(new Link(t.of("dictionary.step.topic", "facts"), "", true));
        steps.add(itself);
        return steps;
    }

    /** Pages that show the metric, and its proof. */
    static Detail.Block used(Frame frame, PageData data, Metric metric) {
        Texts t = frame.t();
        List<Link> links = new ArrayList<>();
        for (String page : data.catalogue().pageIds()) {
            boolean shows = data.catalogue().page(page).blocks().stream()
                    .anyMatch(block -> block.metrics().contains(metric.id()));
            if (shows) {
                String path = t.has("page." + page + ".path") ? t.of("page." + page + ".path") : "/";
                links.add(new Link(
                        t.ofCode("page", page), frame.address().at(path).toString(), false));
            }
        }
        links.add(new Link(
                t.of("dictionary.proof"),
                frame.address().at("/preuve").with("m", metric.id()).toString(),
                false));
        return Detail.Block.chain(t.of("dictionary.used"), links);
    }

    static View.Table versions(Texts t, Metric metric) {
        List<Row> rows = metric.changed().stream()
                .map(change -> new Row(
                        change.on(),
                        "",
                        List.of(Cell.text(change.on()), Cell.text(change.what().in(t.language())))))
                .toList();
        return new View.Table(
                "versions",
                t.of("dictionary.versions"),
                List.of(Head.text(t.of("word.date")), Head.text(t.of("dictionary.meaning"))),
                rows,
                null);
    }
}
