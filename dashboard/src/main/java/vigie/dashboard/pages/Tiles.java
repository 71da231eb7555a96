package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Better;
import vigie.dashboard.kpi.Compare;
import vigie.dashboard.kpi.Control;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.Unit;

/** Draws key figures: value, change by effect, trend, reconciliation, proof. */
final class Tiles {
    private final Frame frame;
    private final MetricCatalogue catalogue;
    private final QueryAnswer answer;
    private final Series trend;

    Tiles(Frame frame, MetricCatalogue catalogue, QueryAnswer answer, QueryAnswer trend) {
        this.frame = frame;
        this.catalogue = catalogue;
        this.answer = answer;
        this.trend = new Series(trend);
    }

    List<View.Tile> of(List<String> metrics) {
        List<View.Tile> tiles = new ArrayList<>();
        for (String id : metrics) {
            tiles.add(tile(catalogue.metric(id)));
        }
        return tiles;
    }

    @Nullable
    BigDecimal value(String metric) {
        Figure figure = answer.totals().get(metric);
        return figure == null ? null : figure.value();
    }

    @Nullable
    BigDecimal compared(String metric) {
        QueryAnswer.Comparison comparison = answer.compare();
        Figure figure = comparison == null ? null : comparison.totals().get(metric);
        return figure == null ? null : figure.value();
    }

    private View.Tile tile(Metric metric) {
        Numbers numbers = frame.numbers();
        String label = metric.label().in(frame.t().language());
        BigDecimal now = value(metric.id());
        BigDecimal then = compared(metric.id());
        BigDecimal change = Series.change(now, then);
        String css = effect(metric.better(), change);
        Address proof = frame.figures("/preuve").with("m", metric.id());
        String page = metric.opens();
        boolean ofMember = frame.subject() != null;
        Address opens = page == null || ofMember || frame.address().path().equals(page)
                ? proof
                : frame.address().at(page);
        return new View.Tile(
                metric.id(),
                label,
                opens.toString(),
                opens == proof,
                proof.toString(),
                frame.t().of("tile.proof", label),
                numbers.exact(metric.unit(), now),
                numbers.tile(metric.unit(), now),
                Sparkline.of(trend.values(metric.id(), metric.additivity())),
                css,
                change == null || change.signum() == 0 ? "eq" : change.signum() > 0 ? "up" : "dn",
                change == null ? "" : delta(metric.unit(), change),
                change == null || change.signum() == 0 || metric.unit() == Unit.RATIO ? "" : percent(change, then),
                comparedText(metric, then),
                foot(metric),
                badge(metric));
    }

    /** {@code good} or {@code bad} by effect on the result, empty when neither. */
    static String effect(Better better, @Nullable BigDecimal change) {
        if (change == null || change.signum() == 0 || better == Better.NEUTRAL) {
            return "";
        }
        return change.signum() > 0 == (better == Better.HIGHER) ? "good" : "bad";
    }

    private String delta(Unit unit, BigDecimal change) {
        if (change.signum() == 0) {
            return frame.t().of("tile.unchanged");
        }
        return switch (unit) {
            case CURRENCY -> frame.numbers().shortChange(change);
            case RATIO -> frame.numbers().points(change) + "\u00a0" + frame.t().of("unit.points");
            case DAYS ->
                frame.numbers().decimalChange(change, 1) + frame.numbers().days();
            case TIMES -> frame.numbers().decimalChange(change, 2);
            case QUANTITY, COUNT ->
                (change.signum() > 0 ? "+" : "") + frame.numbers().quantity(change);
        };
    }

    private String percent(BigDecimal change, @Nullable BigDecimal then) {
        BigDecimal share = then == null ? null : Series.ratio(change, then.abs());
        return share == null ? "" : frame.numbers().percentChange(share);
    }

    private String comparedText(Metric metric, @Nullable BigDecimal then) {
        Compare compare = frame.request().compare();
        if (compare == Compare.NONE) {
            return frame.t().of("tile.alone");
        }
        if (then == null) {
            return frame.t().of("tile.nothing-before");
        }
        return frame.t().of("compare.short." + compare.id()) + " "
                + frame.numbers().brief(metric.unit(), then);
    }

    private String foot(Metric metric) {
        Figure figure = answer.totals().get(metric.id());
        String reason = figure == null ? null : figure.reason();
        if (reason != null) {
            return Reasons.sentence(frame.t(), metric, reason);
        }
        Numbers numbers = frame.numbers();
        BigDecimal revenue = value("net-revenue");
        return switch (metric.id()) {
            case "cost-of-sales", "gross-margin" -> {
                BigDecimal share = Series.ratio(value(metric.id()), revenue);
                yield share == null ? "" : frame.t().of("tile.of-revenue", numbers.percent(share));
            }
            case "units-sold" -> {
                BigDecimal mean = Series.ratio(revenue, value("units-sold"));
                yield mean == null ? "" : frame.t().of("tile.mean-price", numbers.money(mean));
            }
            case "open-receivables" -> {
                BigDecimal held = value("payments-on-account");
                yield held == null ? "" : frame.t().of("tile.on-account", numbers.shortMoney(held));
            }
            case "net-revenue", "margin-rate", "markup-rate", "stock-value" ->
                frame.t().of("tile.foot." + metric.id());
            default -> brief(metric);
        };
    }

    private String brief(Metric metric) {
        Metric.Words brief = metric.brief();
        return brief == null ? "" : brief.in(frame.t().language());
    }

    private View.@Nullable Badge badge(Metric metric) {
        List<String> needed = metric.terms().isEmpty() ? List.of(metric.id()) : metric.terms();
        List<Control> found = answer.controls().stream()
                .filter(control -> needed.contains(control.metric()))
                .toList();
        if (found.isEmpty() || found.size() < needed.size()) {
            return null;
        }
        boolean one = needed.size() == 1;
        BigDecimal gap = found.stream().map(Control::gap).reduce(BigDecimal.ZERO, (a, b) -> a.add(b.abs()));
        return badge(frame, gap, one ? found.getFirst().accounts() : List.of());
    }

    /** The badge of a gap between our figure and the ledger. */
    static View.Badge badge(Frame frame, BigDecimal gap, List<String> accounts) {
        String money = frame.numbers().money(gap);
        if (gap.signum() != 0) {
            return new View.Badge(
                    "broken", frame.t().of("badge.gap", money), "", frame.t().of("badge.gap.title", money));
        }
        String detail = String.join(", ", accounts);
        return new View.Badge("ok", frame.t().of("badge.ok"), detail, frame.t().of("badge.ok.title", money));
    }

    /** The dimension a reader looks at next, after filtering on one. */
    static Dimension next(Dimension dimension) {
        return NEXT.getOrDefault(dimension, Dimension.PRODUCT);
    }

    private static final Map<Dimension, Dimension> NEXT = Map.of(
            Dimension.SEGMENT, Dimension.CUSTOMER,
            Dimension.SALESPERSON, Dimension.CUSTOMER,
            Dimension.CHANNEL, Dimension.CUSTOMER,
            Dimension.WAREHOUSE, Dimension.FAMILY);
}
