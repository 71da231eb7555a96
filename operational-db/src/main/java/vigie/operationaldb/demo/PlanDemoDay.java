package vigie.operationaldb.demo;

import static vigie.operationaldb.demo.SteelWheelsReferences.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import vigie.operationaldb.demo.DemoState.Buyer;
import vigie.operationaldb.demo.DemoState.Item;
import vigie.operationaldb.demo.DemoState.OpenOrderLine;
import vigie.operationaldb.demo.DemoState.OpenPurchase;
import vigie.operationaldb.demo.DemoState.Returnable;
import vigie.operationaldb.demo.DemoState.Unpaid;
import vigie.operationaldb.demo.PlannedCommand.Step;

/**
 * Plans one simulated business day after the real history: a pure function of seed, day and the ledger before that day.
 *
 * <p>Customers order what is sold from their warehouse, at its average price within {@value #PRICE_NOISE_PERCENT} %,
 * in about
 * the volume of the history; goods are bought from each product's vendor at its buy price within {@value
 * #COST_NOISE_PERCENT} %
 * when stock runs low; deliveries are invoiced the same day; customers pay around the due date.
 */
final class PlanDemoDay {
    private static final int PRICE_NOISE_PERCENT = 6;
    private static final int COST_NOISE_PERCENT = 4;
    private static final int ORDERS_A_DAY = 4;
    private static final int PAYMENTS_A_DAY = 3;
    private static final int PURCHASES_A_DAY = 2;
    private static final long CARTON = 6;
    /** Units the simulated customers order on a day, about: sizes the stock that purchases aim at. */
    private static final BigDecimal UNITS_A_DAY = BigDecimal.valueOf(170);

    private static final BigDecimal REORDER_DAYS = BigDecimal.valueOf(15);

    private final DemoState state;
    private final LocalDate day;
    private final SplittableRandom random;
    private final List<PlannedCommand> commands = new ArrayList<>();
    private final Map<String, BigDecimal> onHand;

    private PlanDemoDay(long seed, DemoState state) {
        this.state = state;
        this.day = state.day();
        this.random = new SplittableRandom(seed * 1_000_003L + day.toEpochDay());
        this.onHand = new TreeMap<>(state.onHand());
    }

    /** Commands of the day, the tick first. */
    static List<PlannedCommand> plan(long seed, DemoState state) {
        PlanDemoDay plan = new PlanDemoDay(seed, state);
        plan.add(Step.TICK, "tick", "tick", body("business_on", plan.day.toString()));
        plan.receive();
        plan.confirmOrders();
        plan.deliverAndInvoice();
        plan.pay();
        plan.purchase();
        plan.takeBack();
        plan.transfer();
        return List.copyOf(plan.commands);
    }

    /** Goods arrive three to six days after their order; every fourth order in two parts, two days apart. */
    private void receive() {
        for (OpenPurchase purchase : state.purchases()) {
            int mark = Math.floorMod(purchase.number().hashCode(), 8);
            LocalDate expectedOn = purchase.orderedOn().plusDays(3 + mark % 4);
            LocalDate lastReceiptOn = purchase.lastReceiptOn();
            String number = purchase.number();
            ObjectNode body = body("purchase_order", number);
            if (purchase.received()) {
                ObjectNode invoice = body.put("invoiced_on", day.toString()).put("tax_rate_percent", "0");
                add(Step.SUPPLIER_INVOICE, "supplier-invoice/" + number, "invoice_purchase", invoice);
            } else if (lastReceiptOn != null ? !day.isBefore(lastReceiptOn.plusDays(2)) : !day.isBefore(expectedOn)) {
                body.put("received_on", day.toString());
                if (lastReceiptOn == null && mark < 2) {
                    receiveHalf(purchase, body);
                }
                add(Step.RECEIVE, "receipt/" + number, "receive_goods", body);
            }
        }
    }

    private static void receiveHalf(OpenPurchase purchase, ObjectNode body) {
        ArrayNode lines = body.putArray("lines");
        for (int index = 0; index < purchase.openQuantities().size(); index++) {
            BigDecimal open = purchase.openQuantities().get(index);
            BigDecimal half = open.divide(BigDecimal.TWO, 0, RoundingMode.UP);
            lines.addObject().put("line_no", index + 1).put("quantity", half.toPlainString());
        }
    }

