package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Better;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.Unit;
import vigie.dashboard.pages.View.Piece;

/**
 * Real margin: the sentence, six figures, bridge, customers, families by month, spread, and the table by any dimension.
 *
 * @param moreHref the same page with all rows, null when all are shown
 * @param state shown instead of everything when there is nothing to show, else null
 */
public record MarginPage(
        Frame frame,
        String subtitle,
        List<Piece> sentence,
        List<View.Tile> tiles,
        List<View.Card> cards,
        List<View.Option> breakdowns,
        View.@Nullable Table table,
        String tableSubtitle,
        String tableFoot,
        @Nullable String moreHref,
        View.@Nullable Badge tableBadge,
        View.@Nullable State state) {
    private static final List<String> TILES =
            List.of("net-revenue", "cost-of-sales", "gross-margin", "margin-rate", "markup-rate", "units-sold");

    static MarginPage of(Frame frame, PageData data, boolean everything) {
        Blocks blocks = new Blocks(data.page("margin", frame.request()));
        QueryAnswer figures = blocks.answer("tiles");
        View.State state = EmptyState.find(frame, data, figures);
        if (state != null) {
            return new MarginPage(
                    frame, "", List.of(), List.of(), List.of(), List.of(), null, "", "", null, null, state);
        }
        Tiles tiles = new Tiles(frame, data.catalogue(), figures, blocks.answer("by-month"));
        List<View.Tile> drawn = tiles.of(TILES);
        QueryAnswer families = blocks.answer("families");
        MarginCharts charts = new MarginCharts(frame);
        Dimension by = Dimension.named(frame.address().value("by", "customer")).orElse(Dimension.CUSTOMER);
        MarginTable table = MarginTable.of(frame, blocks.answer("breakdown"), by, everything);
        Texts t = frame.t();
        return new MarginPage(
                frame,
                Subtitles.of(frame, figures),
                sentence(frame, tiles, families),
                drawn,
                List.of(
                        charts.bridge(families, tiles, drawn.get(2).badge()),
                        charts.customers(blocks.answer("customers"), tiles),
                        charts.heat(blocks.answer("family-by-month"), families, tiles),
                        new SpreadChart(frame, blocks.answer("products")).card(tiles)),
                breakdowns(frame, by),
                table.table(),
                t.of("table.sub"),
                t.of("table.foot", table.shown(), table.all()),
                table.shown() < table.all()
                        ? frame.address() + (frame.address().toString().contains("?") ? "&" : "?") + "rows=all#by"
                        : null,
                equal(frame, blocks.answer("breakdown"), tiles),
                null);
    }

    private static View.@Nullable Badge equal(Frame frame, QueryAnswer breakdown, Tiles tiles) {
        BigDecimal sum = breakdown.rows().stream()
                .map(row -> MarginCharts.value(row, "gross-margin"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gap = sum.subtract(Series.orZero(tiles.value("gross-margin")));
        Texts t = frame.t();
        return gap.signum() == 0
                ? new View.Badge("ok", t.of("table.equal"), "", t.of("table.equal.title"))
                : new View.Badge(
                        "broken", t.of("badge.gap", frame.numbers().money(gap)), "", t.of("table.equal.title"));
    }

    private static List<View.Option> breakdowns(Frame frame, Dimension by) {
        List<View.Option> options = new ArrayList<>();
        for (Dimension dimension : List.of(
                Dimension.CUSTOMER,
                Dimension.SEGMENT,
                Dimension.FAMILY,
                Dimension.PRODUCT,
                Dimension.SALESPERSON,
                Dimension.CHANNEL,
                Dimension.WAREHOUSE)) {
            options.add(new View.Option(
                    dimension.label(frame.t().language()),
                    "",
                    frame.address().with("by", dimension.id()).with("sort", null) + "#by",
                    dimension == by));
        }
        return options;
    }

    private static List<Piece> sentence(Frame frame, Tiles tiles, QueryAnswer families) {
        Numbers numbers = frame.numbers();
        String here = frame.address().with("by", "family") + "#by";
        BigDecimal rate = tiles.value("margin-rate");
        BigDecimal points = Series.change(rate, tiles.compared("margin-rate"));
        Piece level = new Piece(numbers.brief(Unit.RATIO, rate), here, "");
        Piece margin = new Piece(numbers.brief(Unit.CURRENCY, tiles.value("gross-margin")), here, "");
        QueryAnswer.Comparison before = families.compare();
        if (points == null || before == null) {
            return Sentence.of(frame.t(), "margin.say", List.of(level, margin));
        }
        Piece moved = new Piece(
                numbers.pointsSize(points) + "\u00a0"
                        + frame.t().of("unit.points.long", points.abs().movePointRight(2)),
                here,
                Tiles.effect(Better.HIGHER, points));
        String key = "margin.say." + (points.signum() < 0 ? "down" : "up");
        Widest widest = widest(families, before);
        if (widest == null) {
            return Sentence.of(frame.t(), key, List.of(moved, level, margin));
        }
        Piece family = new Piece(
                widest.label,
                frame.address()
                        .filtered(Dimension.FAMILY, widest.code)
                        .with("by", "product")
                        .toString(),
                Tiles.effect(Better.HIGHER, widest.now.subtract(widest.then)));
        return Sentence.of(
                frame.t(),
                key + ".family",
                List.of(
                        moved,
                        level,
                        margin,
                        family,
                        Piece.plain(numbers.percent(widest.then)),
                        Piece.plain(numbers.percent(widest.now))));
    }

    private record Widest(String code, String label, BigDecimal then, BigDecimal now) {}

    /** The family whose rate moved most. */
    private static @Nullable Widest widest(QueryAnswer families, QueryAnswer.Comparison before) {
        Widest found = null;
        for (QueryAnswer.Row row : families.rows()) {
            BigDecimal now = row.figure("margin-rate").value();
            BigDecimal then = before.rows().stream()
                    .filter(other -> String.valueOf(other.code()).equals(row.code()))
                    .map(other -> other.figure("margin-rate").value())
                    .filter(value -> value != null)
                    .findFirst()
                    .orElse(null);
            if (now != null
                    && then != null
                    && (found == null
                            || now.subtract(then)
                                            .abs()
                                            .compareTo(found.now
                                                    .subtract(found.then)
                                                    .abs())
                                    > 0)) {
                found = new Widest(String.valueOf(row.code()), MarginCharts.label(row), then, now);
            }
        }
        return found;
    }
}
