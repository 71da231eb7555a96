package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.OpenDay;
import vigie.operationaldb.demo.BusinessAction.PutReference;
import vigie.operationaldb.demo.SimulatedCompany.Customer;
import vigie.operationaldb.demo.SimulatedCompany.Product;

/**
 * Invents the history of a distributor: purchases, partial receipts and deliveries, invoices (also ahead of
 * delivery, also at another price than ordered), freight and supplier rebates that come late, payments
 * of every habit, returns, also to suppliers, credits, transfers, counts, scraps and cancellations.
 *
 * <p>The same seed and size give the same actions, for ever: one splittable random, integers only. Every action is
 * valid when
 * all before it were applied, except the few wrapped in {@link BusinessAction.Refusable}, which must be refused.
 * Warehouse W3
 * may go below zero, the others may not. The first actions write the master data.
 */
public final class DistributorSimulator {
    /** First business day of every simulated history. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 2);

    /** A closed month before the history, for dates that must be refused. */
    static final YearMonth CLOSED_MONTH = YearMonth.of(2023, 12);

    private final long seed;
    private final int size;

    /**
     * Describes a history; nothing is generated yet.
     *
     * @param seed any number; print it when a test fails
     * @param size number of actions after the master data
     */
    public DistributorSimulator(long seed, int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        this.seed = seed;
        this.size = size;
    }

    /** Master data, then {@code size} actions; each call starts the same history again. */
    public Stream<BusinessAction> actions() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new History(seed, size), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    private static final class History implements Iterator<BusinessAction> {
        private static final int ATTEMPTS = 200;

        private final SimulatedCompany company;
        private final SupplyActions supply;
        private final SalesActions sales;
        private final MoneyActions money;
        private final WrongActions wrong;
        private final Deque<BusinessAction> ready = new ArrayDeque<>();
        private int left;

        History(long seed, int size) {
            int productCount = Math.clamp(size / 40L, 6, 120);
            int customerCount = Math.clamp(size / 60L, 6, 150);
            company = new SimulatedCompany(seed, productCount, customerCount, FIRST_DAY);
            supply = new SupplyActions(company);
            sales = new SalesActions(company);
            money = new MoneyActions(company);
            wrong = new WrongActions(company);
            left = size;
            planMasterData(size);
        }

        @Override
        public boolean hasNext() {
            return left > 0 || !ready.isEmpty();
        }

        @Override
        public BusinessAction next() {
            BusinessAction prepared = ready.poll();
            if (prepared != null) {
                return prepared;
            }
            if (left <= 0) {
                throw new NoSuchElementException("The history is over");
            }
            left--;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                BusinessAction action = propose(company.random.nextInt(100));
                if (action != null) {
                    return action;
                }
            }
            return supply.purchase();
        }

        /** One draw out of a hundred; the shares are those of a lively distributor. */
        private @Nullable BusinessAction propose(int draw) {
            if (draw < 10) {
                return openDay();
            } else if (draw < 17) {
                return supply.purchase();
            } else if (draw < 28) {
                return supply.receive();
            } else if (draw == 28) {
                return supply.freight();
            } else if (draw < 32) {
                return supply.supplierInvoice();
            } else if (draw == 32) {
                return supply.rebate();
            } else if (draw == 33) {
                return supply.sendBack();
            } else if (draw < 48) {
                return sales.confirm();
            } else if (draw < 66) {
                return sales.deliver();
            } else if (draw < 78) {
                return sales.invoice();
            } else if (draw < 86) {
                return money.pay();
            } else if (draw < 88) {
                return money.allocateDeposit();
            } else if (draw < 91) {
                return sales.takeBack();
            } else if (draw < 93) {
                return draw == 91 ? money.creditReturn() : money.creditPrice();
            } else if (draw < 96) {
                return supply.transfer();
            } else if (draw == 96) {
                return supply.count();
            } else if (draw == 97) {
                return sales.cancel();
            } else if (draw == 98) {
                return supply.scrap();
            }
            return wrong.any();
        }

        private BusinessAction openDay() {
            company.businessOn = company.businessOn.plusDays(1 + (company.random.nextInt(5) == 0 ? 2 : 0));
            return new OpenDay(company.nextKey(), company.businessOn);
        }

        private void planMasterData(int size) {
            planPeriods(size);
            put("put_payment_terms", Map.of("code", "NET30", "net_days", "30"));
            put("put_payment_terms", Map.of("code", "NOW", "net_days", "0"));
            for (int index = 0; index < SimulatedCompany.WAREHOUSES; index++) {
                put(
                        "put_warehouse",
                        Map.of(
                                "code", SimulatedCompany.warehouse(index),
                                "name", "Warehouse " + (index + 1),
                                "negative_allowed", Boolean.toString(index == SimulatedCompany.NEGATIVE_WAREHOUSE)));
            }
            for (int index = 0; index < SimulatedCompany.SUPPLIERS; index++) {
                put(
                        "put_supplier",
                        Map.of("code", SimulatedCompany.supplier(index), "name", "Supplier " + (index + 1)));
            }
            for (int index = 1; index <= SimulatedCompany.CHANNELS; index++) {
                putNamed("put_channel", "CH" + index, "Canal " + index, "Channel " + index);
            }
            for (int index = 1; index <= SimulatedCompany.SALESPEOPLE; index++) {
                put("put_salesperson", Map.of("code", "SP" + index, "name", "Salesperson " + index));
            }
            for (String letter : List.of("A", "B", "C")) {
                putNamed("put_product_family", "F" + letter, "Famille " + letter, "Family " + letter);
                putNamed("put_customer_segment", "G" + letter, "Segment " + letter, "Segment " + letter);
            }
            company.products.forEach(this::putProduct);
            company.customers.forEach(this::putCustomer);
            ready.add(new OpenDay(company.nextKey(), company.businessOn));
        }

        private void planPeriods(int size) {
            int months = 2 + size / 100;
            for (YearMonth month = CLOSED_MONTH;
                    !month.isAfter(CLOSED_MONTH.plusMonths(months));
                    month = month.plusMonths(1)) {
                put(
                        "put_period",
                        Map.of(
                                "starts_on", month.atDay(1).toString(),
                                "ends_on", month.atEndOfMonth().toString()));
            }
            put("close_period", Map.of("starts_on", CLOSED_MONTH.atDay(1).toString()));
        }

        private void putProduct(Product product) {
            put(
                    "put_product",
                    Map.of(
                            "sku",
                            product.sku(),
                            "name",
                            "Product " + product.sku(),
                            "family",
                            "F" + (char) ('A' + product.index() % 3),
                            "supplier",
                            SimulatedCompany.supplier(product.index() % SimulatedCompany.SUPPLIERS),
                            "unit",
                            product.divisible() ? "kg" : "u"));
        }

        private void putCustomer(Customer customer) {
            put(
                    "put_customer",
                    Map.of(
                            "code",
                            customer.code,
                            "name",
                            "Customer " + customer.code,
                            "segment",
                            "G" + (char) ('A' + customer.index % 3),
                            "salesperson",
                            "SP" + (1 + customer.index % SimulatedCompany.SALESPEOPLE),
                            "payment_terms",
                            customer.index % 2 == 0 ? "NET30" : "NOW",
                            "country",
                            "FR"));
        }

        private void putNamed(String command, String code, String fr, String en) {
            put(command, Map.of("code", code, "name_fr", fr, "name_en", en));
        }

        private void put(String command, Map<String, String> fields) {
            ready.add(new PutReference(company.nextKey(), company.businessOn, command, fields));
        }
    }
}
