package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.LadderAnswer;
import vigie.dashboard.kpi.LadderAnswer.Layer;
import vigie.dashboard.kpi.LadderAnswer.Slice;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Legend;
import vigie.dashboard.pages.View.Piece;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** The FIFO ladder of a sale line: which receipts paid for it, what each layer holds, and that the parts add up. */
final class LadderPage {
    /** Layers drawn around the ones this line took from, so that widths stay readable. */
    private static final int DRAWN_LAYERS = 12;

    private final Frame frame;
    private final Texts t;
    private final Numbers numbers;
    private final LadderAnswer ladder;

    private LadderPage(Frame frame, LadderAnswer ladder) {
        this.frame = frame;
        this.t = frame.t();
        this.numbers = frame.numbers();
        this.ladder = ladder;
    }

    static Detail of(Frame frame, PageData data, long orderLineId) {
        return new LadderPage(frame, data.ladder(orderLineId, frame.request())).detail();
    }

    private Detail detail() {
        boolean whole = ladder.difference().signum() == 0;
        String order = Objects.requireNonNullElse(ladder.orderNumber(), "");
        Integer lineNumber = ladder.lineNumber();
        String name = t.of("ladder.title", order, lineNumber == null ? "" : numbers.count(lineNumber));
        long sources = ladder.slices().stream().map(Slice::layerId).distinct().count();
        View.Badge badge = whole
                ? new View.Badge("ok", t.of("ladder.whole"), "", t.of("ladder.whole"))
                : new View.Badge(
                        "broken", t.of("badge.gap", numbers.money(ladder.difference())), "", t.of("ladder.gap"));
        List<Detail.Block> blocks = new ArrayList<>();
        blocks.add(Detail.Block.linkedFacts(facts()));
        if (ladder.slices().isEmpty()) {
            blocks.add(new Detail.Block(
                    "", List.of(), List.of(), List.of(), null, t.of("ladder.undelivered"), null, "", null));
        } else {
            blocks.add(Detail.Block.chart(chart(), sentence()));
            blocks.add(Detail.Block.table(t.of("ladder.slices"), slices()));
        }
        return new Detail(
                frame,
                name,
                List.of(
                        new View.Crumb(
                                t.of("page.margin"),
                                frame.address().at("/marge").toString()),
                        new View.Crumb(
                                DetailCells.name(frame, "SALES_ORDER", order),
                                DetailCells.href(frame, "SALES_ORDER", order)),
                        new View.Crumb(name, null)),
                numbers.money(ladder.cost()),
                List.of(Piece.plain(t.of("ladder.equation", numbers.quantity(ladder.quantity()), sources))),
                badge,
                ladder.provisional()
                        ? List.of(Piece.plain(t.of("ladder.provisional")))
                        : List.of(Piece.plain(
                                t.of("ladder.seen", numbers.count(ladder.meta().position())))),
                blocks);
    }

    private List<Map.Entry<String, Cell>> facts() {
        BigDecimal margin = ladder.revenue().subtract(ladder.cost());
        BigDecimal rate = Series.ratio(margin, ladder.revenue());
        BigDecimal unit = Series.ratio(ladder.cost(), ladder.quantity());
        LadderAnswer.Member customer = ladder.customer();
        List<Map.Entry<String, Cell>> facts = new ArrayList<>();
        facts.add(Map.entry(t.of("word.product"), DetailCells.member(frame, Dimension.PRODUCT, ladder.product())));
        if (customer != null) {
            facts.add(Map.entry(t.of("word.customer"), DetailCells.member(frame, Dimension.CUSTOMER, customer)));
        }
        facts.add(Map.entry(t.of("word.warehouse"), Cell.text(ladder.warehouse().label())));
        facts.add(Map.entry(t.of("word.revenue"), Cell.text(numbers.money(ladder.revenue()))));
        facts.add(Map.entry(t.of("ladder.mean-cost"), Cell.text(unit == null ? "\u2013" : numbers.money(unit))));
        facts.add(Map.entry(
                t.of("word.margin"),
                Cell.text(numbers.money(margin) + (rate == null ? "" : " · " + numbers.percent(rate)))));
        return facts;
    }

