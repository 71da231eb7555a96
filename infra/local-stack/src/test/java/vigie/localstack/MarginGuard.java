package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.LedgerCommands;

/**
 * The loop back to the ledger: what the next unit costs by the layers is what an order is judged by, also when a
 * receipt changes it.
 */
final class MarginGuard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** The oldest open layer of each pool, told by SQL. */
    private static final String OLDEST_LAYERS = """
            select product.code, warehouse.code, layer.remaining_value, layer.remaining_quantity
            from (
              select *
              from (
                select *
                from cost_layers
                qualify row_number() over (partition by layer_id order by position desc, fact_index desc) = 1
              )
              where remaining_quantity > 0
              qualify row_number() over (partition by product_id, warehouse_id order by fifo_on, layer_id) = 1
            ) as layer
            join members_as_of((select position from progress)) as product
              on product.dimension = 'product' and product.member_id = layer.product_id
            join members_as_of((select position from progress)) as warehouse
              on warehouse.dimension = 'warehouse' and warehouse.member_id = layer.warehouse_id
            order by 1, 2""";

    private final LocalStack stack;

    private record Layer(String sku, String warehouse, BigDecimal unitCost) {}

    MarginGuard(LocalStack stack) {
        this.stack = stack;
    }

    @SuppressWarnings("try") // the costs are only to be stopped
    void parksWhatEarnsTooLittle() throws Exception {
        List<Layer> layers = stack.warehouse()
                .read(session -> session.rows(
                        OLDEST_LAYERS,
                        List.of(),
                        row -> new Layer(
                                row.getString(1),
                                row.getString(2),
                                row.getBigDecimal(3).divide(row.getBigDecimal(4), 6, RoundingMode.HALF_UP))));
        assertThat(layers).isNotEmpty();
        try (GiveExpectedCosts costs = GiveExpectedCosts.start(stack);
                Connection writer = stack.ledger().writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            for (Layer layer : layers) {
                awaitCost(layer);
            }
            commands.call("put_approval_rule", null, JSON.readTree("""
                    {"code": "GUARD", "command": "confirm_order", "kind": "MARGIN", "threshold": 20,
                      "approver": "controller"}"""));
            Layer sold = layers.getFirst();
            assertThat(order(commands, "guard-1", sold, "1.30").has("parked"))
                    .as("a margin of 23 %")
                    .isFalse();
            JsonNode parked = order(commands, "guard-2", sold, "1.20");
            assertThat(parked.path("reasons").toString()).as("a margin of 17 %").contains("GUARD");
        }
    }

    private void awaitCost(Layer layer) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        @Nullable BigDecimal known = expected(layer);
        while (known == null || known.compareTo(layer.unitCost()) != 0) {
            assertThat(System.nanoTime())
                    .as("%s is expected to cost %s and not %s", layer.sku(), layer.unitCost(), known)
                    .isLessThan(deadline);
            Thread.sleep(20);
            known = expected(layer);
        }
    }

    private @Nullable BigDecimal expected(Layer layer) throws Exception {
        try (Connection owner = stack.ledger().owner().getConnection();
                PreparedStatement query = owner.prepareStatement("""
                        select ledger.expected_unit_cost(p.id, w.id, 'infinity')
                        from ledger.products as p, ledger.warehouses as w
                        where p.sku = ? and w.code = ?""")) {
            query.setString(1, layer.sku());
            query.setString(2, layer.warehouse());
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBigDecimal(1);
            }
        }
    }

    /** One unit for its expected cost times {@code factor}, on the last business day. */
    private JsonNode order(LedgerCommands commands, String key, Layer sold, String factor) throws Exception {
        BigDecimal price = sold.unitCost().multiply(new BigDecimal(factor)).setScale(6, RoundingMode.HALF_UP);
        String body = stack.warehouse()
                .read(session -> session.one("""
                        select
                          (select code from members_as_of(c.position) where dimension = 'customer' order by 1 limit 1),
                          (select code from members_as_of(c.position) where dimension = 'channel' order by 1 limit 1),
                          c.business_on::varchar
                        from clock_ticks as c order by c.position desc limit 1""", List.of(), row -> """
                        {"customer": "%s", "channel": "%s", "warehouse": "%s", "ordered_on": "%s",
                          "lines": [{"sku": "%s", "quantity": 1, "unit_price": %s}]}""".formatted(
                                row.getString(1),
                                row.getString(2),
                                sold.warehouse(),
                                row.getString(3),
                                sold.sku(),
                                price.toPlainString())))
                .orElseThrow();
        return commands.call("confirm_order", key, JSON.readTree(body));
    }
}
