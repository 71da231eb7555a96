package vigie.operationaldb.demo;

import static vigie.operationaldb.demo.PlannedCommand.Step.PURCHASE;
import static vigie.operationaldb.demo.PlannedCommand.Step.RECEIVE;
import static vigie.operationaldb.demo.PlannedCommand.Step.SUPPLIER_INVOICE;
import static vigie.operationaldb.demo.SteelWheelsReferences.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigie.operationaldb.demo.SteelWheelsData.Product;

/**
 * Generates what the source lacks: purchases that cover every delivery before it happens.
 *
 * <p>In each month, for each vendor and warehouse, one order is placed for the next month, received in one or two
 * parts before
 * that month starts, and invoiced at exactly the order price, which is the product's buy price in the source. The
 * quantity
 * brings the stock up to: deliveries of the month covered + half of those of the month after + the average month of
 * the history
 * as safety stock; an order is only placed when stock would fall below the month's deliveries + half the safety
 * stock, and goes
 * by cartons of {@value #CARTON}. No random: the same source gives the same purchases.
 */
final class SteelWheelsPurchases {
    private static final long CARTON = 6;
    private static final int LARGE_ORDER_UNITS = 240;

    private final Map<String, Product> products = new TreeMap<>();
    private final List<String> vendors;
    private final Map<Pool, Map<YearMonth, Long>> demand = new TreeMap<>();
    private final List<PlannedCommand> commands = new ArrayList<>();

    private record Pool(String vendor, String warehouse, String product) implements Comparable<Pool> {
        @Override
        public int compareTo(Pool other) {
            int byVendor = vendor.compareTo(other.vendor);
            int byWarehouse = warehouse.compareTo(other.warehouse);
            return byVendor != 0 ? byVendor : byWarehouse != 0 ? byWarehouse : product.compareTo(other.product);
        }
    }

    private record Need(Product product, long quantity) {}

    SteelWheelsPurchases(List<Product> products) {
        products.forEach(product -> this.products.put(product.code(), product));
        vendors = products.stream().map(Product::vendor).distinct().sorted().toList();
    }

    /** Declares that units of a product leave a warehouse on a day. */
    void deliver(String productCode, String warehouse, LocalDate on, long quantity) {
        Product product = products.get(productCode);
        if (product == null) {
            throw new IllegalArgumentException("A delivery names an unknown product: " + productCode);
        }
        demand.computeIfAbsent(new Pool(product.vendor(), warehouse, productCode), pool -> new TreeMap<>())
                .merge(YearMonth.from(on), quantity, Long::sum);
    }

    /** First day on which anything is purchased, for a history whose first delivery falls in {@code first}. */
    static LocalDate firstOrderOn(YearMonth first) {
        return first.minusMonths(1).atDay(1);
    }

    /**
     * All purchase orders, receipts and supplier invoices that cover the months from first to last, and one month
     * more.
     */
    List<PlannedCommand> commands(YearMonth first, YearMonth last) {
        Map<Pool, Long> onHand = new TreeMap<>();
        for (YearMonth covered = first; !covered.isAfter(last.plusMonths(1)); covered = covered.plusMonths(1)) {
            Map<String, List<Need>> needsByOrder = new TreeMap<>();
            for (Map.Entry<Pool, Map<YearMonth, Long>> entry : demand.entrySet()) {
                Pool pool = entry.getKey();
                long stock = onHand.getOrDefault(pool, 0L);
                long bought = quantityToBuy(entry.getValue(), covered, first, last, stock);
                if (bought > 0) {
                    needsByOrder
                            .computeIfAbsent(pool.vendor() + "|" + pool.warehouse(), key -> new ArrayList<>())
                            .add(new Need(product(pool), bought));
                }
                onHand.put(pool, stock + bought - entry.getValue().getOrDefault(covered, 0L));
            }
            for (Map.Entry<String, List<Need>> order : needsByOrder.entrySet()) {
                int bar = order.getKey().indexOf('|');
                plan(order.getKey().substring(0, bar), order.getKey().substring(bar + 1), covered, order.getValue());
            }
        }
        return List.copyOf(commands);
    }

