package vigie.dashboard.pages;

import com.ibm.icu.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Board;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.ListAnswer;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.PageAnswer;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.pages.View.Piece;

/**
 * A page that its definition draws: sentence, tiles, charts, tables.
 *
 * @param id id of the page
 * @param title what it shows; of a page about one member, its name
 * @param head who or what the page is about, by name; empty for a page about the company
 * @param state shown instead of everything when there is nothing to show, else null
 */
public record BoardPage(
        Frame frame,
        String id,
        String title,
        String subtitle,
        List<Map.Entry<String, View.Cell>> head,
        List<Piece> sentence,
        List<View.Tile> tiles,
        List<View.Card> cards,
        List<Shown> tables,
        View.@Nullable State state) {
    private static final int FIRST_ROWS = 20;
    /** The chart that sets months against those of the prior year. */
    private static final String MONTHS = "months";

    /**
     * A table of a page.
     *
     * @param foot how many rows there are
     * @param moreHref the same page with all rows, null when all are shown
     */
    public record Shown(
            String title,
            String subtitle,
            View.Table table,
            String foot,
            @Nullable String moreHref,
            @Nullable String empty) {}

    static BoardPage of(Frame frame, PageData data, String id, boolean everything) {
        PageAnswer page = data.page(id, frame.request());
        Board board = Objects.requireNonNull(data.catalogue().page(id).board(), id);
        Blocks blocks = new Blocks(page);
        QueryAnswer figures = blocks.answer("tiles");
        if (figures.meta().businessOn() == null) {
            View.State state = EmptyState.ofNoFact(frame.t());
            return new BoardPage(
                    frame, id, title(frame, page), "", List.of(), List.of(), List.of(), List.of(), List.of(), state);
        }
        Tiles tiles = new Tiles(frame, data.catalogue(), figures, blocks.answer("trend"));
        List<View.Card> cards = new ArrayList<>();
        for (Board.Card card : board.cards()) {
            cards.add(
                    card.chart().equals(MONTHS)
                            ? months(frame, data, blocks, card)
                            : new SheetChart(frame, sheet(page, blocks, data, frame, card.of()), card).card());
        }
        List<Shown> tables = new ArrayList<>();
        for (Board.Sheet table : board.tables()) {
            tables.add(shown(frame, table, sheet(page, blocks, data, frame, table.of()), everything));
        }
        return new BoardPage(
                frame,
                id,
                title(frame, page),
                Subtitles.of(frame, figures),
                head(frame, page, board),
                sentence(frame, data, board, tiles),
                tiles.of(List.copyOf(figures.totals().keySet())),
                cards,
                tables,
                null);
    }

    private static String title(Frame frame, PageAnswer page) {
        Member subject = page.subject();
        return subject == null ? frame.t().of("board." + page.page()) : subject.label();
    }

    /** The number of the member, then what the lists of one row say of it; what is not known is left out. */
    private static List<Map.Entry<String, View.Cell>> head(Frame frame, PageAnswer page, Board board) {
        List<Map.Entry<String, View.Cell>> head = new ArrayList<>();
        Member subject = page.subject();
        if (subject != null) {
            head.add(Map.entry(frame.t().of("head.code"), View.Cell.text(subject.code())));
        }
        for (String id : board.head()) {
            Sheet sheet = Sheet.of(Objects.requireNonNull(page.lists().get(id), id));
            if (!sheet.rows().isEmpty()) {
                head.addAll(new SheetTable(frame, sheet).named(sheet.rows().getFirst()));
            }
        }
        return head;
    }

    private static View.Card months(Frame frame, PageData data, Blocks blocks, Board.Card card) {
        Metric metric =
                data.catalogue().metric(Objects.requireNonNull(card.draw().get("y"), card.id()));
        return new MonthCharts(frame).flow(card, blocks.answer(card.of()), metric);
    }

    /** A list or figures, without the columns that would say in each row whom the page is about. */
    private static Sheet sheet(PageAnswer page, Blocks blocks, PageData data, Frame frame, String id) {
        ListAnswer list = page.lists().get(id);
        Sheet sheet = list == null ? Sheet.of(blocks.answer(id), data.catalogue()) : Sheet.of(list);
        BoardRoutes.Subject subject = frame.subject();
        return subject == null ? sheet : sheet.without(subject.dimension());
    }

    private static Shown shown(Frame frame, Board.Sheet definition, Sheet sheet, boolean everything) {
        Texts t = frame.t();
        int all = sheet.rows().size();
        int most = everything ? all : FIRST_ROWS;
        String title = definition.title().in(t.language());
        String standard = Objects.requireNonNullElse(
                definition.sort(), sheet.columns().getFirst().id());
        String reason = sheet.reason();
        Metric.Words empty = definition.empty();
        return new Shown(
                title,
                definition.subtitle().in(t.language()),
                new SheetTable(frame, sheet).sorted(definition.id(), title, standard, most),
                t.of("table.foot", Math.min(most, all), all),
                most < all
                        ? frame.address() + (frame.address().toString().contains("?") ? "&" : "?") + "rows=all#"
                                + definition.id()
                        : null,
                reason != null
                        ? t.ofCode("reason", reason)
                        : all > 0 ? null : empty == null ? t.of("empty.board") : empty.in(t.language()));
    }

    private static List<Piece> sentence(Frame frame, PageData data, Board board, Tiles tiles) {
        List<Piece> linked = new ArrayList<>();
        for (String id : board.about()) {
            Metric metric = data.catalogue().metric(id);
            linked.add(new Piece(
                    frame.numbers().brief(metric.unit(), tiles.value(id)),
                    frame.figures("/preuve").with("m", id).toString(),
                    ""));
        }
        MessageFormat pattern = new MessageFormat(
                board.say().in(frame.t().language()), frame.t().language().locale());
        return Sentence.of(pattern, linked);
    }
}