    private View.Card chart() {
        List<Map<String, Object>> layers = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Layer layer : around()) {
            BigDecimal taken = layer.takenByThisLine();
            BigDecimal left = layer.remainingQuantity();
            BigDecimal others = layer.quantityIn().subtract(taken).subtract(left);
            BigDecimal unit = unitCost(layer);
            String name = DetailCells.name(frame, layer.documentType(), layer.documentNumber());
            layers.add(drawn(layer, name, unit, others));
            LadderAnswer.Member supplier = layer.supplier();
            rows.add(new Row(
                    String.valueOf(layer.layerId()),
                    "",
                    List.of(
                            DetailCells.document(frame, layer.documentType(), layer.documentNumber()),
                            Cell.muted(frame.dates().day(layer.fifoOn())),
                            supplier == null
                                    ? Cell.text(t.ofCode("layer", layer.kind()))
                                    : DetailCells.member(frame, Dimension.SUPPLIER, supplier),
                            Cell.number(numbers.quantity(layer.quantityIn())),
                            Cell.number(numbers.quantity(others), "muted"),
                            Cell.number(numbers.quantity(taken)),
                            Cell.number(numbers.quantity(left), "muted"),
                            Cell.number(numbers.amount(unit)))));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("layers", layers);
        data.put(
                "words",
                Map.of(
                        "cost", t.of("ladder.axis.cost", numbers.symbol()),
                        "quantity", t.of("ladder.axis.quantity"),
                        "before", t.of("ladder.others"),
                        "taken", t.of("ladder.taken"),
                        "after", t.of("ladder.others"),
                        "left", t.of("ladder.left")));
        return new View.Card(
                "ladder",
                "ladder",
                "",
                "h300",
                t.of("ladder.chart"),
                t.of("ladder.sub", ladder.product().label()),
                "",
                legends(),
                ChartJson.write(data),
                new Table(
                        "ladder-twin",
                        t.of("ladder.chart"),
                        List.of(
                                Head.text(t.of("ladder.layer")),
                                Head.text(t.of("word.date")),
                                Head.text(t.of("ladder.origin")),
                                Head.number(t.of("ladder.in")),
                                Head.number(t.of("ladder.others")),
                                Head.number(t.of("ladder.taken")),
                                Head.number(t.of("ladder.left")),
                                Head.number(t.of("ladder.unit") + ", " + numbers.symbol())),
                        rows,
                        null),
                null,
                "",
                null);
    }

    private List<Legend> legends() {
        return List.of(
                new Legend("before", t.of("ladder.others")),
                new Legend("take", t.of("ladder.taken")),
                new Legend("left", t.of("ladder.left")));
    }