    private Product product(Pool pool) {
        Product product = products.get(pool.product());
        if (product == null) {
            throw new IllegalStateException("No product for " + pool);
        }
        return product;
    }

    private static long quantityToBuy(
            Map<YearMonth, Long> demand, YearMonth covered, YearMonth first, YearMonth last, long stock) {
        long months = first.until(last, java.time.temporal.ChronoUnit.MONTHS) + 1;
        long total = demand.values().stream().mapToLong(Long::longValue).sum();
        long safety = (total + months - 1) / months;
        long due = demand.getOrDefault(covered, 0L);
        if (stock >= due + safety / 2) {
            return 0;
        }
        long next = demand.getOrDefault(covered.plusMonths(1), 0L);
        long missing = due + (next + 1) / 2 + safety - stock;
        return (missing + CARTON - 1) / CARTON * CARTON;
    }

    private void plan(String vendor, String warehouse, YearMonth covered, List<Need> needs) {
        YearMonth month = covered.minusMonths(1);
        int vendorIndex = vendors.indexOf(vendor);
        String number = "PO-%s-%s-%02d"
                .formatted(covered.format(DateTimeFormatter.ofPattern("yyyyMM")), warehouse, vendorIndex + 1);
        LocalDate orderedOn = weekday(month.atDay(2 + vendorIndex % 6));
        LocalDate receivedOn = weekday(orderedOn.plusDays(6 + vendorIndex % 5));
        ObjectNode order = body("number", number)
                .put("supplier", SteelWheelsReferences.slug(vendor))
                .put("warehouse", warehouse)
                .put("ordered_on", orderedOn.toString());
        ArrayNode lines = order.putArray("lines");
        long units = 0;
        for (Need need : needs) {
            lines.addObject()
                    .put("sku", need.product().code())
                    .put("quantity", Long.toString(need.quantity()))
                    .put("unit_price", need.product().buyPrice());
            units += need.quantity();
        }
        add(orderedOn, PURCHASE, "place_purchase_order", number, "order", order);
        LocalDate lastReceiptOn = receivedOn;
        if (units > LARGE_ORDER_UNITS && units > needs.size() * CARTON * 2) {
            ObjectNode firstPart = body("purchase_order", number).put("received_on", receivedOn.toString());
            ArrayNode received = firstPart.putArray("lines");
            for (int line = 0; line < needs.size(); line++) {
                long quantity = needs.get(line).quantity() / CARTON * 2 / 3 * CARTON;
                if (quantity > 0) {
                    received.addObject().put("line_no", line + 1).put("quantity", Long.toString(quantity));
                }
            }
            add(receivedOn, RECEIVE, "receive_goods", number, "receipt-1", firstPart);
            lastReceiptOn = weekday(receivedOn.plusDays(4));
        }
        add(
                lastReceiptOn,
                RECEIVE,
                "receive_goods",
                number,
                "receipt",
                body("purchase_order", number).put("received_on", lastReceiptOn.toString()));
        LocalDate invoicedOn = weekday(lastReceiptOn.plusDays(2));
        add(
                invoicedOn,
                SUPPLIER_INVOICE,
                "invoice_purchase",
                number,
                "invoice",
                body("purchase_order", number)
                        .put("invoiced_on", invoicedOn.toString())
                        .put("tax_rate_percent", "0"));
    }

    private void add(LocalDate on, PlannedCommand.Step step, String command, String number, String part, ObjectNode b) {
        String key = "steelwheels/purchase/" + number + "/" + part;
        commands.add(new PlannedCommand(on, step, command, key, b, "generated purchases", number));
    }

    /** The day itself, or the Monday after a week-end. */
    static LocalDate weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.plusDays(2)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }
}