    private void confirmOrders() {
        if (state.buyers().isEmpty() || state.items().isEmpty()) {
            return;
        }
        int count = ORDERS_A_DAY - 1 + random.nextInt(3);
        for (int order = 1; order <= count; order++) {
            Buyer buyer = state.buyers().get(random.nextInt(state.buyers().size()));
            List<Item> range = state.items().stream()
                    .filter(item -> item.warehouse().equals(buyer.warehouse()))
                    .toList();
            String number = DemoState.PREFIX + day + "-" + order;
            String channel = random.nextInt(10) < 3 ? SteelWheelsReferences.WEB : SteelWheelsReferences.SALES_FORCE;
            ObjectNode body = body("number", number)
                    .put("customer", buyer.customer())
                    .put("channel", channel)
                    .put("warehouse", buyer.warehouse())
                    .put("ordered_on", day.toString())
                    .put("promised_on", day.plusDays(2 + random.nextInt(5)).toString());
            ArrayNode lines = body.putArray("lines");
            Set<Item> chosen = new HashSet<>();
            int lineCount = 2 + random.nextInt(4);
            for (int line = 0; line < lineCount; line++) {
                Item item = popular(range);
                if (chosen.add(item)) {
                    lines.addObject()
                            .put("sku", item.sku())
                            .put("quantity", Integer.toString(5 + random.nextInt(18)))
                            .put("unit_price", noisy(item.averagePrice(), PRICE_NOISE_PERCENT))
                            .put("tax_rate_percent", "0");
                }
            }
            add(Step.CONFIRM, "order/" + order, "confirm_order", body);
        }
    }

    /** The better sold of two products drawn: popular ones come twice as often. */
    private Item popular(List<Item> range) {
        Item first = range.get(random.nextInt(range.size()));
        Item second = range.get(random.nextInt(range.size()));
        return first.unitsSold().compareTo(second.unitsSold()) >= 0 ? first : second;
    }

