package vigie.dashboard.kpi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Metric.Words;

/**
 * How a page draws its answers: tiles of the block {@code tiles} with the trend of the block {@code trend}, a sentence,
 * cards, tables.
 *
 * @param say the sentence at the top, an ICU message; {@code {0}} is the figure of the first metric of {@code about}
 * @param about metrics the sentence speaks of
 * @param head lists of one row each that say who or what the page is about
 */
public record Board(Words say, List<String> about, List<String> head, List<Card> cards, List<Sheet> tables) {
    public Board {
        about = List.copyOf(about);
        head = head == null ? List.of() : List.copyOf(head);
        cards = cards == null ? List.of() : List.copyOf(cards);
        tables = tables == null ? List.of() : List.copyOf(tables);
    }

    /**
     * A chart with its twin table.
     *
     * @param of block or list drawn
     * @param chart name of the option builder
     * @param place columns of the grid and order on a phone, for instance {@code c4 o2}
     * @param height class of the fixed height
     * @param say one sentence: {@code {0}} the first row's name, {@code {1}} its value, {@code {2}} its share, {@code
     * {3}} the total, {@code {4}} the number of rows
     * @param draw which column plays which part, by the names the option builder knows
     */
    public record Card(
            String id,
            String of,
            String chart,
            String place,
            String height,
            Words title,
            Words subtitle,
            @Nullable Words say,
            @Nullable Words foot,
            Map<String, String> draw) {
        public Card {
            draw = draw == null ? Map.of() : Map.copyOf(draw);
        }
    }

    /**
     * A table.
     *
     * @param of block or list shown
     * @param sort column, a leading minus descends
     * @param empty said when it has no row, null for what every table says
     */
    public record Sheet(
            String id,
            String of,
            Words title,
            Words subtitle,
            @Nullable String sort,
            @Nullable Words empty) {}
}
