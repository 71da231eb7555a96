package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.CancelOrder;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.Deliver;
import vigie.operationaldb.demo.BusinessAction.ExpireQuotations;
import vigie.operationaldb.demo.BusinessAction.InvoiceOrder;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.LoseQuotation;
import vigie.operationaldb.demo.BusinessAction.LotQuantity;
import vigie.operationaldb.demo.BusinessAction.OnAccount;
import vigie.operationaldb.demo.BusinessAction.Quote;
import vigie.operationaldb.demo.BusinessAction.SalesLine;
import vigie.operationaldb.demo.BusinessAction.TakeBack;
import vigie.operationaldb.demo.BusinessAction.Terms;
import vigie.operationaldb.demo.BusinessAction.WinQuotation;
import vigie.operationaldb.demo.SimulatedCompany.Customer;
import vigie.operationaldb.demo.SimulatedCompany.Delivery;
import vigie.operationaldb.demo.SimulatedCompany.DeliveryItem;
import vigie.operationaldb.demo.SimulatedCompany.Habit;
import vigie.operationaldb.demo.SimulatedCompany.Invoice;
import vigie.operationaldb.demo.SimulatedCompany.InvoiceItem;
import vigie.operationaldb.demo.SimulatedCompany.Order;
import vigie.operationaldb.demo.SimulatedCompany.OrderItem;
import vigie.operationaldb.demo.SimulatedCompany.Quotation;

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
        List<SalesLine> lines = new ArrayList<>();
        company.orders.add(new Order(key, customer, warehouse, wishes(customer, warehouse, lines)));
        return new ConfirmOrder(key, company.businessOn, terms(customer, warehouse), lines);
    }

    /** What a customer wants, as lines of an order or a quotation; one in three at the price of the lists. */
    private List<OrderItem> wishes(Customer customer, int warehouse, List<SalesLine> lines) {
        int lineCount = 1 + company.random.nextInt(4);
        List<OrderItem> items = new ArrayList<>();
        for (int line = 0; line < lineCount; line++) {
            SimulatedProduct product = company.pickProduct(
                    one -> one.soldOn(company.businessOn) && SimulatedCompany.maybeIn(one, warehouse));
            long units = product.inSeason(company.random.nextLong(1, 20), company.businessOn);
            long quantityMicro = units * SimulatedCompany.ONE_UNIT_MICRO
                    + (product.divisible() ? company.random.nextLong(4) * SimulatedCompany.ONE_UNIT_MICRO / 4 : 0);
            long markupPercent = company.random.nextLong(95, 190);
            boolean listed = company.random.nextInt(3) == 0;
            long priceMicro = listed
                    ? company.listPriceMicro(customer, product)
                    : product.costMicroOn(company.businessOn) * markupPercent / 100;
            int discount = DISCOUNTS[company.random.nextInt(DISCOUNTS.length)];
            items.add(item(customer, product, quantityMicro, priceMicro, discount, listed, lines));
        }
        return items;
    }

    private static OrderItem item(
            Customer customer,
            SimulatedProduct product,
            long quantityMicro,
            long priceMicro,
            int discount,
            boolean listed,
            List<SalesLine> lines) {
        int taxRate = TAX_RATES[customer.index % TAX_RATES.length];
        lines.add(new SalesLine(product.sku(), quantityMicro, listed ? null : priceMicro, discount, taxRate));
        long netMinor = SimulatedCompany.lineAmountMinor(quantityMicro, priceMicro, discount);
        return new OrderItem(product, quantityMicro, netMinor, taxRate);
    }

    private Terms terms(Customer customer, int warehouse) {
        return new Terms(
                customer.code,
                "CH" + (1 + company.random.nextInt(SimulatedCompany.CHANNELS)),
                SimulatedCompany.warehouse(warehouse),
                "SP" + (1 + customer.index % SimulatedCompany.SALESPEOPLE),
                company.businessOn.plusDays(company.random.nextLong(2, 10)));
    }

    BusinessAction quote() {
        String key = company.nextKey();
        Customer customer = company.pick(company.customers);
        int warehouse = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        LocalDate validUntil = company.businessOn.plusDays(company.random.nextLong(2, 20));
        List<SalesLine> lines = new ArrayList<>();
        List<OrderItem> items = wishes(customer, warehouse, lines);
        company.quotations.add(new Quotation(key, customer, warehouse, validUntil, items));
        return new Quote(key, company.businessOn, terms(customer, warehouse), validUntil, lines);
    }

    /** One of the quotations that still hold is ordered, or lost. */
    @Nullable
    BusinessAction answerQuotation(boolean won) {
        List<Quotation> open = company.quotations.stream()
                .filter(one -> !one.validUntil().isBefore(company.businessOn))
                .toList();
        if (open.isEmpty()) {
            return null;
        }
        Quotation quotation = company.pick(open);
        company.quotations.remove(quotation);
        String key = company.nextKey();
        if (!won) {
            return new LoseQuotation(key, company.businessOn, quotation.key());
        }
        company.orders.add(new Order(key, quotation.customer(), quotation.warehouse(), quotation.items()));
        return new WinQuotation(key, company.businessOn, quotation.key());
    }

    /** Quotations that nobody answered expire, when there are some. */
    @Nullable
    BusinessAction expireQuotations() {
        boolean some = company.quotations.removeIf(one -> one.validUntil().isBefore(company.businessOn));
        return some ? new ExpireQuotations(company.nextKey(), company.businessOn) : null;
    }

    /**
     * One product sold at a given share of what it costs, in percent, delivered and invoiced at once.
     *
     * @return order, delivery and invoice; empty when too little is there
     */
    List<BusinessAction> sellAt(Customer customer, int percentOfCost) {
        int warehouse = 0;
        SimulatedProduct product = company.products.stream()
                .filter(one -> !one.tracked() && !one.divisible())
                .max(Comparator.comparingLong(one -> company.onHandMicro(one, warehouse)))
                .orElseThrow();
        long units = company.onHandMicro(product, warehouse) / SimulatedCompany.ONE_UNIT_MICRO;
        if (units < 5) {
            return List.of();
        }
        String key = company.nextKey();
        List<SalesLine> lines = new ArrayList<>();
        long priceMicro = product.costMicroOn(company.businessOn) * percentOfCost / 100;
        long quantityMicro = 5 * SimulatedCompany.ONE_UNIT_MICRO;
        Order order = new Order(
                key, customer, warehouse, List.of(item(customer, product, quantityMicro, priceMicro, 0, false, lines)));
        company.orders.add(order);
        ConfirmOrder confirmed = new ConfirmOrder(key, company.businessOn, terms(customer, warehouse), lines);
        return List.of(
                confirmed,
                Objects.requireNonNull(deliver(order, true)),
                invoiced(order, List.of(new LineQuantity(1, quantityMicro)), List.of()));
    }

    @Nullable
    BusinessAction deliver() {
        if (company.orders.isEmpty()) {
            return null;
        }
        Order order = company.pickRecent(company.orders, RECENT);
        return order.cancelled ? null : deliver(order, false);
    }

    private @Nullable BusinessAction deliver(Order order, boolean whole) {
        String key = company.nextKey();
        List<LineQuantity> lines = new ArrayList<>();
        List<DeliveryItem> delivered = new ArrayList<>();
        for (int index = 0; index < order.items.size(); index++) {
            OrderItem item = order.items.get(index);
            long quantityMicro = deliverableMicro(order, item, whole);
            if (quantityMicro > 0) {
                List<LotQuantity> lots =
                        company.leave(item.product, order.warehouse, quantityMicro, company.businessOn);
                lines.add(new LineQuantity(index + 1, quantityMicro, lots));
                delivered.add(new DeliveryItem(item, quantityMicro, lots));
                item.deliveredMicro += quantityMicro;
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        company.deliveries.add(new Delivery(key, order, delivered));
        return new Deliver(key, company.businessOn, order.key, lines);
    }

    private long deliverableMicro(Order order, OrderItem item, boolean whole) {
        long openMicro = item.quantityMicro - item.deliveredMicro;
        long onHandMicro = company.deliverableMicro(item.product, order.warehouse);
        boolean mayGoBelowZero =
                order.warehouse == SimulatedCompany.NEGATIVE_WAREHOUSE && company.random.nextInt(4) == 0;
        long availableMicro = mayGoBelowZero ? openMicro : Math.max(0, Math.min(openMicro, onHandMicro));
        return availableMicro == 0 || whole ? availableMicro : company.part(availableMicro, item.product);
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
            SimulatedProduct product = order.items.get(first.lineNumber() - 1).product;
            lines = new ArrayList<>(
                    List.of(new LineQuantity(first.lineNumber(), company.part(first.quantityMicro(), product))));
        }
        return invoiced(order, lines, ahead || partial ? lines : List.of());
    }

    private BusinessAction invoiced(Order order, List<LineQuantity> lines, List<LineQuantity> said) {
        String key = company.nextKey();
        remember(key, order, lines);
        OnAccount onAccount = order.customer.habit == Habit.OLDEST_FIRST ? OnAccount.APPLY : OnAccount.LEAVE;
        return new InvoiceOrder(key, company.businessOn, order.key, said, onAccount);
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
                List<LotQuantity> lots = SimulatedLots.takeFrom(delivered.keptLots, quantityMicro);
                lines.add(new LineQuantity(index + 1, quantityMicro, lots));
                delivered.keptMicro -= quantityMicro;
                item.returnedMicro += quantityMicro;
                company.enter(item.product, delivery.order().warehouse, quantityMicro, lots);
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
