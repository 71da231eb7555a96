package vigie.operationaldb.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.CancelOrder;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.Deliver;
import vigie.operationaldb.demo.BusinessAction.InvoiceOrder;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.OnAccount;
import vigie.operationaldb.demo.BusinessAction.SalesLine;
import vigie.operationaldb.demo.BusinessAction.TakeBack;
import vigie.operationaldb.demo.BusinessAction.Terms;
import vigie.operationaldb.demo.SimulatedCompany.Customer;
import vigie.operationaldb.demo.SimulatedCompany.Delivery;
import vigie.operationaldb.demo.SimulatedCompany.DeliveryItem;
import vigie.operationaldb.demo.SimulatedCompany.Habit;
import vigie.operationaldb.demo.SimulatedCompany.Invoice;
import vigie.operationaldb.demo.SimulatedCompany.InvoiceItem;
import vigie.operationaldb.demo.SimulatedCompany.Order;
import vigie.operationaldb.demo.SimulatedCompany.OrderItem;
import vigie.operationaldb.demo.SimulatedCompany.Product;

/** What the simulated company can do for its customers' orders. Null: nothing of the kind is possible now. */
final class SalesActions {
    /** Documents further back than this many are left alone. */
    static final int RECENT = 40;

    private static final int[] TAX_RATES = {200_000, 55_000, 0};
    private static final int[] DISCOUNTS = {0, 0, 0, 50_000, 125_000};

    private final SimulatedCompany company;

    SalesActions(SimulatedCompany company) {
        this.company = company;
    }

    BusinessAction confirm() {
        String key = company.nextKey();
        Customer customer = company.pick(company.customers);
        int warehouse = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        int lineCount = 1 + company.random.nextInt(4);
        List<SalesLine> lines = new ArrayList<>();
        List<OrderItem> items = new ArrayList<>();
        for (int line = 0; line < lineCount; line++) {
            Product product = company.pick(company.products);
            long quantityMicro = company.random.nextLong(1, 20) * SimulatedCompany.ONE_UNIT_MICRO
                    + (product.divisible() ? company.random.nextLong(4) * SimulatedCompany.ONE_UNIT_MICRO / 4 : 0);
            long markupPercent = company.random.nextLong(95, 190);
            long priceMicro = product.costMicro() * markupPercent / 100;
            int discount = DISCOUNTS[company.random.nextInt(DISCOUNTS.length)];
            int taxRate = TAX_RATES[customer.index % TAX_RATES.length];
            lines.add(new SalesLine(product.sku(), quantityMicro, priceMicro, discount, taxRate));
            long netMinor = SimulatedCompany.lineAmountMinor(quantityMicro, priceMicro, discount);
            items.add(new OrderItem(product, quantityMicro, netMinor, taxRate));
        }
        company.orders.add(new Order(key, customer, warehouse, items));
        Terms terms = new Terms(
                customer.code,
                "CH" + (1 + company.random.nextInt(SimulatedCompany.CHANNELS)),
                SimulatedCompany.warehouse(warehouse),
                "SP" + (1 + customer.index % SimulatedCompany.SALESPEOPLE),
                company.businessOn.plusDays(company.random.nextLong(2, 10)));
        return new ConfirmOrder(key, company.businessOn, terms, lines);
    }

