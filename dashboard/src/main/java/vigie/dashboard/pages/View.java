package vigie.dashboard.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates draw: texts already worded and formatted, addresses already written. No template computes. */
public final class View {
    private View() {}

    /** A piece of a sentence; {@code css} is {@code good}, {@code bad} or empty. */
    public record Piece(String text, @Nullable String href, String css) {
        static Piece plain(String text) {
            return new Piece(text, null, "");
        }
    }

    /** A choice in a menu. */
    public record Option(String label, String hint, String href, boolean current) {}

    /** A filter in force, with the address without it. */
    public record Chip(String dimension, String label, boolean exclude, String removeHref) {}

    /** A dimension with members that can be filtered on. */
    public record FilterGroup(String label, boolean open, List<Option> members, boolean more) {}

    /** A page in the navigation. */
    public record Link(String label, String href, boolean current) {}

    /** Reconciliation of a figure: {@code ok}, {@code broken}, {@code unknown}; the detail names accounts. */
    public record Badge(String state, String text, String detail, String title) {}

    /** One key figure. */
    public record Tile(
            String id,
            String label,
            String href,
            boolean hrefOpensDrawer,
            String proofHref,
            String proofLabel,
            String exact,
            List<Numbers.Part> value,
            Sparkline spark,
            String deltaCss,
            String deltaArrow,
            String delta,
            String deltaPercent,
            String compared,
            String foot,
            @Nullable Badge badge) {}

    /** One entry of a legend; {@code css} names the swatch. */
    public record Legend(String css, String label) {}

    /**
     * A chart with everything around it.
     *
     * @param kind name of the option builder
     * @param css place in the grid
     * @param height class of the fixed height
     * @param json data of the builder; empty rows are told by {@code empty}
     * @param empty sentence shown instead of the chart, null when there is something to draw
     */
    public record Card(
            String id,
            String kind,
            String css,
            String height,
            String title,
            String subtitle,
            String sentence,
            List<Legend> legend,
            String json,
            Table twin,
            @Nullable String empty,
            String foot,
            @Nullable Badge badge) {}

    /** A table; the first cell of a row is its header. */
    public record Table(
            String id,
            String caption,
            List<Head> heads,
            List<Row> rows,
            @Nullable Row total) {}

    /** A column head; {@code sorted} is {@code ascending}, {@code descending} or null. */
    public record Head(
            String label,
            boolean number,
            @Nullable String href,
            @Nullable String sorted) {
        static Head text(String label) {
            return new Head(label, false, null, null);
        }

        static Head number(String label) {
            return new Head(label, true, null, null);
        }
    }

    /** A row; the key stays when values change. */
    public record Row(String key, String css, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param href where it leads, null when nowhere
     * @param drawer true when the address opens beside the page
     * @param detail second, lighter text
     * @param bar share of the widest bar from -1 to 1, null without bar
     */
    public record Cell(
            String text,
            boolean number,
            String css,
            @Nullable String href,
            boolean drawer,
            String detail,
            @Nullable Double bar) {
        static Cell text(String text) {
            return new Cell(text, false, "", null, false, "", null);
        }

        static Cell muted(String text) {
            return new Cell(text, false, "muted", null, false, "", null);
        }

        static Cell number(String text) {
            return new Cell(text, true, "", null, false, "", null);
        }

        static Cell number(String text, String css) {
            return new Cell(text, true, css, null, false, "", null);
        }

        static Cell link(String text, String href, boolean drawer) {
            return new Cell(text, false, "", href, drawer, "", null);
        }

        static Cell bar(double share) {
            return new Cell("", false, "cell-bar", null, false, "", share);
        }

        Cell withDetail(String other) {
            return new Cell(text, number, css, href, drawer, other, bar);
        }
    }

    /** One line of "what moved": {@code share} of the largest move, from -1 to 1. */
    public record Move(String label, @Nullable String href, double share, String amount, String css) {}

    /** The list of what moved, closed by the rest and the total. */
    public record Moves(
            String title,
            String subtitle,
            List<Option> tabs,
            List<Move> up,
            List<Move> down,
            @Nullable Move rest,
            @Nullable Move total,
            @Nullable String empty) {}

    /** A permanent control. */
    public record Check(String label, boolean ok, String amount, String detail) {}

    /** State of the data in the second bar. */
    public record Pill(
            String css,
            String state,
            String where,
            String reconciled,
            long position,
            List<Map.Entry<String, String>> facts,
            String reason) {}

    /** A crumb; the last one has no address. */
    public record Crumb(String label, @Nullable String href) {}

    /** A page without figures: why, and what to do. */
    public record State(String icon, String title, String text, List<Option> actions) {}
}
