package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Better;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.PageAnswer;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.pages.View.Move;
import vigie.dashboard.pages.View.Moves;
import vigie.dashboard.pages.View.Piece;

/**
 * Today at a glance: the sentence, eight figures, margin by month, what moved, the stock, what to know.
 *
 * @param state shown instead of everything when there is nothing to show, else null
 */
public record TodayPage(
        Frame frame,
        String subtitle,
        List<Piece> sentence,
        List<View.Tile> tiles,
        View.@Nullable Card months,
        @Nullable Moves moves,
        View.@Nullable Card stock,
        List<View.Check> checks,
        View.@Nullable State state) {
    private static final List<String> TILES = List.of(
            "net-revenue",
            "gross-margin",
            "margin-rate",
            "markup-rate",
            "cost-of-sales",
            "stock-value",
            "units-sold",
            "open-receivables");
    private static final int MOVES = 7;

    static TodayPage empty(Frame frame, View.State state) {
        return new TodayPage(frame, "", List.of(), List.of(), null, null, null, List.of(), state);
    }

    static TodayPage of(Frame frame, PageData data) {
        PageAnswer page = data.page("today", frame.request());
        Blocks blocks = new Blocks(page);
        QueryAnswer figures = blocks.answer("tiles");
        View.State state = EmptyState.find(frame, data, figures);
        if (state != null) {
            return empty(frame, state);
        }
        QueryAnswer trend = blocks.answer("trend");
        Tiles tiles = new Tiles(frame, data.catalogue(), figures, trend);
        List<View.Tile> drawn = tiles.of(TILES);
        Function<String, View.@Nullable Badge> badge = id -> drawn.stream()
                .filter(tile -> tile.id().equals(id))
                .map(View.Tile::badge)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        MonthCharts charts = new MonthCharts(frame);
        Moves moves = moves(frame, blocks, tiles);
        return new TodayPage(
                frame,
                Subtitles.of(frame, figures),
                sentence(frame, tiles, moves),
                drawn,
                charts.margin(blocks.answer("by-month"), badge.apply("gross-margin")),
                moves,
                charts.stock(trend, badge.apply("stock-value")),
                checks(frame, figures, data),
                null);
    }

    private static List<Piece> sentence(Frame frame, Tiles tiles, Moves moves) {
        Numbers numbers = frame.numbers();
        String margin = frame.address().at("/marge").toString();
        BigDecimal now = tiles.value("gross-margin");
        BigDecimal then = tiles.compared("gross-margin");
        BigDecimal rate = tiles.value("margin-rate");
        BigDecimal rateThen = tiles.compared("margin-rate");
        String amount = now == null ? numbers.missing() : numbers.shortMoney(now);
        Piece level = new Piece(amount, margin, "");
        Piece rateNow = new Piece(rate == null ? numbers.missing() : numbers.percent(rate), margin, "");
        BigDecimal change = Series.change(now, then);
        BigDecimal share = then == null ? null : Series.ratio(change, then.abs());
        if (share == null || change == null) {
            Piece revenue =
                    new Piece(numbers.brief(vigie.dashboard.kpi.Unit.CURRENCY, tiles.value("net-revenue")), margin, "");
            return Sentence.of(frame.t(), "today.say", List.of(level, rateNow, revenue));
        }
        Piece moved = new Piece(numbers.percent(share.abs()), margin, Tiles.effect(Better.HIGHER, change));
        BigDecimal points = Series.change(rate, rateThen);
        Piece rateMoved = new Piece(
                rateNow.text()
                        + (points == null
                                ? ""
                                : " (" + numbers.points(points) + "\u00a0"
                                        + frame.t().of("unit.points") + ")"),
                margin,
                Tiles.effect(Better.HIGHER, points));
        List<Piece> pieces = new ArrayList<>(List.of(moved, level, rateMoved));
        String key = "today.say." + (change.signum() < 0 ? "down" : "up");
        if (moves.up().isEmpty() || moves.down().isEmpty()) {
            return Sentence.of(frame.t(), key, pieces);
        }
        Move best = moves.up().getFirst();
        Move worst = moves.down().getLast();
        pieces.add(new Piece(best.label(), best.href(), ""));
        pieces.add(new Piece(best.amount(), best.href(), "good"));
        pieces.add(new Piece(worst.label(), worst.href(), ""));
        pieces.add(new Piece(worst.amount(), worst.href(), "bad"));
        return Sentence.of(frame.t(), key + ".who", pieces);
    }

    /** Who moved the margin, by customer or by family. */
    private static List<View.Option> moveTabs(Frame frame, Dimension shown) {
        return Stream.of(Dimension.CUSTOMER, Dimension.FAMILY)
                .map(choice -> new View.Option(
                        choice.label(frame.t().language()),
                        "",
                        frame.address().with("by", choice.id()).toString(),
                        choice == shown))
                .toList();
    }

    private static Moves moves(Frame frame, Blocks blocks, Tiles tiles) {
        Dimension by = Dimension.named(frame.address().value("by", "customer")).orElse(Dimension.CUSTOMER);
        Texts t = frame.t();
        String what = by.label(t.language());
        List<View.Option> tabs = moveTabs(frame, by);
        BigDecimal total = Series.change(tiles.value("gross-margin"), tiles.compared("gross-margin"));
        String title = t.of("moves.title");
        String subtitle = t.of(
                "moves.sub." + frame.request().compare().id(),
                what.toLowerCase(t.language().locale()),
                frame.numbers().symbol());
        if (total == null) {
            return new Moves(title, subtitle, tabs, List.of(), List.of(), null, null, t.of("moves.empty"));
        }
        List<Changed> up = changes(blocks.answer("moved-up")).stream()
                .filter(c -> c.change.signum() > 0)
                .toList();
        List<Changed> down = changes(blocks.answer("moved-down")).stream()
                .filter(c -> c.change.signum() < 0)
                .toList();
        up = up.stream()
                .sorted(Comparator.comparing((Changed c) -> c.change).reversed())
                .limit(MOVES)
                .toList();
        down = down.stream()
                .sorted(Comparator.comparing((Changed c) -> c.change).reversed())
                .toList();
        down = down.subList(Math.max(0, down.size() - MOVES), down.size());
        BigDecimal shown = BigDecimal.ZERO;
        BigDecimal largest = BigDecimal.ONE;
        for (Changed one : up) {
            shown = shown.add(one.change);
            largest = largest.max(one.change.abs());
        }
        for (Changed one : down) {
            shown = shown.add(one.change);
            largest = largest.max(one.change.abs());
        }
        BigDecimal rest = total.subtract(shown);
        BigDecimal most = largest;
        Function<Changed, Move> move = one -> new Move(
                one.label,
                whyMoved(frame, by, one.code),
                share(one.change, most),
                frame.numbers().shortChange(one.change),
                one.change.signum() < 0 ? "bad" : "good");
        Move others = rest.signum() == 0
                ? null
                : new Move(
                        t.of("moves.rest"),
                        null,
                        share(rest, most),
                        frame.numbers().shortChange(rest),
                        effect(rest));
        Move all = new Move(t.of("moves.total"), null, 0, frame.numbers().shortChange(total), effect(total));
        return new Moves(
                title,
                subtitle,
                tabs,
                up.stream().map(move).toList(),
                down.stream().map(move).toList(),
                others,
                all,
                null);
    }

    /** The member's own page, or the margin of it alone by what comes next. */
    private static @Nullable String whyMoved(Frame frame, Dimension by, String code) {
        return BoardRoutes.ofMembers(by).isPresent()
                ? DetailCells.memberHref(frame, by, code)
                : frame.address()
                        .at("/marge")
                        .filtered(by, code)
                        .with("by", Tiles.next(by).id())
                        .toString();
    }

    private record Changed(String code, String label, BigDecimal change) {}

    private static List<Changed> changes(QueryAnswer answer) {
        List<Changed> changes = new ArrayList<>();
        QueryAnswer.Comparison comparison = answer.compare();
        if (comparison == null) {
            return changes;
        }
        for (QueryAnswer.Row row : answer.rows()) {
            BigDecimal then = comparison.rows().stream()
                    .filter(other -> java.util.Objects.equals(other.code(), row.code()))
                    .map(other -> Series.orZero(other.figure("gross-margin").value()))
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            String code = row.code();
            String label = row.label();
            if (code != null) {
                changes.add(new Changed(
                        code,
                        label == null ? code : label,
                        Series.orZero(row.figure("gross-margin").value()).subtract(then)));
            }
        }
        return changes;
    }

    private static String effect(BigDecimal change) {
        return Tiles.effect(Better.HIGHER, change);
    }

    private static double share(BigDecimal change, BigDecimal most) {
        return Math.max(-1, Math.min(1, change.doubleValue() / most.doubleValue()));
    }

    private static List<View.Check> checks(Frame frame, QueryAnswer figures, PageData data) {
        return figures.controls().stream()
                .map(control -> new View.Check(
                        data.catalogue()
                                .metric(control.metric())
                                .label()
                                .in(frame.t().language()),
                        control.gap().signum() == 0,
                        frame.numbers().money(control.gap()),
                        frame.t().of("check.accounts", String.join(", ", control.accounts()))))
                .toList();
    }
}
