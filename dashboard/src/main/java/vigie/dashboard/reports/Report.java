package vigie.dashboard.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.pages.PagePrint;
import vigie.dashboard.pages.View;

/**
 * What the template of a document draws.
 *
 * @param css the style sheet, colours written out
 * @param href live address of the same figures
 */
public record Report(PagePrint page, String css, String href, List<Drawn> charts) {
    private static final int TILES_IN_A_ROW = 4;

    /**
     * A chart card.
     *
     * @param svg the drawing, null when there is nothing to draw or it could not be drawn
     * @param instead sentence shown instead of the drawing
     * @param wide whether it takes the whole width
     */
    public record Drawn(View.Card card, @Nullable String svg, String instead, boolean wide) {}

    /** Tiles row by row. */
    public List<List<View.Tile>> tileRows() {
        int columns = page.tiles().size() == 6 ? 3 : TILES_IN_A_ROW;
        return IntStream.range(0, (page.tiles().size() + columns - 1) / columns)
                .mapToObj(row -> page.tiles()
                        .subList(row * columns, Math.min(page.tiles().size(), (row + 1) * columns)))
                .toList();
    }

    /** Charts row by row: a wide one alone, narrow ones in pairs. */
    public List<List<Drawn>> chartRows() {
        List<List<Drawn>> rows = new ArrayList<>();
        List<Drawn> open = List.of();
        for (Drawn chart : charts) {
            if (chart.wide()) {
                rows.add(List.of(chart));
            } else if (open.isEmpty()) {
                open = new ArrayList<>(List.of(chart));
                rows.add(open);
            } else {
                open.add(chart);
                open = List.of();
            }
        }
        return rows;
    }

    /** Columns of a table that hold words or figures: bars are for the screen. */
    public static List<Integer> columns(View.Table table) {
        return IntStream.range(0, table.heads().size())
                .filter(column -> table.rows().stream()
                        .noneMatch(row -> row.cells().size() > column
                                && row.cells().get(column).bar() != null))
                .boxed()
                .toList();
    }

    /** The foot of a tile: what it is made of, and whether it agrees with the accounts. */
    public String foot(View.Tile tile) {
        View.Badge badge = tile.badge();
        return Stream.of(tile.foot(), badge == null ? "" : badge.text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The sign of a legend's entry as SVG. */
    public static String swatch(View.Legend entry) {
        return ChartPicture.swatch(entry.css());
    }
}
