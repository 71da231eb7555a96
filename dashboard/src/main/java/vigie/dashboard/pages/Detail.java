package vigie.dashboard.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.pages.View.Piece;

/**
 * A page reached by drilling: evidence, entry, document, ladder. Same content on its own page and beside another.
 *
 * @param headline the figure or number the page is about, drawn large
 * @param equation what it is, in words, after the headline
 * @param verify sentence that checks it
 */
public record Detail(
        Frame frame,
        String title,
        List<View.Crumb> crumbs,
        String headline,
        List<Piece> equation,
        View.@Nullable Badge badge,
        List<Piece> verify,
        List<Block> blocks) {

    /**
     * One block; only what is given is drawn, in this order.
     *
     * @param chips choices beside the title
     * @param facts pairs of name and value; a value may lead somewhere
     * @param chain links in order of time
     * @param nextHref next page of the table, null on the last
     */
    public record Block(
            String title,
            List<View.Option> chips,
            List<Map.Entry<String, View.Cell>> facts,
            List<View.Link> chain,
            View.@Nullable Card chart,
            String text,
            View.@Nullable Table table,
            String foot,
            @Nullable String nextHref) {

        static Block facts(List<Map.Entry<String, String>> facts) {
            return linkedFacts(facts.stream()
                    .map(fact -> Map.entry(fact.getKey(), View.Cell.text(fact.getValue())))
                    .toList());
        }

        static Block linkedFacts(List<Map.Entry<String, View.Cell>> facts) {
            return new Block("", List.of(), facts, List.of(), null, "", null, "", null);
        }

        static Block chain(String title, List<View.Link> chain) {
            return new Block(title, List.of(), List.of(), chain, null, "", null, "", null);
        }

        static Block chart(View.Card chart, String text) {
            return new Block("", List.of(), List.of(), List.of(), chart, text, null, "", null);
        }

        static Block table(String title, View.Table table) {
            return new Block(title, List.of(), List.of(), List.of(), null, "", table, "", null);
        }
    }
}
