package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Filter;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.ListAnswer;
import vigie.dashboard.kpi.PageAnswer;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.pages.View.Piece;

/** One product: what is held, its layers, moves, sales and purchases. */
final class ProductPage {
    private static final List<String> BLOCKS =
            List.of("product-stock", "product-layers", "product-moves", "product-sales", "product-purchases");

    private ProductPage() {}

    /**
     * The page of a product.
     *
     * @throws BadQuery with code {@code UNKNOWN_PRODUCT}
     */
    static Detail of(Frame frame, PageData data, String code) {
        Texts t = frame.t();
        Numbers numbers = frame.numbers();
        Member product = data.members(Dimension.PRODUCT, code, 500, frame.request()).stream()
                .filter(member -> member.code().equals(code))
                .findFirst()
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_PRODUCT",
                        "L'article « " + code + " » n'existe pas ; chercher son code dans la liste des articles.",
                        "There is no product '" + code + "'; look its code up in the list of products."));
        PageAnswer page = data.page("product", onlyThis(frame.request(), code));
        Sheet held = Sheet.of(list(page, "product-stock"));
        BigDecimal value = sum(held, "value");
        BigDecimal quantity = sum(held, "quantity");
        BigDecimal layers = sum(Sheet.of(list(page, "product-layers")), "value");
        List<Detail.Block> blocks = new ArrayList<>();
        blocks.add(Detail.Block.facts(List.of(
                Map.entry(t.of("product.code"), product.code()),
                Map.entry(t.of("product.quantity"), numbers.quantity(quantity)),
                Map.entry(t.of("product.unit-cost"), unitCost(numbers, value, quantity)),
                Map.entry(t.of("product.warehouses"), numbers.count(held.rows().size())))));
        for (String id : BLOCKS) {
            Sheet sheet = Sheet.of(list(page, id));
            String title = t.of(id);
            blocks.add(
                    sheet.rows().isEmpty()
                            ? new Detail.Block(
                                    title, List.of(), List.of(), List.of(), null, t.of("empty.board"), null, "", null)
                            : Detail.Block.table(title, new SheetTable(frame, sheet).whole(id, title)));
        }
        BigDecimal gap = value.subtract(layers);
        return new Detail(
                frame,
                product.label(),
                List.of(
                        new View.Crumb(
                                t.of("page.stock"), frame.address().at("/stock").toString()),
                        new View.Crumb(product.label(), null)),
                numbers.money(value),
                List.of(Piece.plain(t.of("product.equation", product.label()))),
                gap.signum() == 0
                        ? new View.Badge("ok", t.of("product.whole"), "", t.of("product.whole"))
                        : new View.Badge("broken", t.of("badge.gap", numbers.money(gap)), "", t.of("product.gap")),
                List.of(Piece.plain(
                        t.of("ladder.seen", numbers.count(page.meta().position())))),
                blocks);
    }

    private static String unitCost(Numbers numbers, BigDecimal value, BigDecimal quantity) {
        BigDecimal unit = quantity.signum() > 0 ? Series.ratio(value, quantity) : null;
        return unit == null ? "\u2013" : numbers.money(unit);
    }

    private static ListAnswer list(PageAnswer page, String id) {
        @Nullable ListAnswer list = page.lists().get(id);
        if (list == null) {
            throw new IllegalArgumentException("page product has no list " + id);
        }
        return list;
    }

    private static BigDecimal sum(Sheet sheet, String column) {
        int at = sheet.at(column);
        return sheet.rows().stream()
                .map(row -> SheetTable.number(row.get(at)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static QueryRequest onlyThis(QueryRequest request, String code) {
        return new QueryRequest(
                List.of(),
                null,
                request.grain(),
                request.period(),
                request.compare(),
                List.of(new Filter(Dimension.PRODUCT, false, List.of(code))),
                request.asOf(),
                request.language(),
                null,
                null,
                List.of());
    }
}
