package vigie.dashboard.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The one typeface of everything printed: embedded, so that widths measured here are the widths drawn. */
final class PrintFonts {
    static final String FAMILY = "Liberation Sans";

    private static final String FOLDER = "/liberation/LiberationSans-";
    private static final Face REGULAR = new Face(FOLDER + "Regular.ttf");
    private static final Face BOLD = new Face(FOLDER + "Bold.ttf");

    private PrintFonts() {}

    /** One weight, and its measures. */
    private static final class Face {
        private final byte[] content;
        private final TrueTypeFont measures;
        private final CmapLookup glyphs;

        Face(String name) {
            try (InputStream in = Objects.requireNonNull(PrintFonts.class.getResourceAsStream(name), name)) {
                content = in.readAllBytes();
                measures = new TTFParser().parse(new RandomAccessReadBuffer(content));
                glyphs = measures.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized double width(String text, double size) {
            try {
                long units = 0;
                for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                    units += measures.getAdvanceWidth(glyphs.getGlyphId(text.codePointAt(at)));
                }
                return units * size / measures.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A text with the two signs the typeface lacks replaced by their nearest. */
    static String printable(String text) {
        return text.replace('\u2011', '-').replace('\u25be', '\u25bc');
    }

    /** The font file of a weight. */
    static InputStream file(boolean bold) {
        return new ByteArrayInputStream((bold ? BOLD : REGULAR).content);
    }

    /** Width of a text in pixels. */
    static double width(String text, double size, boolean bold) {
        return (bold ? BOLD : REGULAR).width(text, size);
    }

    /** A text in lines no wider than a number of pixels; a single word may be wider. */
    static List<String> lines(String text, double size, boolean bold, double most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word, size, bold) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Makes the font known to what paints pixels. */
    static void register() {
        try {
            for (boolean bold : new boolean[] {false, true}) {
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .registerFont(Font.createFont(Font.TRUETYPE_FONT, file(bold)));
            }
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("a font that comes with the program cannot be read", e);
        }
    }
}
