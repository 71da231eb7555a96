package vigie.operationaldb.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/**
 * Gives the commands of one client of a small trading company: complete order-to-cash chains, receipts and transfers,
 * each over a few products in random order. For loads, not for stories: who calls says what and how often. Not safe for
 * use by several threads.
 */
public final class OrderToCash {
    /** Business day of everything given here. */
    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** The two warehouses, neither of which may go below zero. */
    public static final List<String> WAREHOUSES = List.of("W1", "W2");

    /** Customers of the company, all alike: who changes what one of them owes makes the others of that one wait. */
    private static final int CUSTOMERS = 500;

    private static final int PRICE = 10;
    private static final int COST = 6;

    private final LedgerCommands commands;
    private final String client;
    private final int products;
    private final Random random;
    private int given;

    /**
     * @param client prefix of its keys and document numbers, which no other client has
     * @param products number of products, of which {@link #sku} tells the names
     * @param seed of the choice of products and quantities
     */
    public OrderToCash(LedgerCommands commands, String client, int products, long seed) {
        this.commands = commands;
        this.client = client;
        this.products = products;
        this.random = new Random(seed);
    }

    /** SKU of a product, counted from 0. */
    public static String sku(int product) {
        return "P" + product;
    }

    /**
     * Master data and the first goods: {@code quantity} of each product in each warehouse.
     *
     * @throws CommandRefused when the ledger is not empty
     */
    public static void openCompany(LedgerCommands commands, int products, int quantity) throws CommandRefused {
        reference(commands, "put_payment_terms", Map.of("code", "NET30", "net_days", 30));
        reference(commands, "put_supplier", Map.of("code", "SUPPLIER", "name", "Supplier"));
        reference(commands, "put_channel", named("CHANNEL"));
        reference(commands, "put_product_family", named("FAMILY"));
        reference(commands, "put_customer_segment", named("SEGMENT"));
        for (String warehouse : WAREHOUSES) {
            reference(
                    commands, "put_warehouse", Map.of("code", warehouse, "name", warehouse, "negative_allowed", false));
        }
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            reference(
                    commands,
                    "put_customer",
                    Map.of(
                            "code",
                            "C" + customer,
                            "name",
                            "C" + customer,
                            "segment",
                            "SEGMENT",
                            "payment_terms",
                            "NET30"));
        }
        for (int product = 0; product < products; product++) {
            reference(
                    commands,
                    "put_product",
                    Map.of("sku", sku(product), "name", sku(product), "family", "FAMILY", "supplier", "SUPPLIER"));
        }
        for (String warehouse : WAREHOUSES) {
            OrderToCash opening = new OrderToCash(commands, "OPENING-" + warehouse, products, 0);
            List<Integer> all = new ArrayList<>();
            for (int product = 0; product < products; product++) {
                all.add(product);
            }
            opening.purchase(warehouse, all, quantity);
        }
    }

    /** Different products in random order. */
    public List<Integer> anyProducts(int count) {
        return random.ints(0, products).distinct().limit(count).boxed().toList();
    }

    /** One of the two warehouses. */
    public String anyWarehouse() {
        return WAREHOUSES.get(random.nextInt(WAREHOUSES.size()));
    }

    /** Any customer orders {@code quantity} of each product, gets it whole, is invoiced and pays: four commands. */
    public void sell(String warehouse, List<Integer> chosen, int quantity) throws CommandRefused {
        String customer = "C" + random.nextInt(CUSTOMERS);
        String order = nextKey();
        ObjectNode body = body("number", order, "ordered_on")
                .put("customer", customer)
                .put("channel", "CHANNEL")
                .put("warehouse", warehouse);
        ArrayNode lines = body.putArray("lines");
        chosen.forEach(product -> lines.addObject()
                .put("sku", sku(product))
                .put("quantity", quantity)
                .put("unit_price", PRICE));
        commands.call("confirm_order", order, body);
        commands.call("deliver", nextKey(), body("order", order, "delivered_on"));
        var invoice = commands.call("invoice", nextKey(), body("order", order, "invoiced_on"));
        ObjectNode payment = body("customer", customer, "paid_on").put("method", "TRANSFER");
        payment.put("amount", invoice.path("gross_amount").asText());
        payment.putArray("allocations")
                .addObject()
                .put("invoice", invoice.path("number").asText())
                .put("amount", invoice.path("gross_amount").asText());
        commands.call("record_payment", nextKey(), payment);
    }

    /** A purchase of {@code quantity} of each product, received whole: two commands. */
    public void purchase(String warehouse, List<Integer> chosen, int quantity) throws CommandRefused {
        String order = nextKey();
        ObjectNode body =
                body("number", order, "ordered_on").put("supplier", "SUPPLIER").put("warehouse", warehouse);
        ArrayNode lines = body.putArray("lines");
        chosen.forEach(product -> lines.addObject()
                .put("sku", sku(product))
                .put("quantity", quantity)
                .put("unit_price", COST));
        commands.call("place_purchase_order", order, body);
        commands.call("receive_goods", nextKey(), body("purchase_order", order, "received_on"));
    }

    /** {@code quantity} of each product from one warehouse to the other. */
    public void transfer(String from, List<Integer> chosen, int quantity) throws CommandRefused {
        String to = WAREHOUSES.get(1 - WAREHOUSES.indexOf(from));
        ObjectNode body = body("from", from, "moved_on").put("to", to);
        ArrayNode lines = body.putArray("lines");
        chosen.forEach(product -> lines.addObject().put("sku", sku(product)).put("quantity", quantity));
        commands.call("transfer", nextKey(), body);
    }

    private String nextKey() {
        given++;
        return client + "-" + given;
    }

    private static ObjectNode body(String field, String value, String dateField) {
        return JsonNodeFactory.instance.objectNode().put(field, value).put(dateField, DAY.toString());
    }

    private static Map<String, Object> named(String code) {
        return Map.of("code", code, "name_fr", code, "name_en", code);
    }

    private static void reference(LedgerCommands commands, String command, Map<String, Object> fields)
            throws CommandRefused {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.forEach(body::putPOJO);
        commands.call(command, null, body);
    }
}
