package vigie.operationaldb.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.postgresql.util.PSQLState;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Many clients sell, buy and move the same few products at the same time, each with its lines in its own order, and
 * keep count of what they were told was done. Afterwards {@link #stockDifferences} compares that with the ledger.
 */
public final class ContendedTrade {
    private static final int OPENING_QUANTITY = 500;
    private static final int LINES = 3;

    private final DataSource writer;
    private final int products;
    private final Map<String, LongAdder> expectedOnHand = new ConcurrentHashMap<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder deadlocks = new LongAdder();

    /**
     * @param writer connections of the role that gives commands
     * @param products how many products all clients share
     */
    public ContendedTrade(DataSource writer, int products) {
        this.writer = writer;
        this.products = products;
    }

    /** Opens the company; the ledger must be empty. */
    public void open() throws SQLException, CommandRefused {
        try (Connection connection = writer.getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            OrderToCash.openCompany(commands, products, OPENING_QUANTITY);
        }
        for (String warehouse : OrderToCash.WAREHOUSES) {
            for (int product = 0; product < products; product++) {
                onHand(warehouse, product).add(OPENING_QUANTITY);
            }
        }
    }

    /**
     * Lets the clients trade for a while.
     *
     * @throws ExecutionException when a client met anything but a refusal or a deadlock
     */
    public void run(int clients, Duration length, long seed) throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + length.toNanos();
        SplittableRandom seeds = new SplittableRandom(seed);
        try (ExecutorService running = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> ended = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                String name = "C" + client;
                SplittableRandom random = seeds.split();
                ended.add(running.submit(() -> {
                    trade(name, random, until);
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
        }
    }

    private void trade(String client, SplittableRandom random, long until) throws SQLException {
        try (Connection connection = writer.getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            OrderToCash trader = new OrderToCash(commands, client, products, random.nextLong());
            while (System.nanoTime() < until) {
                try {
                    act(trader, random);
                    done.increment();
                } catch (CommandRefused outOfStock) {
                    refused.increment();
                } catch (LedgerUnavailable e) {
                    if (e.getCause() instanceof SQLException cause
                            && PSQLState.DEADLOCK_DETECTED.getState().equals(cause.getSQLState())) {
                        deadlocks.increment();
                    } else {
                        throw e;
                    }
                }
            }
        }
    }

    private void act(OrderToCash trader, SplittableRandom random) throws CommandRefused {
        List<Integer> chosen = trader.anyProducts(LINES);
        String warehouse = trader.anyWarehouse();
        int quantity = random.nextInt(1, 9);
        int draw = random.nextInt(10);
        if (draw < 5) {
            trader.sell(warehouse, chosen, quantity);
            chosen.forEach(product -> onHand(warehouse, product).add(-quantity));
        } else if (draw < 8) {
            trader.purchase(warehouse, chosen, quantity);
            chosen.forEach(product -> onHand(warehouse, product).add(quantity));
        } else {
            trader.transfer(warehouse, chosen, quantity);
            String to = OrderToCash.WAREHOUSES.get(1 - OrderToCash.WAREHOUSES.indexOf(warehouse));
            chosen.forEach(product -> onHand(warehouse, product).add(-quantity));
            chosen.forEach(product -> onHand(to, product).add(quantity));
        }
    }

    /** Actions that were done, refused ones apart. */
    public long done() {
        return done.sum();
    }

    /** Actions the ledger refused because there was too little stock. */
    public long refused() {
        return refused.sum();
    }

    /** Commands that ended in a deadlock. */
    public long deadlocks() {
        return deadlocks.sum();
    }

    /**
     * Where the ledger's stock, or the sum of its moves, is not what the clients were told: "W1 P3" and both figures.
     *
     * @param reader connections that may read the ledger
     */
    public Map<String, String> stockDifferences(DataSource reader) throws SQLException {
        Map<String, String> differences = new TreeMap<>();
        try (Connection connection = reader.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select
                          w.code || ' ' || p.sku, l.on_hand::bigint, (
                            select sum(case when m.to_warehouse_id = w.id then m.quantity else -m.quantity end)::bigint
                            from ledger.stock_moves as m
                            where m.product_id = p.id and w.id in (m.from_warehouse_id, m.to_warehouse_id))
                        from ledger.stock_levels as l
                        join ledger.warehouses as w on w.id = l.warehouse_id
                        join ledger.products as p on p.id = l.product_id""");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String place = rows.getString(1);
                long told = expectedOnHand.getOrDefault(place, new LongAdder()).sum();
                if (rows.getLong(2) != told || rows.getLong(3) != told) {
                    differences.put(
                            place, told + " told, " + rows.getLong(2) + " on hand, " + rows.getLong(3) + " moved");
                }
            }
        }
        return differences;
    }

    private LongAdder onHand(String warehouse, int product) {
        return expectedOnHand.computeIfAbsent(warehouse + " " + OrderToCash.sku(product), place -> new LongAdder());
    }
}
