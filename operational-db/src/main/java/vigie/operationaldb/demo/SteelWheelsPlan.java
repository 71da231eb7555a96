package vigie.operationaldb.demo;

import static vigie.operationaldb.demo.PlannedCommand.Step.CANCEL;
import static vigie.operationaldb.demo.PlannedCommand.Step.CONFIRM;
import static vigie.operationaldb.demo.PlannedCommand.Step.DELIVER;
import static vigie.operationaldb.demo.PlannedCommand.Step.INVOICE;
import static vigie.operationaldb.demo.PlannedCommand.Step.PAY;
import static vigie.operationaldb.demo.PlannedCommand.Step.TICK;
import static vigie.operationaldb.demo.SteelWheelsReferences.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vigie.operationaldb.Sentence;
import vigie.operationaldb.demo.SteelWheelsData.Customer;
import vigie.operationaldb.demo.SteelWheelsData.Order;
import vigie.operationaldb.demo.SteelWheelsData.OrderLine;
import vigie.operationaldb.demo.SteelWheelsData.Payment;
import vigie.operationaldb.demo.SteelWheelsData.Product;
import vigie.operationaldb.demo.SteelWheelsData.Status;

/**
 * The whole Steel Wheels history as commands in business date order: a pure function of the source.
 *
 * @param commands in the order of execution
 * @param rejected source rows that no command can carry
 */
record SteelWheelsPlan(List<PlannedCommand> commands, List<RejectedRow> rejected, LocalDate firstOn, LocalDate lastOn) {
    /** Months after the last document for which periods are opened, so that the clock can go on. */
    private static final int PERIODS_AHEAD = 6;

    static SteelWheelsPlan of(SteelWheelsData data) {
        return new Builder(data).build();
    }

    private static final class Builder {
        private final SteelWheelsData data;
        private final List<PlannedCommand> commands = new ArrayList<>();
        private final List<RejectedRow> rejected = new ArrayList<>();
        private final Map<Integer, List<OrderLine>> linesByOrder = new TreeMap<>();
        private final SteelWheelsPurchases purchases;

        Builder(SteelWheelsData data) {
            this.data = data;
            this.purchases = new SteelWheelsPurchases(data.products());
        }

        SteelWheelsPlan build() {
            rejectUnusableLines();
            YearMonth firstMonth = YearMonth.from(data.orders().stream()
                    .map(Order::orderedOn)
                    .min(Comparator.naturalOrder())
                    .orElseThrow());
            LocalDate referencesOn = SteelWheelsPurchases.firstOrderOn(firstMonth);
            SteelWheelsReferences references = new SteelWheelsReferences(data, referencesOn);
            data.orders().forEach(order -> planOrder(order, references));
            data.payments().forEach(this::planPayment);
            YearMonth lastMonth = YearMonth.from(lastDay());
            commands.addAll(purchases.commands(firstMonth, lastMonthDelivered()));
            planTicks();
            commands.addAll(references.commands(YearMonth.from(referencesOn), lastMonth.plusMonths(PERIODS_AHEAD)));
            commands.sort(Comparator.comparing(PlannedCommand::businessOn).thenComparing(PlannedCommand::step));
            return new SteelWheelsPlan(List.copyOf(commands), List.copyOf(rejected), referencesOn, lastDay());
        }

        private void rejectUnusableLines() {
            Set<Integer> orders = data.orders().stream().map(Order::number).collect(Collectors.toSet());
            Set<String> products = data.products().stream().map(Product::code).collect(Collectors.toSet());
            for (OrderLine line : data.lines()) {
                String row = line.order() + "/" + line.product();
                if (!orders.contains(line.order())) {
                    reject(
                            "orderdetails",
                            row,
                            new Sentence(
                                    "La commande " + line.order()
                                            + " n'existe pas dans la table orders : ligne orpheline.",
                                    "Order " + line.order() + " does not exist in table orders: orphan line."));
                } else if (!products.contains(line.product())) {
                    reject(
                            "orderdetails",
                            row,
                            new Sentence(
                                    "L'article " + line.product() + " n'existe pas dans la table products.",
                                    "Product " + line.product() + " does not exist in table products."));
                } else {
                    linesByOrder
                            .computeIfAbsent(line.order(), order -> new ArrayList<>())
                            .add(line);
                }
            }
        }

