package vigie.dashboard.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.pages.View.Piece;

/**
 * A page as it goes on paper: the very tiles, cards and tables of the screen, at one position.
 *
 * @param page id of the page
 * @param position ledger position of every figure
 * @param reconciled up to which position the figures were held against the accounts, in words
 * @param link address of these figures, from the root of the site: absolute days, this position
 * @param state shown instead of everything when there is nothing to show, else null
 */
public record PagePrint(
        Frame frame,
        String page,
        String title,
        String subtitle,
        long position,
        String reconciled,
        String link,
        List<Piece> sentence,
        List<View.Tile> tiles,
        List<View.Card> cards,
        List<Printed> tables,
        View.@Nullable State state) {

    /**
     * A table with its words.
     *
     * @param foot how many rows there are
     * @param empty sentence shown instead of the table, null when it has rows
     */
    public record Printed(
            String title,
            String subtitle,
            View.Table table,
            String foot,
            @Nullable String empty) {}

    /** The sentence at the top without its links. */
    public String said() {
        return sentence.stream().map(Piece::text).reduce("", String::concat);
    }

    /** Filters and scope in words, empty without any. */
    public String filters() {
        Texts t = frame.t();
        StringBuilder text = new StringBuilder();
        for (View.Chip chip : frame.chips()) {
            text.append(text.isEmpty() ? "" : " · ")
                    .append(chip.dimension())
                    .append(chip.exclude() ? " ≠ " : " ")
                    .append(chip.label());
        }
        if (!frame.reader().scope().isWhole()) {
            text.append(text.isEmpty() ? "" : " · ")
                    .append(t.of("person.scope"))
                    .append(' ')
                    .append(frame.reader().scope().in(t.language()));
        }
        return text.toString();
    }
}