    @Nullable
    BusinessAction deliver() {
        if (company.orders.isEmpty()) {
            return null;
        }
        Order order = company.pickRecent(company.orders, RECENT);
        if (order.cancelled) {
            return null;
        }
        String key = company.nextKey();
        List<LineQuantity> lines = new ArrayList<>();
        List<DeliveryItem> delivered = new ArrayList<>();
        for (int index = 0; index < order.items.size(); index++) {
            OrderItem item = order.items.get(index);
            long quantityMicro = deliverableMicro(order, item);
            if (quantityMicro > 0) {
                lines.add(new LineQuantity(index + 1, quantityMicro));
                delivered.add(new DeliveryItem(item, quantityMicro));
                item.deliveredMicro += quantityMicro;
                company.stockMicro[order.warehouse][item.product.index()] -= quantityMicro;
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        company.deliveries.add(new Delivery(key, order, delivered));
        return new Deliver(key, company.businessOn, order.key, lines);
    }

    private long deliverableMicro(Order order, OrderItem item) {
        long openMicro = item.quantityMicro - item.deliveredMicro;
        long onHandMicro = company.stockMicro[order.warehouse][item.product.index()];
        boolean mayGoBelowZero =
                order.warehouse == SimulatedCompany.NEGATIVE_WAREHOUSE && company.random.nextInt(4) == 0;
        long availableMicro = mayGoBelowZero ? openMicro : Math.max(0, Math.min(openMicro, onHandMicro));
        return availableMicro == 0 ? 0 : company.part(availableMicro, item.product);
    }

    /** Invoices what is delivered; one time in six goods not delivered yet, named line by line. */
    @Nullable
    BusinessAction invoice() {
        if (company.orders.isEmpty()) {
            return null;
        }
        Order order = company.pickRecent(company.orders, RECENT);
        boolean ahead = !order.cancelled && company.random.nextInt(6) == 0;
        List<LineQuantity> lines = new ArrayList<>();
        for (int index = 0; index < order.items.size(); index++) {
            OrderItem item = order.items.get(index);
            long limitMicro = ahead ? item.quantityMicro : item.deliveredMicro;
            if (limitMicro > item.invoicedMicro) {
                lines.add(new LineQuantity(index + 1, limitMicro - item.invoicedMicro));
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        boolean partial = !ahead && company.random.nextInt(4) == 0;
        if (partial) {
            LineQuantity first = lines.getFirst();
            Product product = order.items.get(first.lineNumber() - 1).product;
            lines = new ArrayList<>(
                    List.of(new LineQuantity(first.lineNumber(), company.part(first.quantityMicro(), product))));
        }
        String key = company.nextKey();
        remember(key, order, lines);
        OnAccount onAccount = order.customer.habit == Habit.OLDEST_FIRST ? OnAccount.APPLY : OnAccount.LEAVE;
        return new InvoiceOrder(key, company.businessOn, order.key, ahead || partial ? lines : List.of(), onAccount);
    }

    private void remember(String key, Order order, List<LineQuantity> lines) {
        List<InvoiceItem> invoiced = new ArrayList<>();
        long grossMinor = 0;
        for (LineQuantity line : lines) {
            OrderItem item = order.items.get(line.lineNumber() - 1);
            long netMinor = SimulatedCompany.take(
                    line.quantityMicro(), item.quantityMicro - item.invoicedMicro, item.netToInvoiceMinor);
            item.invoicedMicro += line.quantityMicro();
            item.netToInvoiceMinor -= netMinor;
            long taxMinor = SimulatedCompany.taxMinor(netMinor, item.taxRateTenThousandths);
            invoiced.add(new InvoiceItem(item, line.quantityMicro(), netMinor, taxMinor));
            grossMinor += netMinor + taxMinor;
        }
        order.customer.invoicedMinor += grossMinor;
        company.invoices.add(new Invoice(key, order.customer, invoiced, grossMinor));
    }

    /** Takes back goods that are delivered and wholly invoiced, so that they can be credited. */
    @Nullable
    BusinessAction takeBack() {
        for (int attempt = 0; attempt < 10 && !company.deliveries.isEmpty(); attempt++) {
            Delivery delivery = company.pickRecent(company.deliveries, 2 * RECENT);
            List<LineQuantity> lines = takeBackLines(delivery);
            if (!lines.isEmpty()) {
                return new TakeBack(company.nextKey(), company.businessOn, delivery.key(), lines);
            }
        }
        return null;
    }

    private List<LineQuantity> takeBackLines(Delivery delivery) {
        List<LineQuantity> lines = new ArrayList<>();
        for (int index = 0; index < delivery.items().size(); index++) {
            DeliveryItem delivered = delivery.items().get(index);
            OrderItem item = delivered.item;
            boolean invoiced = item.invoicedMicro >= item.deliveredMicro;
            if (invoiced && delivered.keptMicro > 0 && company.random.nextInt(2) == 0) {
                long quantityMicro = company.part(delivered.keptMicro, item.product);
                lines.add(new LineQuantity(index + 1, quantityMicro));
                delivered.keptMicro -= quantityMicro;
                item.returnedMicro += quantityMicro;
                company.stockMicro[delivery.order().warehouse][item.product.index()] += quantityMicro;
            }
        }
        return lines;
    }

    /** Cancels the rest of an order, unless goods were invoiced ahead of their delivery. */
    @Nullable
    BusinessAction cancel() {
        if (company.orders.isEmpty()) {
            return null;
        }
        Order order = company.pickRecent(company.orders, RECENT);
        boolean open = order.items.stream().anyMatch(item -> item.deliveredMicro < item.quantityMicro);
        boolean ahead = order.items.stream().anyMatch(item -> item.invoicedMicro > item.deliveredMicro);
        if (order.cancelled || !open || ahead) {
            return null;
        }
        order.cancelled = true;
        return new CancelOrder(company.nextKey(), company.businessOn, order.key);
    }
}