        private void planOrder(Order order, SteelWheelsReferences references) {
            List<OrderLine> lines = linesByOrder.getOrDefault(order.number(), List.of());
            String number = Integer.toString(order.number());
            if (lines.isEmpty()) {
                reject(
                        "orders",
                        number,
                        new Sentence("Aucune ligne utilisable pour cette commande.", "No usable line for this order."));
                return;
            }
            String warehouse = references.warehouse(order.customer());
            planConfirmation(order, lines, references, warehouse);
            LocalDate closedOn = closedOn(order);
            if (order.status().delivered()) {
                lines.forEach(line -> purchases.deliver(line.product(), warehouse, closedOn, line.quantity()));
                addOrder(
                        closedOn,
                        DELIVER,
                        "deliver",
                        number,
                        body("order", number).put("delivered_on", closedOn.toString()));
                addOrder(
                        closedOn,
                        INVOICE,
                        "invoice",
                        number,
                        body("order", number).put("invoiced_on", closedOn.toString()));
            } else if (order.status() == Status.CANCELLED) {
                addOrder(
                        closedOn,
                        CANCEL,
                        "cancel_order",
                        number,
                        body("order", number)
                                .put("cancelled_on", closedOn.toString())
                                .put("reason", "Cancelled in the source"));
            }
        }

        private void planConfirmation(
                Order order, List<OrderLine> lines, SteelWheelsReferences references, String warehouse) {
            String number = Integer.toString(order.number());
            ObjectNode body = body("number", number)
                    .put("customer", Integer.toString(order.customer()))
                    .put("channel", SteelWheelsReferences.SALES_FORCE)
                    .put("warehouse", warehouse)
                    .put("ordered_on", order.orderedOn().toString())
                    .put("requested_on", order.requiredOn().toString())
                    .put("promised_on", order.requiredOn().toString());
            String salesperson = references.salesperson(order.customer());
            if (salesperson != null) {
                body.put("salesperson", salesperson);
            }
            ArrayNode items = body.putArray("lines");
            for (OrderLine line : lines) {
                items.addObject()
                        .put("sku", line.product())
                        .put("quantity", Long.toString(line.quantity()))
                        .put("unit_price", line.priceEach())
                        .put("tax_rate_percent", "0");
            }
            addOrder(order.orderedOn(), CONFIRM, "confirm_order", number, body);
        }

        /** Shipped date; where the source has none, the required date (never before the order). */
        private static LocalDate closedOn(Order order) {
            LocalDate shippedOn = order.shippedOn();
            LocalDate day = shippedOn == null ? order.requiredOn() : shippedOn;
            return day.isBefore(order.orderedOn()) ? order.orderedOn() : day;
        }

        private void planPayment(Payment payment) {
            String row = payment.customer() + "/" + payment.checkNumber();
            Set<Integer> customers =
                    data.customers().stream().map(Customer::number).collect(Collectors.toSet());
            if (!customers.contains(payment.customer())) {
                reject(
                        "payments",
                        row,
                        new Sentence(
                                "Le client " + payment.customer() + " n'existe pas dans la table customers.",
                                "Customer " + payment.customer() + " does not exist in table customers."));
                return;
            }
            ObjectNode body = body("customer", Integer.toString(payment.customer()))
                    .put("paid_on", payment.paidOn().toString())
                    .put("method", "CHECK")
                    .put("amount", payment.amount())
                    .put("excess", "on-account");
            commands.add(new PlannedCommand(
                    payment.paidOn(), PAY, "record_payment", "steelwheels/payment/" + row, body, "payments", row));
        }

        private void planTicks() {
            NavigableSet<LocalDate> days =
                    commands.stream().map(PlannedCommand::businessOn).collect(Collectors.toCollection(TreeSet::new));
            for (LocalDate day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
                boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
                if (!weekend || days.contains(day)) {
                    ObjectNode tick = body("business_on", day.toString());
                    commands.add(new PlannedCommand(
                            day, TICK, "tick", "steelwheels/tick/" + day, tick, "business days", day.toString()));
                }
            }
        }

        private LocalDate lastDay() {
            return commands.stream()
                    .map(PlannedCommand::businessOn)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private YearMonth lastMonthDelivered() {
            return YearMonth.from(commands.stream()
                    .filter(command -> command.step() == DELIVER)
                    .map(PlannedCommand::businessOn)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
        }

        private void addOrder(LocalDate on, PlannedCommand.Step step, String command, String number, ObjectNode body) {
            String key = "steelwheels/order/" + number + "/" + command;
            commands.add(new PlannedCommand(on, step, command, key, body, "orders", number));
        }

        private void reject(String table, String row, Sentence reason) {
            rejected.add(new RejectedRow(table, row, reason));
        }
    }
}