    /** The price within so many percent, in whole cents. */
    private String noisy(BigDecimal price, int percent) {
        int factorThousandths = 1000 + random.nextInt(-10 * percent, 10 * percent + 1);
        return price.multiply(BigDecimal.valueOf(factorThousandths, 3))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void deliverAndInvoice() {
        Map<String, List<OpenOrderLine>> byOrder = new LinkedHashMap<>();
        for (OpenOrderLine line : state.orderLines()) {
            if (!day.isBefore(line.promisedOn().minusDays(1))) {
                byOrder.computeIfAbsent(line.order(), order -> new ArrayList<>())
                        .add(line);
            }
        }
        byOrder.forEach((order, open) -> {
            ObjectNode delivery = body("order", order).put("delivered_on", day.toString());
            ArrayNode lines = delivery.putArray("lines");
            for (OpenOrderLine line : open) {
                BigDecimal available = onHand.getOrDefault(line.shelf(), BigDecimal.ZERO);
                BigDecimal quantity = available.min(line.openQuantity());
                if (quantity.signum() > 0) {
                    onHand.put(line.shelf(), available.subtract(quantity));
                    lines.addObject().put("line_no", line.lineNumber()).put("quantity", plain(quantity));
                }
            }
            if (!lines.isEmpty()) {
                add(Step.DELIVER, "delivery/" + order, "deliver", delivery);
                add(
                        Step.INVOICE,
                        "invoice/" + order,
                        "invoice",
                        body("order", order).put("invoiced_on", day.toString()));
            }
        });
    }

    /** Some customers pay early, some late, one in six only a part; what the history left unpaid is paid too. */
    private void pay() {
        Set<String> customers = new HashSet<>();
        for (Unpaid unpaid : state.unpaid()) {
            int mark = Math.floorMod(unpaid.invoice().hashCode(), 30);
            boolean due = !day.isBefore(unpaid.dueOn().plusDays(mark - 12));
            boolean worthIt = unpaid.openAmount().compareTo(BigDecimal.ONE) >= 0;
            if (customers.size() < PAYMENTS_A_DAY && due && worthIt && customers.add(unpaid.customer())) {
                BigDecimal amount = mark % 6 == 0
                        ? unpaid.openAmount().multiply(new BigDecimal("0.6")).setScale(2, RoundingMode.HALF_UP)
                        : unpaid.openAmount();
                add(
                        Step.PAY,
                        "payment/" + unpaid.invoice(),
                        "record_payment",
                        body("customer", unpaid.customer())
                                .put("paid_on", day.toString())
                                .put("method", "TRANSFER")
                                .put("amount", amount.toPlainString())
                                .put("excess", "on-account"));
            }
        }
    }

    /**
     * Buys where stock and goods on order no longer cover what is ordered and the next weeks; the emptiest shelves
     * first.
     */
    private void purchase() {
        Map<String, BigDecimal> ordered = new TreeMap<>();
        state.orderLines().forEach(line -> ordered.merge(line.shelf(), line.openQuantity(), BigDecimal::add));
        BigDecimal allSold = state.items().stream().map(Item::unitsSold).reduce(BigDecimal.ONE, BigDecimal::add);
        Map<String, List<Item>> needed = new TreeMap<>();
        Map<Item, BigDecimal> quantities = new LinkedHashMap<>();
        for (Item item : state.items()) {
            BigDecimal level = UNITS_A_DAY
                    .multiply(REORDER_DAYS)
                    .multiply(item.unitsSold())
                    .divide(allSold, 0, RoundingMode.UP)
                    .max(BigDecimal.valueOf(2 * CARTON));
            BigDecimal projected = state.onHand()
                    .getOrDefault(item.shelf(), BigDecimal.ZERO)
                    .add(state.onOrder().getOrDefault(item.shelf(), BigDecimal.ZERO))
                    .subtract(ordered.getOrDefault(item.shelf(), BigDecimal.ZERO));
            if (projected.compareTo(level) < 0) {
                long missing = level.multiply(BigDecimal.TWO)
                        .subtract(projected)
                        .setScale(0, RoundingMode.UP)
                        .longValueExact();
                quantities.put(item, BigDecimal.valueOf((missing + CARTON - 1) / CARTON * CARTON));
                needed.computeIfAbsent(item.supplier() + "|" + item.warehouse(), key -> new ArrayList<>())
                        .add(item);
            }
        }
        List<List<Item>> orders = needed.values().stream()
                .sorted(Comparator.comparingInt((List<Item> items) -> -items.size()))
                .limit(PURCHASES_A_DAY)
                .toList();
        for (int index = 0; index < orders.size(); index++) {
            order(index + 1, orders.get(index), quantities);
        }
    }

    private void order(int index, List<Item> items, Map<Item, BigDecimal> quantities) {
        Item first = items.getFirst();
        ObjectNode body = body("number", DemoState.PREFIX + "PO-" + day + "-" + index)
                .put("supplier", first.supplier())
                .put("warehouse", first.warehouse())
                .put("ordered_on", day.toString());
        ArrayNode lines = body.putArray("lines");
        for (Item item : items) {
            lines.addObject()
                    .put("sku", item.sku())
                    .put("quantity", plain(quantities.getOrDefault(item, BigDecimal.valueOf(CARTON))))
                    .put("unit_price", noisy(item.buyPrice(), COST_NOISE_PERCENT));
        }
        add(Step.PURCHASE, "purchase/" + index, "place_purchase_order", body);
    }

    /** One day in three a customer sends a part of a line back and is credited. */
    private void takeBack() {
        if (state.returnable().isEmpty() || random.nextInt(3) > 0) {
            return;
        }
        Returnable line =
                state.returnable().get(random.nextInt(state.returnable().size()));
        BigDecimal quantity = line.quantity()
                .divide(BigDecimal.valueOf(3), 0, RoundingMode.UP)
                .min(line.quantity());
        ObjectNode back = body("delivery", line.delivery()).put("returned_on", day.toString());
        back.putArray("lines").addObject().put("line_no", line.deliveryLine()).put("quantity", plain(quantity));
        add(Step.DELIVER, "return", "take_back", back);
        ObjectNode credit = body("invoice", line.invoice()).put("credited_on", day.toString());
        credit.putArray("lines")
                .addObject()
                .put("line_no", line.invoiceLine())
                .put("kind", "return")
                .put("quantity", plain(quantity));
        add(Step.INVOICE, "credit", "credit", credit);
    }

    /** One day in five goods go from the fullest to the emptiest warehouse of a product. */
    private void transfer() {
        if (state.items().isEmpty() || random.nextInt(5) > 0) {
            return;
        }
        String sku = state.items().get(random.nextInt(state.items().size())).sku();
        List<Item> places = state.items().stream()
                .filter(item -> item.sku().equals(sku))
                .sorted(Comparator.comparing((Item item) -> onHand.getOrDefault(item.shelf(), BigDecimal.ZERO)))
                .toList();
        Item to = places.getFirst();
        Item from = places.getLast();
        BigDecimal gap = onHand.getOrDefault(from.shelf(), BigDecimal.ZERO)
                .subtract(onHand.getOrDefault(to.shelf(), BigDecimal.ZERO));
        BigDecimal quantity = gap.divide(BigDecimal.valueOf(3), 0, RoundingMode.DOWN);
        if (quantity.compareTo(BigDecimal.valueOf(CARTON)) >= 0) {
            ObjectNode body =
                    body("from", from.warehouse()).put("to", to.warehouse()).put("moved_on", day.toString());
            body.putArray("lines").addObject().put("sku", sku).put("quantity", plain(quantity));
            add(Step.DELIVER, "transfer", "transfer", body);
        }
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }

    private void add(Step step, String row, String command, ObjectNode body) {
        String key = "clock/" + day + "/" + row;
        commands.add(new PlannedCommand(day, step, command, key, body, "simulated days", row));
    }
}
