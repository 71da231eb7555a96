package vigie.dashboard.pages;

import com.ibm.icu.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import vigie.dashboard.pages.View.Piece;

/** A worded sentence with links in it: the pattern says where each linked figure goes. */
final class Sentence {
    private static final char OPEN = '\u0002';
    private static final char CLOSE = '\u0003';

    private Sentence() {}

    /** Words a sentence; {@code {0}} of the pattern becomes the first linked piece, and so on. */
    static List<Piece> of(Texts t, String key, List<Piece> linked) {
        return linked(t.of(key, places(linked)), linked);
    }

    /** The same for a pattern that no key names. */
    static List<Piece> of(MessageFormat pattern, List<Piece> linked) {
        return linked(pattern.format(places(linked)), linked);
    }

    private static Object[] places(List<Piece> linked) {
        Object[] places = new Object[linked.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = "" + OPEN + i + CLOSE;
        }
        return places;
    }

    private static List<Piece> linked(String text, List<Piece> linked) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            int close = text.indexOf(CLOSE, open);
            if (open > from) {
                pieces.add(Piece.plain(text.substring(from, open)));
            }
            pieces.add(linked.get(Integer.parseInt(text.substring(open + 1, close))));
            from = close + 1;
        }
        if (from < text.length()) {
            pieces.add(Piece.plain(text.substring(from)));
        }
        return List.copyOf(pieces);
    }
}
