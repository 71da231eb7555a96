package vigie.operationaldb.demo;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

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
    static final int CHANNELS = 2;
    static final int SALESPEOPLE = 4;

    final SplittableRandom random;
    final String prefix;
    final List<Product> products = new ArrayList<>();
    final List<Customer> customers = new ArrayList<>();
    final List<Purchase> purchases = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    final List<SupplierInvoice> supplierInvoices = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final List<Deposit> deposits = new ArrayList<>();
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
            products.add(new Product(index, "P%03d".formatted(index + 1), costMicro, index % 5 == 4));
        }
        for (int index = 0; index < customerCount; index++) {
            Habit[] habits = Habit.values();
            customers.add(new Customer(index, "C%03d".formatted(index + 1), habits[index % habits.length]));
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
    long part(long openMicro, Product product) {
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
        DEPOSIT
    }

    record Product(int index, String sku, long costMicro, boolean divisible) {}

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

        /** Never more than what is really open. */
        long surelyOpenMinor() {
            return Math.max(0, invoicedMinor - creditedMinor - paidMinor);
        }
    }

    static final class PurchaseItem {
        final Product product;
        final long unitPriceMicro;
        long openMicro;
        long toInvoiceMicro;
        boolean invoiced;

        PurchaseItem(Product product, long quantityMicro, long unitPriceMicro) {
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
        long leftMicro;

        ReceivedItem(PurchaseItem item, long quantityMicro) {
            this.item = item;
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

        @Nullable
        LocalDate receivedSince;

        Purchase(String key, String supplier, int warehouse, List<PurchaseItem> items) {
            this.key = key;
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
        final Product product;
        final long quantityMicro;
        final int taxRateTenThousandths;
        long deliveredMicro;
        long invoicedMicro;
        long returnedMicro;
        long creditedMicro;
        long netToInvoiceMinor;

        OrderItem(Product product, long quantityMicro, long netMinor, int taxRateTenThousandths) {
            this.product = product;
            this.quantityMicro = quantityMicro;
            this.netToInvoiceMinor = netMinor;
            this.taxRateTenThousandths = taxRateTenThousandths;
        }
    }

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
        long keptMicro;

        DeliveryItem(OrderItem item, long quantityMicro) {
            this.item = item;
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
