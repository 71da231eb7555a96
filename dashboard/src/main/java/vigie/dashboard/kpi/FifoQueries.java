package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.LadderAnswer.Layer;
import vigie.dashboard.kpi.LadderAnswer.Slice;

/** Cost layers: which ones paid for a sale line, and which ones are open. */
final class FifoQueries {
    private static final int UNIT_COST_DECIMALS = 6;

    private final String version;
    private final Clock clock;

    private record SaleLine(String orderNumber, int lineNumber, long productId, long warehouseId, long customerId) {}

    private record Margin(BigDecimal quantity, BigDecimal revenue, BigDecimal cost) {}

    FifoQueries(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    LadderAnswer ladder(QueryFrame frame, long orderLineId) {
        SaleLine line = frame.session()
                .one(
                        """
                        select order_number, line_number, product_id, warehouse_id, customer_id
                        from order_lines
                        where order_line_id = ? and event = 'ORDERED' and position <= ?
                        """,
                        List.of(orderLineId, frame.position()),
                        row -> new SaleLine(
                                row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .orElseThrow(() -> LadderAnswer.unknown(orderLineId, frame.position()));
        Margin margin = margin(frame, orderLineId);
        List<Slice> slices = slices(frame, orderLineId);
        Map<Long, BigDecimal> taken = new TreeMap<>();
        for (Slice slice : slices) {
            if (slice.layerId() != 0
                    && (slice.quantity().signum() > 0 || slice.cause().equals("RELINK"))) {
                taken.merge(slice.layerId(), slice.quantity(), BigDecimal::add);
            }
        }
        taken.values().removeIf(quantity -> quantity.signum() <= 0);
        List<Layer> layers = taken.isEmpty()
                ? List.of()
                : layers(
                        frame,
                        "layer_id in ("
                                + String.join(
                                        ", ",
                                        taken.keySet().stream()
                                                .map(String::valueOf)
                                                .toList()) + ")",
                        Map.of(),
                        taken,
                        taken.size());
        BigDecimal sum = slices.stream().map(Slice::value).reduce(zeroAmount(), BigDecimal::add);
        BigDecimal provisional = slices.stream()
                .filter(Slice::provisional)
                .map(Slice::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new LadderAnswer(
                meta(frame, slices.size()),
                orderLineId,
                line.orderNumber(),
                line.lineNumber(),
                frame.member(Dimension.PRODUCT, line.productId()),
                frame.member(Dimension.WAREHOUSE, line.warehouseId()),
                frame.member(Dimension.CUSTOMER, line.customerId()),
                margin.quantity(),
                margin.revenue(),
                margin.cost(),
                sum,
                margin.cost().subtract(sum),
                provisional.signum() != 0,
                slices,
                layers);
    }

    private static Margin margin(QueryFrame frame, long orderLineId) {
        return frame.session()
                .one(
                        """
                        select
                            coalesce(sum(quantity), 0),
                            coalesce(sum(case when measure like 'COGS_%' then 0 else amount end), 0),
                            coalesce(sum(case when measure like 'COGS_%' then amount else 0 end), 0)
                        from margins
                        where order_line_id = ? and position <= ?
                        """,
                        List.of(orderLineId, frame.position()),
                        row -> new Margin(amount(row, 1), amount(row, 2), amount(row, 3)))
                .orElseThrow();
    }

    /** Slices in the order they were cut; consumption counts every slice of the layer, also those of other lines. */
    private static List<Slice> slices(QueryFrame frame, long orderLineId) {
        return frame.session()
                .rows(
                        """
                        with

                        touched as (
                            select distinct layer_id
                            from issued_costs
                            where order_line_id = ? and position <= ? and layer_id <> 0
                        ),

                        entered as (
                            select
                                layer_id,
                                max_by(quantity_in, position) as quantity_in
                            from cost_layers
                            where layer_id in (select layer_id from touched) and position <= ?
                            group by layer_id
                        ),

                        consumed as (
                            select
                                *,
                                coalesce(sum(case when quantity > 0 or cause = 'RELINK' then quantity else 0 end) over (
                                    partition by layer_id
                                    order by position, fact_index
                                    rows between unbounded preceding and 1 preceding
                                ), 0) as consumed_before
                            from issued_costs
                            where position <= ?
                                and (layer_id in (select layer_id from touched) or order_line_id = ?)
                        )

                        select
                            consumed.position, move_id, cause, consumed.layer_id, effective_on,
                            document_type, document_number, quantity, value, consumed_before,
                            entered.quantity_in - consumed_before - greatest(quantity, 0) as left_after,
                            provisional
                        from consumed
                        left join entered on entered.layer_id = consumed.layer_id
                        where order_line_id = ?
                        order by consumed.position, fact_index
                        """,
                        List.of(
                                orderLineId,
                                frame.position(),
                                frame.position(),
                                frame.position(),
                                orderLineId,
                                orderLineId),
                        row -> new Slice(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getObject(5, LocalDate.class),
                                row.getString(6),
                                row.getString(7),
                                amount(row, 8),
                                amount(row, 9),
                                unitCost(amount(row, 9), amount(row, 8)),
                                row.getLong(4) == 0 ? BigDecimal.ZERO : amount(row, 10),
                                row.getBigDecimal(11),
                                row.getBoolean(12)));
    }

    /** Open layers under the frame's filters, oldest first. */
    LayersAnswer openLayers(QueryFrame frame, int size) {
        if (!frame.conditions().within(java.util.Set.of(Dimension.PRODUCT, Dimension.FAMILY, Dimension.WAREHOUSE))) {
            throw BadQuery.malformed(
                    Figures.NOT_UNDER_FILTER,
                    "Les couches se filtrent par article, famille et dépôt.",
                    "Layers are filtered by product, family and warehouse.");
        }
        Map<String, Object> values = frame.conditions().values();
        String condition = "remaining_quantity > 0 and " + frame.conditions().sql();
        List<Layer> layers = layers(frame, condition, values, Map.of(), size);
        record Sums(BigDecimal quantity, BigDecimal value, long count) {}
        NamedSql counting = NamedSql.bind(
                "select coalesce(sum(remaining_quantity), 0), coalesce(sum(remaining_value), 0), count(*) from ("
                        + LAYER_ROWS + ") where " + condition,
                with(values, frame));
        Sums sums = frame.session()
                .one(
                        counting.sql(),
                        counting.parameters(),
                        row -> new Sums(amount(row, 1), amount(row, 2), row.getLong(3)))
                .orElseThrow();
        NamedSql shortages = NamedSql.bind(
                "select coalesce(sum(shortage_value), 0) from stock_values_as_of(:position) where "
                        + frame.conditions().sql(),
                with(values, frame));
        BigDecimal shortage = frame.session()
                .one(shortages.sql(), shortages.parameters(), row -> row.getBigDecimal(1))
                .orElse(BigDecimal.ZERO);
        return new LayersAnswer(
                meta(frame, (int) sums.count()), layers, sums.quantity(), sums.value(), shortage, sums.count());
    }

    private static final String LAYER_ROWS = """
            select layers.*, product.parent_id as family_id
            from layers_as_of(:position) as layers
            left join members_as_of(:position) as product
                on product.dimension = 'product' and product.member_id = layers.product_id
            """;

    private static List<Layer> layers(
            QueryFrame frame, String condition, Map<String, ?> values, Map<Long, BigDecimal> taken, int size) {
        Map<String, Object> all = with(values, frame);
        all.put("line_count", (long) size);
        NamedSql bound = NamedSql.bind("""
                select
                    layer_id, kind, parent_layer_id, product_id, warehouse_id, supplier_id, document_type,
                    document_number, fifo_on, age_on, quantity_in, value_in, remaining_quantity, remaining_value
                from (%s)
                where %s
                order by product_id, warehouse_id, fifo_on, layer_id
                limit cast(:line_count as bigint)
                """.formatted(LAYER_ROWS, condition), all);
        return new ArrayList<>(frame.session().rows(bound.sql(), bound.parameters(), row -> {
            Long supplier = QueryFrame.longOrNull(row, 6);
            return new Layer(
                    row.getLong(1),
                    row.getString(2),
                    QueryFrame.longOrNull(row, 3),
                    frame.member(Dimension.PRODUCT, row.getLong(4)),
                    frame.member(Dimension.WAREHOUSE, row.getLong(5)),
                    supplier == null ? null : frame.member("supplier", supplier),
                    row.getString(7),
                    row.getString(8),
                    row.getObject(9, LocalDate.class),
                    row.getObject(10, LocalDate.class),
                    amount(row, 11),
                    amount(row, 12),
                    unitCost(amount(row, 12), amount(row, 11)),
                    amount(row, 13),
                    amount(row, 14),
                    taken.getOrDefault(row.getLong(1), BigDecimal.ZERO));
        }));
    }

    private static Map<String, Object> with(Map<String, ?> values, QueryFrame frame) {
        Map<String, Object> all = new TreeMap<>(values);
        all.put("position", frame.position());
        return all;
    }

    private QueryAnswer.Meta meta(QueryFrame frame, int rows) {
        return frame.meta(frame.period(), null, version, Instant.now(clock), false, rows);
    }

    private static @Nullable BigDecimal unitCost(BigDecimal value, BigDecimal quantity) {
        return quantity.signum() == 0 ? null : value.divide(quantity, UNIT_COST_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(ResultSet row, int column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal zeroAmount() {
        return BigDecimal.ZERO.setScale(2);
    }
}
