package vigie.operationaldb.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plan is a pure function of the source: checked without a database. */
final class SteelWheelsPlanTest {
    private final SteelWheelsPlan plan = SteelWheelsPlan.of(ReadSteelWheels.read());

    @Test
    void sourceHasTheKnownSize() {
        SteelWheelsTotals source = SteelWheelsTotals.ofSource();

        assertThat(source.orders()).isEqualTo(330);
        assertThat(source.orderLines()).isEqualTo(3_001);
        assertThat(source.orphanLines()).isEqualTo(1);
        assertThat(source.products()).isEqualTo(110);
        assertThat(source.customers()).isEqualTo(126);
        assertThat(source.payments()).isEqualTo(272);
        assertThat(source.deliveredOrders()).isEqualTo(314);
        assertThat(source.cancelledOrders()).isEqualTo(6);
        assertThat(source.netRevenueMinor()).isEqualTo(1_069_492_600L);
    }

    @Test
    void orphanLineIsReported() {
        assertThat(plan.rejected()).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("orderdetails");
            assertThat(row.row()).isEqualTo("11150/S18_1749");
            assertThat(row.reason().fr()).contains("11150").contains("orpheline");
            assertThat(row.reason().en()).contains("11150").contains("orphan");
        });
    }

    @Test
    void planIsTheSameEachTime() {
        assertThat(SteelWheelsPlan.of(ReadSteelWheels.read())).isEqualTo(plan);
    }

    @Test
    void keysAreUniqueAndDaysNeverGoBack() {
        Set<String> keys = new HashSet<>();
        plan.commands().forEach(command -> assertThat(keys.add(command.key())).isTrue());
        assertThat(plan.commands()).extracting(PlannedCommand::businessOn).isSorted();
    }

    @Test
    void goodsAreReceivedBeforeTheyAreDelivered() {
        Map<String, Long> onHand = new HashMap<>();
        Map<String, JsonNode> bodies = new HashMap<>();
        for (PlannedCommand command : plan.commands()) {
            JsonNode body = command.body();
            switch (command.command()) {
                case "place_purchase_order", "confirm_order" ->
                    bodies.put(body.path("number").asText(), body);
                case "receive_goods" ->
                    receive(bodies.getOrDefault(body.path("purchase_order").asText(), body), body, onHand);
                case "deliver" -> {
                    JsonNode order = bodies.getOrDefault(body.path("order").asText(), body);
                    for (JsonNode line : order.path("lines")) {
                        String shelf = order.path("warehouse").asText() + "/"
                                + line.path("sku").asText();
                        assertThat(onHand.merge(shelf, -line.path("quantity").asLong(), Long::sum))
                                .as("%s on %s", shelf, command.businessOn())
                                .isNotNegative();
                    }
                }
                default -> {}
            }
        }
        assertThat(onHand.values()).allSatisfy(left -> assertThat(left).isNotNegative());
    }

    /** The first receipt names quantities, the last one takes the rest of the order. */
    private static void receive(JsonNode order, JsonNode receipt, Map<String, Long> onHand) {
        Map<Integer, Long> earlier = new HashMap<>();
        String number = order.path("number").asText();
        JsonNode lines = order.path("lines");
        for (JsonNode line : receipt.path("lines")) {
            earlier.put(line.path("line_no").asInt(), line.path("quantity").asLong());
        }
        for (int index = 0; index < lines.size(); index++) {
            String shelf = order.path("warehouse").asText() + "/"
                    + lines.get(index).path("sku").asText();
            String part = number + "/" + (index + 1);
            long before = onHand.getOrDefault("part " + part, 0L);
            long quantity = earlier.isEmpty()
                    ? lines.get(index).path("quantity").asLong() - before
                    : earlier.getOrDefault(index + 1, 0L);
            onHand.merge("part " + part, quantity, Long::sum);
            onHand.merge(shelf, quantity, Long::sum);
        }
    }

    @Test
    void namesLostToAnEscapeAreRepaired() {
        assertThat(List.of("Genu00e8ve", "Mu00fcnchen", "1980u0092s GM Manhattan Express"))
                .extracting(ReadSteelWheels::decode)
                .containsExactly("Genève", "München", "1980’s GM Manhattan Express");
    }
}
