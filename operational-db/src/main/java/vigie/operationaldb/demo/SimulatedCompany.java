package vigie.operationaldb.demo;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.LotQuantity;

/**
 * What the simulator knows of the company it drives: stock, open documents and what customers owe, in integers.
 *
 * <p>It mirrors the rules of the ledger closely enough that every action it offers is valid; where a figure could
 * differ by a
 * cent it keeps a margin.
 */
final class SimulatedCompany {
    static final long ONE_UNIT_MICRO = 1_000_000;
    /** Warehouse whose stock may go below zero. */
    static final int NEGATIVE_WAREHOUSE = 2;

    static final int WAREHOUSES = 3;
    static final int SUPPLIERS = 4;
    /** What segment GA pays less for family FA. */
    static final int FAMILY_DISCOUNT_PERCENT = 5;

    static final int CHANNELS = 2;
    static final int SALESPEOPLE = 4;
    private static final List<Habit> PAYING = List.of(Habit.EXPLICIT, Habit.OLDEST_FIRST, Habit.DEPOSIT);

    final SplittableRandom random;
    final String prefix;
    final List<SimulatedProduct> products = new ArrayList<>();
    final List<Customer> customers = new ArrayList<>();
    final List<Purchase> purchases = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    final List<SupplierInvoice> supplierInvoices = new ArrayList<>();
    final List<Quotation> quotations = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final List<Deposit> deposits = new ArrayList<>();
    final SimulatedLots lots = new SimulatedLots();
    final long[][] stockMicro;

    LocalDate businessOn;
    private int lastKey;

    SimulatedCompany(long seed, int productCount, int customerCount, LocalDate firstDay) {
        this.random = new SplittableRandom(seed);
        this.prefix = "sim" + Long.toUnsignedString(seed, 36) + "-";
        this.businessOn = firstDay;
        this.stockMicro = new long[WAREHOUSES][productCount];
        for (int index = 0; index < productCount; index++) {
            long costMicro = random.nextLong(1_000_000, 120_000_000) / 100 * 100;
            products.add(new SimulatedProduct(index, "P%03d".formatted(index + 1), costMicro, index % 5 == 4));
        }
        for (int index = 0; index < customerCount; index++) {
            Habit habit = index == customerCount - 1 ? Habit.NEVER : PAYING.get(index % PAYING.size());
            customers.add(new Customer(index, "C%03d".formatted(index + 1), habit));
        }
    }

    String nextKey() {
        lastKey++;
        return prefix + "%06d".formatted(lastKey);
    }

    static String warehouse(int index) {
        return "W" + (index + 1);
    }

    static String supplier(int index) {
        return "S" + (index + 1);
    }

    /** A product that fits, any but often not the same. */
    SimulatedProduct pickProduct(Predicate<SimulatedProduct> fits) {
        for (int attempt = 0; attempt < products.size(); attempt++) {
            SimulatedProduct product = pick(products);
            if (fits.test(product)) {
                return product;
            }
        }
        return products.stream().filter(fits).findFirst().orElseThrow();
    }

    /** Lots are kept where stock stays above zero. */
    static boolean maybeIn(SimulatedProduct product, int warehouse) {
        return !product.tracked() || warehouse != NEGATIVE_WAREHOUSE;
    }

    long onHandMicro(SimulatedProduct product, int warehouse) {
        return stockMicro[warehouse][product.index()];
    }

    /** What a customer may be given: of lots, those that are not out of date. */
    long deliverableMicro(SimulatedProduct product, int warehouse) {
        return product.tracked() ? lots.onHandMicro(product, warehouse, businessOn) : onHandMicro(product, warehouse);
    }

    /** Goods leave a warehouse; answers their lots. */
    List<LotQuantity> leave(SimulatedProduct product, int warehouse, long quantityMicro, @Nullable LocalDate goodOn) {
        stockMicro[warehouse][product.index()] -= quantityMicro;
        return product.tracked() ? lots.take(product, warehouse, quantityMicro, goodOn) : List.of();
    }

    /** Known goods come into a warehouse; their lots too. */
    void enter(SimulatedProduct product, int warehouse, long quantityMicro, List<LotQuantity> parts) {
        stockMicro[warehouse][product.index()] += quantityMicro;
        lots.move(product, warehouse, parts, 1);
    }