    /** The layers of this line and their neighbours, oldest first. */
    private List<Layer> around() {
        List<Layer> all = ladder.layers().stream()
                .sorted(Comparator.comparing(Layer::fifoOn).thenComparingLong(Layer::layerId))
                .toList();
        int first = -1;
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).takenByThisLine().signum() != 0) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (all.size() <= DRAWN_LAYERS || first < 0) {
            return all.subList(0, Math.min(all.size(), DRAWN_LAYERS));
        }
        int spare = Math.max(0, DRAWN_LAYERS - (last - first + 1));
        int from = Math.max(0, first - spare / 2);
        return all.subList(from, Math.min(all.size(), Math.max(last + 1, from + DRAWN_LAYERS)));
    }

    /** One layer for the chart: what others took before, this line took, others took after, and what is left. */
    private Map<String, Object> drawn(Layer layer, String name, BigDecimal unit, BigDecimal others) {
        BigDecimal before = takenBefore(layer).min(others);
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("name", name);
        drawn.put("unitCost", unit);
        drawn.put("before", before);
        drawn.put("taken", layer.takenByThisLine());
        drawn.put("after", others.subtract(before));
        drawn.put("left", layer.remainingQuantity());
        return drawn;
    }

    /** What others had taken from a layer when this line first did; all of it when it never did. */
    private BigDecimal takenBefore(Layer layer) {
        return ladder.slices().stream()
                .filter(slice -> slice.layerId() == layer.layerId())
                .findFirst()
                .map(Slice::consumedBefore)
                .orElse(layer.quantityIn());
    }

    private static BigDecimal unitCost(Layer layer) {
        BigDecimal unit = layer.unitCost();
        return unit == null ? Series.orZero(Series.ratio(layer.valueIn(), layer.quantityIn())) : unit;
    }

    private String sentence() {
        List<String> parts = new ArrayList<>();
        for (Slice slice : ladder.slices()) {
            BigDecimal unit =
                    slice.unitCost() == null ? Series.ratio(slice.value(), slice.quantity()) : slice.unitCost();
            Source source = source(slice);
            String named = source == null
                    ? t.of("ladder.shortage")
                    : DetailCells.name(frame, source.documentType(), source.documentNumber()) + " "
                            + t.of("ladder.of-day", frame.dates().day(source.on()));
            parts.add(
                    late(slice)
                            ? t.of(
                                    "ladder.part.late",
                                    numbers.money(slice.value()),
                                    named,
                                    t.ofCode("cause", slice.cause()))
                            : t.of(
                                    "ladder.part",
                                    numbers.quantity(slice.quantity()),
                                    named,
                                    unit == null ? "\u2013" : numbers.money(unit)));
        }
        return String.join(", ", parts) + t.of("ladder.sum", numbers.money(ladder.sum()));
    }

    /** A late cost changes the value of goods taken before: it moves none. */
    private static boolean late(Slice slice) {
        return slice.quantity().signum() == 0;
    }

    private record Source(String documentType, String documentNumber, LocalDate on) {}

    /** The document that brought in the layer of a slice, or took it back; none for a shortage. */
    private @Nullable Source source(Slice slice) {
        if (slice.layerId() == 0) {
            return null;
        }
        return ladder.layers().stream()
                .filter(layer -> layer.layerId() == slice.layerId())
                .map(layer -> new Source(layer.documentType(), layer.documentNumber(), layer.fifoOn()))
                .findFirst()
                .or(() -> ladder.slices().stream()
                        .filter(part -> part.layerId() == slice.layerId() && !late(part))
                        .map(part -> new Source(part.documentType(), part.documentNumber(), part.effectiveOn()))
                        .findFirst())
                .orElse(null);
    }

    private Table slices() {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (Slice slice : ladder.slices()) {
            Source source = source(slice);
            BigDecimal unit = slice.unitCost();
            BigDecimal left = late(slice) ? null : slice.leftAfter();
            Cell layer = source == null
                    ? Cell.text(t.of("ladder.shortage"))
                    : DetailCells.document(frame, source.documentType(), source.documentNumber());
            rows.add(new Row(
                    "s" + number++,
                    "",
                    List.of(
                            layer,
                            Cell.muted(source == null ? "" : frame.dates().day(source.on())),
                            DetailCells.document(frame, slice.documentType(), slice.documentNumber())
                                    .withDetail(t.ofCode("cause", slice.cause())),
                            Cell.number(late(slice) ? "\u2013" : numbers.quantity(slice.consumedBefore()), "muted"),
                            Cell.number(late(slice) ? "\u2013" : numbers.quantity(slice.quantity())),
                            Cell.number(left == null ? "\u2013" : numbers.quantity(left), "muted"),
                            Cell.number(unit == null ? "\u2013" : numbers.amount(unit)),
                            Cell.number(numbers.amount(slice.value())))));
        }
        Row total = new Row(
                "total",
                "total",
                List.of(
                        Cell.text(t.of("ladder.total")),
                        Cell.text(""),
                        Cell.text(""),
                        Cell.text(""),
                        Cell.number(numbers.quantity(ladder.quantity())),
                        Cell.text(""),
                        Cell.text(""),
                        Cell.number(numbers.amount(ladder.sum()))));
        return new Table(
                "slices",
                t.of("ladder.slices"),
                List.of(
                        Head.text(t.of("ladder.layer")),
                        Head.text(t.of("ladder.received")),
                        Head.text(t.of("ladder.moved-by")),
                        Head.number(t.of("ladder.before")),
                        Head.number(t.of("ladder.taken")),
                        Head.number(t.of("ladder.after")),
                        Head.number(t.of("ladder.unit") + ", " + numbers.symbol()),
                        Head.number(t.of("word.value") + ", " + numbers.symbol())),
                rows,
                total);
    }
}
