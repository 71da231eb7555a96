package vigie.dashboard.kpi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One metric: everything pages, API and tests know about it. Read from {@code kpi/<id>/} by {@link MetricCatalogue}.
 *
 * @param formula in words and symbols
 * @param source standard, book or law behind the definition
 * @param caveat what it does not tell
 * @param terms of a ratio: the metric ids of numerator and denominator; empty otherwise
 * @param reasons reason codes of an undefined value and their sentences
 * @param evidence how the figure is proved
 * @param brief the formula in the few words a tile has room for, null for none
 * @param opens path of the page that breaks it down, null when its proof does
 * @param negativeReason why a ratio is undefined when its upper term is below zero; null when it is defined then too
 * @param settings thresholds and rates its SQL may name, from {@code kpi/settings.yaml}
 * @param queryText text of query.sql
 * @param synonyms other names people search it by
 */
public record Metric(
        String id,
        Words label,
        Words question,
        Words formula,
        Unit unit,
        Additivity additivity,
        Better better,
        Set<Dimension> dimensions,
        String time,
        List<String> facts,
        Words source,
        Words caveat,
        String owner,
        List<Change> changed,
        List<String> terms,
        Map<String, Words> reasons,
        Optional<Evidence> evidence,
        @Nullable Words brief,
        @Nullable String opens,
        @Nullable String negativeReason,
        Map<String, Object> settings,
        String queryText,
        Synonyms synonyms) {

    /** A text in both languages. */
    public record Words(String fr, String en) {
        public Words {
            if (fr.isBlank() || en.isBlank()) {
                throw new IllegalArgumentException("both languages are needed, found fr='" + fr + "' en='" + en + "'");
            }
        }

        public String in(Language language) {
            return language.pick(fr, en);
        }
    }

    /** Other names in each language; may be empty. */
    public record Synonyms(List<String> fr, List<String> en) {
        public Synonyms {
            fr = List.copyOf(fr);
            en = List.copyOf(en);
        }
    }

    /** A dated change of the definition. */
    public record Change(String on, Words what) {}

    /**
     * How a figure is proved.
     *
     * @param lines table macro of the facts behind the figure
     * @param amount SQL expression: what one fact adds to the figure
     * @param accounts account numbers, sub-accounts included; empty when no account carries the figure
     * @param except accounts below those that do not carry it, null for none
     * @param balance {@code credit} or {@code debit}: the side that increases the figure
     * @param unposted SQL condition: facts in the figure that have no posting yet
     * @param unpostedAmount SQL expression: what such a fact adds
     */
    public record Evidence(
            String lines,
            String amount,
            List<String> accounts,
            @Nullable List<String> except,
            @Nullable String balance,
            @Nullable String unposted,
            @Nullable String unpostedAmount) {}
}