    /** What the price lists say, as the ledger finds it: agreed with the customer, then the segment, then everyone. */
    long listPriceMicro(Customer customer, SimulatedProduct product) {
        long everyoneMicro = product.listPriceMicroOn(businessOn);
        if (customer.negotiated(product)) {
            return Customer.negotiatedPriceMicro(product);
        }
        return customer.index % 3 == 0 && product.family() == 0
                ? everyoneMicro * (100 - FAMILY_DISCOUNT_PERCENT) / 100
                : everyoneMicro;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Picks among the most recent entries, so that documents follow each other as they do in life. */
    <T> T pickRecent(List<T> list, int window) {
        int from = Math.max(0, list.size() - window);
        return list.get(random.nextInt(from, list.size()));
    }

    /**
     * A part of an open quantity: all of it half of the time; never zero. Quarters only where the product allows
     * them.
     */
    long part(long openMicro, SimulatedProduct product) {
        long step = product.divisible() ? ONE_UNIT_MICRO / 4 : ONE_UNIT_MICRO;
        if (random.nextInt(2) == 0 || openMicro <= step) {
            return openMicro;
        }
        return Math.max(step, random.nextLong(openMicro) / step * step);
    }

    /**
     * Share of an amount that goes with a part of a whole, half up; all of it with the whole (the ledger's {@code
     * take}).
     */
    static long take(long part, long whole, long amountMinor) {
        return part == whole
                ? amountMinor
                : halfUp(BigInteger.valueOf(amountMinor).multiply(BigInteger.valueOf(part)), whole);
    }

    /** Quantity x price less the discount, half up to the cent. */
    static long lineAmountMinor(long quantityMicro, long unitPriceMicro, int discountTenThousandths) {
        BigInteger exact = BigInteger.valueOf(quantityMicro)
                .multiply(BigInteger.valueOf(unitPriceMicro))
                .multiply(BigInteger.valueOf(1_000_000L - discountTenThousandths));
        return halfUp(exact, 10_000_000_000L * 1_000_000L);
    }

    static long taxMinor(long netMinor, int taxRateTenThousandths) {
        return halfUp(BigInteger.valueOf(netMinor).multiply(BigInteger.valueOf(taxRateTenThousandths)), 1_000_000L);
    }

    private static long halfUp(BigInteger dividend, long divisor) {
        BigInteger twice = BigInteger.valueOf(divisor).shiftLeft(1);
        return dividend.shiftLeft(1)
                .add(BigInteger.valueOf(divisor))
                .divide(twice)
                .longValueExact();
    }

    /** How a customer pays; each habit keeps what is open exactly computable. */
    enum Habit {
        /** Names the invoices it pays, never pays more. */
        EXPLICIT,
        /** Sends money, oldest invoice first; what is too much stays on account and meets the next invoice. */
        OLDEST_FIRST,
        /** Pays a part of an invoice and leaves a deposit on account, allocated by hand later. */
        DEPOSIT,
        NEVER
    }

    static final class Customer {
        final int index;
        final String code;
        final Habit habit;
        long invoicedMinor;
        long creditedMinor;
        long paidMinor;

        Customer(int index, String code, Habit habit) {
            this.index = index;
            this.code = code;
            this.habit = habit;
        }

        /** Some customers have a price of their own for some products. */
        boolean negotiated(SimulatedProduct product) {
            return index % 4 == 1 && product.index() % 4 == 0;
        }

        static long negotiatedPriceMicro(SimulatedProduct product) {
            return product.costMicro() * 130 / 100 / 10_000 * 10_000;
        }

        /** Never more than what is really open. */
        long surelyOpenMinor() {
            return Math.max(0, invoicedMinor - creditedMinor - paidMinor);
        }
    }

    static final class PurchaseItem {
        final SimulatedProduct product;
        final long unitPriceMicro;
        long openMicro;
        long toInvoiceMicro;
        boolean invoiced;

        PurchaseItem(SimulatedProduct product, long quantityMicro, long unitPriceMicro) {
            this.product = product;
            this.openMicro = quantityMicro;
            this.unitPriceMicro = unitPriceMicro;
        }

        /** Value of a quantity at the order price; a cent off where receipts were rounded apart. */
        long valueMinor(long quantityMicro) {
            return lineAmountMinor(quantityMicro, unitPriceMicro, 0);
        }
    }

    /** Goods that came in from a supplier. */
    record Receipt(String key, long valueMinor, int warehouse, List<ReceivedItem> items) {}

    /** One line of a receipt and what of it has not gone back. */
    static final class ReceivedItem {
        final PurchaseItem item;
        final @Nullable String lot;
        long leftMicro;

        ReceivedItem(PurchaseItem item, long quantityMicro, @Nullable String lot) {
            this.item = item;
            this.lot = lot;
            this.leftMicro = quantityMicro;
        }
    }

    /** An invoice of a supplier for goods received since a day. */
    record SupplierInvoice(String key, String supplier, LocalDate receivedSince, long netMinor) {}

    static final class Purchase {
        final String key;
        final int warehouse;
        final List<PurchaseItem> items;
        final String supplier;
        final LocalDate orderedOn;

        @Nullable
        LocalDate receivedSince;

        @Nullable
        LocalDate receivedLast;

        Purchase(String key, String supplier, int warehouse, LocalDate orderedOn, List<PurchaseItem> items) {
            this.key = key;
            this.orderedOn = orderedOn;
            this.supplier = supplier;
            this.warehouse = warehouse;
            this.items = items;
        }

        boolean open() {
            return items.stream().anyMatch(item -> item.openMicro > 0);
        }

        boolean toInvoice() {
            return items.stream().anyMatch(item -> item.toInvoiceMicro > 0);
        }
    }

    static final class OrderItem {
        final SimulatedProduct product;
        final long quantityMicro;
        final int taxRateTenThousandths;
        long deliveredMicro;
        long invoicedMicro;
        long returnedMicro;
        long creditedMicro;
        long netToInvoiceMinor;

        OrderItem(SimulatedProduct product, long quantityMicro, long netMinor, int taxRateTenThousandths) {
            this.product = product;
            this.quantityMicro = quantityMicro;
            this.netToInvoiceMinor = netMinor;
            this.taxRateTenThousandths = taxRateTenThousandths;
        }
    }

    /** An offer nobody answered yet. */
    record Quotation(String key, Customer customer, int warehouse, LocalDate validUntil, List<OrderItem> items) {}

    static final class Order {
        final String key;
        final Customer customer;
        final int warehouse;
        final List<OrderItem> items;
        boolean cancelled;

        Order(String key, Customer customer, int warehouse, List<OrderItem> items) {
            this.key = key;
            this.customer = customer;
            this.warehouse = warehouse;
            this.items = items;
        }
    }

    static final class DeliveryItem {
        final OrderItem item;
        final List<LotQuantity> keptLots;
        long keptMicro;

        DeliveryItem(OrderItem item, long quantityMicro, List<LotQuantity> lots) {
            this.item = item;
            this.keptLots = new ArrayList<>(lots);
            this.keptMicro = quantityMicro;
        }
    }

    record Delivery(String key, Order order, List<DeliveryItem> items) {}

    static final class InvoiceItem {
        final OrderItem item;
        final boolean priceCreditable;
        long quantityMicro;
        long netMinor;
        long taxMinor;
        boolean returnCredited;
        boolean priceCredited;

        InvoiceItem(OrderItem item, long quantityMicro, long netMinor, long taxMinor) {
            this.item = item;
            this.quantityMicro = quantityMicro;
            this.netMinor = netMinor;
            this.taxMinor = taxMinor;
            this.priceCreditable = netMinor > 100;
        }

        /** Tax that goes with a credited part of the net amount. */
        long taxOfMinor(long creditedNetMinor) {
            return netMinor == 0 ? taxMinor : take(creditedNetMinor, netMinor, taxMinor);
        }
    }

    /** An invoice; openMinor is exact unless its customer pays oldest first. */
    static final class Invoice {
        final String key;
        final Customer customer;
        final List<InvoiceItem> items;
        long openMinor;

        Invoice(String key, Customer customer, List<InvoiceItem> items, long grossMinor) {
            this.key = key;
            this.customer = customer;
            this.items = items;
            this.openMinor = grossMinor;
        }
    }

    static final class Deposit {
        final String paymentKey;
        final Customer customer;
        long restMinor;

        Deposit(String paymentKey, Customer customer, long restMinor) {
            this.paymentKey = paymentKey;
            this.customer = customer;
            this.restMinor = restMinor;
        }
    }
}
