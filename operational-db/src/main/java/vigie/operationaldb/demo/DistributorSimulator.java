package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.OpenDay;

/**
 * Invents the history of a distributor: purchases, partial receipts and deliveries, invoices (also ahead of
 * delivery, also at another price than ordered), freight and supplier rebates that come late, payments
 * of every habit, returns, also to suppliers, credits, transfers, counts, scraps and cancellations; quotations won,
 * lost and expired, price lists and agreed prices, cartons, lots that expire, seasons, products that come and go, costs
 * that drift, documents entered late and entries corrected. From {@link #PLANTED_FROM} actions on, one anomaly of each
 * kind is planted: {@link #anomalies()}.
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

    /** Smallest history with anomalies. */
    public static final int PLANTED_FROM = 400;

    /** A closed month before the history, for dates that must be refused. */
    static final YearMonth CLOSED_MONTH = YearMonth.of(2023, 12);

    private final long seed;
    private final int size;

    /**
     * Describes a history; nothing is generated yet.
     *
     * @param seed any number; print it when a test fails
     * @param size number of actions after the master data, planted anomalies not counted
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

    /** What is wrong in the history on purpose, in its order. */
    public List<PlantedAnomaly> anomalies() {
        History history = new History(seed, size);
        history.forEachRemaining(action -> {});
        return history.plant.planted();
    }

    private static final class History implements Iterator<BusinessAction> {
        private static final int ATTEMPTS = 200;

        private final SimulatedCompany company;
        private final SupplyActions supply;
        private final SalesActions sales;
        private final MoneyActions money;
        private final WrongActions wrong;
        private final PlantAnomalies plant;
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
            ready.addAll(new SimulatedMasterData(company, size).plan());
            plant = new PlantAnomalies(company, supply, sales, size);
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
            ready.addAll(plant.due(left));
            BusinessAction planted = ready.poll();
            if (planted != null) {
                return planted;
            }
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                BusinessAction action = propose(company.random.nextInt(108));
                if (action != null) {
                    return action;
                }
            }
            return supply.purchase();
        }

        /** One draw out of 108; the shares are those of a lively distributor. */
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
            return draw == 99 ? wrong.any() : onPaper(draw);
        }

        /** Quotations and entries by hand. */
        private @Nullable BusinessAction onPaper(int draw) {
            return switch (draw) {
                case 100, 101, 102 -> sales.quote();
                case 103, 104 -> sales.answerQuotation(true);
                case 105 -> sales.answerQuotation(false);
                case 106 -> sales.expireQuotations();
                default -> money.postWrongly(ready);
            };
        }

        private BusinessAction openDay() {
            company.businessOn = company.businessOn.plusDays(1 + (company.random.nextInt(5) == 0 ? 2 : 0));
            return new OpenDay(company.nextKey(), company.businessOn);
        }
    }
}
