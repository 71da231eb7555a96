package vigie.dashboard.reports;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.batik.transcoder.image.PNGTranscoder;
import vigie.dashboard.pages.Frame;
import vigie.dashboard.pages.PagePrint;
import vigie.dashboard.pages.View;

/** A chart as a picture that speaks for itself: title, unit, legend, drawing, and where the figures come from. */
final class ChartPicture {
    private static final int MARGIN = 24;
    private static final int STANDARD_HEIGHT = 300;
    private static final int WIDE = 1000;
    private static final int NARROW = 640;
    private static final float PIXELS_PER_UNIT = 2;
    private static final float ON_PAPER = 0.84f;
    private static final Pattern HEIGHT = Pattern.compile("h(\\d+)");
    private static final Pattern COLUMNS = Pattern.compile("\\bc(\\d+)\\b");
    /** Colour and hatch of a legend's swatch by its name. */
    private static final Map<String, String> SWATCHES = Map.of(
            "ac", "ac", "py", "py-soft", "run", "ac", "good", "good", "bad", "bad", "take", "accent", "left",
            "py-soft");

    private static final List<String> HATCHED = List.of("run", "bad", "take");

    private final DrawCharts charts;

    ChartPicture(DrawCharts charts) {
        this.charts = charts;
    }

    /** Height of the drawing of a card in pixels, as on the page. */
    static int height(View.Card card) {
        Matcher named = HEIGHT.matcher(card.height());
        return named.find() ? Integer.parseInt(named.group(1)) : STANDARD_HEIGHT;
    }

    /** True when a card takes more than a third of the page. */
    static boolean wide(View.Card card) {
        Matcher columns = COLUMNS.matcher(card.css());
        return !columns.find() || Integer.parseInt(columns.group(1)) > 4;
    }

    /**
     * The drawing of a card for paper, made smaller so that lines and letters keep their proportion.
     *
     * @param across pixels it takes on paper
     */
    String onPaper(Frame frame, View.Card card, int across) throws ChartNotDrawn {
        int drawn = Math.round(across / ON_PAPER);
        String svg = drawing(frame, card, drawn);
        String size = "width=\"%d\" height=\"%d\"";
        return svg.replaceFirst(
                size.formatted(drawn, height(card)), size.formatted(across, Math.round(height(card) * ON_PAPER)));
    }

    /** The drawing of a card alone. */
    String drawing(Frame frame, View.Card card, int width) throws ChartNotDrawn {
        return charts.svg(new DrawCharts.Chart(
                card.kind(),
                card.json(),
                frame.t().language(),
                frame.numbers().code(),
                width,
                height(card),
                (card.title() + ". " + card.sentence()).strip()));
    }

    /** The whole picture as SVG. */
    String svg(PagePrint page, View.Card card) throws ChartNotDrawn {
        int inside = wide(card) ? WIDE : NARROW;
        Canvas canvas = new Canvas(inside);
        canvas.text(card.title(), 18, true, "text");
        canvas.text(card.subtitle(), 13, false, "text-2");
        canvas.text(card.sentence(), 13, false, "text");
        canvas.legend(card.legend());
        canvas.drawing(drawing(page.frame(), card, inside), height(card));
        canvas.text(card.foot(), 12, false, "text-2");
        canvas.rule();
        String asked = page.subtitle() + (page.filters().isEmpty() ? "" : " · " + page.filters());
        canvas.text(page.frame().company() + " · " + page.title() + " · " + asked, 12, false, "text-2");
        canvas.text(page.frame().asOfLabel() + " · " + page.reconciled(), 12, false, "text-2");
        return canvas.svg(card.title());
    }

    /** A picture in pixels, two for each unit. */
    static byte[] png(String svg) {
        PrintFonts.register();
        PNGTranscoder painter = new PNGTranscoder();
        Matcher width = Pattern.compile("width=\"(\\d+)\"").matcher(svg);
        if (width.find()) {
            painter.addTranscodingHint(ImageTranscoder.KEY_WIDTH, PIXELS_PER_UNIT * Integer.parseInt(width.group(1)));
        }
        painter.addTranscodingHint(ImageTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            painter.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(out));
        } catch (TranscoderException e) {
            throw new IllegalStateException("a picture drawn here cannot be painted", e);
        }
        return out.toByteArray();
    }

    /** What is drawn so far, from the top down. */
    private static final class Canvas {
        private final int inside;
        private final StringBuilder drawn = new StringBuilder();
        private double y = MARGIN;

        Canvas(int inside) {
            this.inside = inside;
        }

        void text(String text, int size, boolean bold, String colour) {
            if (text.isEmpty()) {
                return;
            }
            for (String line : PrintFonts.lines(text, size, bold, inside)) {
                y += size * 1.35;
                word(MARGIN, y - size * 0.3, line, size, bold, colour);
            }
        }

        private void word(double x, double baseline, String text, int size, boolean bold, String colour) {
            drawn.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\"%s fill=\"%s\">%s</text>%n",
                    x,
                    baseline,
                    size,
                    bold ? " font-weight=\"bold\"" : "",
                    LightColours.of(colour),
                    escaped(text)));
        }

        void legend(List<View.Legend> legend) {
            if (legend.isEmpty()) {
                return;
            }
            y += 22;
            double x = MARGIN;
            for (View.Legend entry : legend) {
                drawn.append(String.format(
                        Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">%s</g>%n", x, y - 12, swatch(entry.css())));
                word(x + 18, y - 2, entry.label(), 12, false, "text-2");
                x += 18 + PrintFonts.width(entry.label(), 12, false) + 20;
            }
        }

        void drawing(String svg, int height) {
            y += 12;
            drawn.append(String.format(Locale.ROOT, "<g transform=\"translate(%d %.1f)\">%s</g>%n", MARGIN, y, svg));
            y += height;
        }

        void rule() {
            y += 12;
            drawn.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fh%d\" stroke=\"%s\"/>%n",
                    MARGIN,
                    y,
                    inside,
                    LightColours.of("border")));
        }

        String svg(String title) {
            int width = inside + 2 * MARGIN;
            int height = (int) Math.ceil(y + MARGIN);
            return String.format(
                    Locale.ROOT,
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                            + " role=\"img\" font-family=\"%s\">%n<title>%s</title>%n"
                            + "<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>%n%s</svg>%n",
                    width,
                    height,
                    width,
                    height,
                    PrintFonts.FAMILY,
                    escaped(title),
                    width,
                    height,
                    LightColours.of("surface"),
                    drawn);
        }
    }

    /** The sign of a legend's entry, 12 pixels square. */
    static String swatch(String css) {
        String colour = SWATCHES.containsKey(css) ? LightColours.of(SWATCHES.get(css)) : "none";
        String stroke = colour.equals("none") ? LightColours.of("border-strong") : colour;
        String square = "<rect x=\"0.5\" y=\"0.5\" width=\"11\" height=\"11\" fill=\"" + colour + "\" stroke=\""
                + (css.equals("py") ? LightColours.of("py") : stroke) + "\"/>";
        return HATCHED.contains(css)
                ? square + "<path d=\"M1 6L6 1M1 11L11 1M6 11L11 6\" stroke=\"" + LightColours.of("hatch")
                        + "\" stroke-width=\"1.5\"/>"
                : square;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Cards with something to draw. */
    static List<View.Card> drawable(PagePrint page) {
        return page.cards().stream().filter(card -> card.empty() == null).toList();
    }
}
