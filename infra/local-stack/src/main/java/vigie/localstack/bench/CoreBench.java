package vigie.localstack.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import vigie.localstack.StackPorts;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.MigrateDatabase;
import vigie.operationaldb.demo.ContendedTrade;
import vigie.operationaldb.demo.OrderToCash;

/**
 * The transactional core alone: complete order-to-cash chains with durable commits, in turns with the reference, the
 * TPC-B-like transaction of pgbench over the same driver on the same server; then the import of a year; then many
 * clients on the same ten products, and whether stock and balances are exact afterwards.
 */
final class CoreBench {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final int PRODUCTS = 2_000;
    private static final int LINES = 5;
    private static final int COMMANDS_PER_CHAIN = 4;
    private static final int CONTENDING_CLIENTS = 32;
    private static final Duration CONTENTION = Duration.ofSeconds(60);

    private final Path folder;
    private final PrintWriter out;

    /** What one client does again and again until its round is over. */
    private interface Client extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    private interface MakesClient {
        Client client(int number) throws SQLException;
    }

    private record Round(double perSecond, double walBytesEach) {}

    CoreBench(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    void run() throws Exception {
        onFreshLedger(this::chains);
        onFreshLedger(server -> new ImportBench(folder.resolve("history"), out).run(server));
        onFreshLedger(this::contend);
    }

    private interface Measure {
        void run(EmbeddedLedger server) throws Exception;
    }

    private void onFreshLedger(Measure measure) throws Exception {
        DataFolder data = new DataFolder(folder);
        data.erase();
        DataFolder.Hold held = data.hold();
        try (EmbeddedLedger server =
                EmbeddedLedger.start(data, StackPorts.free().postgres(), LedgerDatabaseSettings.all())) {
            MigrateDatabase.migrate(server.access().owner());
            server.openRoles();
            measure.run(server);
        } finally {
            held.close();
        }
    }

    private void chains(EmbeddedLedger server) throws Exception {
        try (Connection writer = server.access().writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            OrderToCash.openCompany(commands, PRODUCTS, 1_000_000);
        }
        try (Connection owner = server.access().owner().getConnection()) {
            TpcbLike.create(owner);
        }
        MakesClient seller = number -> seller(server, number);
        MakesClient teller =
                number -> new Teller(new TpcbLike(server.access().owner().getConnection(), number));
        round(server, seller); // warm-up
        round(server, teller);
        List<Round> chains = new ArrayList<>();
        List<Round> references = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            chains.add(round(server, seller));
            references.add(round(server, teller));
        }
        double perSecond = median(chains.stream().mapToDouble(Round::perSecond));
        double referencePerSecond = median(references.stream().mapToDouble(Round::perSecond));
        double walBytes = median(chains.stream().mapToDouble(Round::walBytesEach));
        double referenceWalBytes = median(references.stream().mapToDouble(Round::walBytesEach));
        out.printf("%n  order of %d lines -> delivery -> invoice -> payment, %d clients, durable%n", LINES, CLIENTS);
        out.printf("  %s chains/s, %,.0f bytes of WAL each%n", spread(chains), walBytes);
        out.printf(
                "  reference, TPC-B-like over the same driver: %s transactions/s, %,.0f bytes of WAL each%n",
                spread(references), referenceWalBytes);
        out.printf(
                "  ratio of committed statements/s %.2f, of WAL bytes per chain and transaction %.1f%n",
                perSecond * COMMANDS_PER_CHAIN / (referencePerSecond * TpcbLike.STATEMENTS),
                walBytes / referenceWalBytes);
    }

    private static Client seller(EmbeddedLedger server, int number) throws SQLException {
        Connection connection = server.access().writer().getConnection();
        LedgerCommands commands = new LedgerCommands(connection);
        OrderToCash client = new OrderToCash(commands, "S" + number + "-" + System.nanoTime(), PRODUCTS, number);
        return new Client() {
            @Override
            public void once() throws Exception {
                client.sell(client.anyWarehouse(), client.anyProducts(LINES), 1);
            }

            @Override
            public void close() throws SQLException {
                commands.close();
                connection.close();
            }
        };
    }

    private record Teller(TpcbLike transactions) implements Client {
        @Override
        public void once() throws SQLException {
            transactions.once();
        }

        @Override
        public void close() throws SQLException {
            transactions.close();
        }
    }

    private static Round round(EmbeddedLedger server, MakesClient clients) throws Exception {
        LongAdder done = new LongAdder();
        long walBefore = walBytes(server);
        long began = System.nanoTime();
        long until = began + ROUND.toNanos();
        try (ExecutorService running = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> ended = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                int numbered = number;
                ended.add(running.submit(() -> {
                    try (Client client = clients.client(numbered)) {
                        while (System.nanoTime() < until) {
                            client.once();
                            done.increment();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> client : ended) {
                client.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Round(done.sum() / seconds, (double) (walBytes(server) - walBefore) / done.sum());
    }

    private void contend(EmbeddedLedger server) throws Exception {
        ContendedTrade trade = new ContendedTrade(server.access().writer(), 10);
        trade.open();
        try {
            trade.run(CONTENDING_CLIENTS, CONTENTION, 20_261_122L);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e);
        }
        out.printf(
                "%n  %d clients on 10 products for %d s: %,d actions, %,d refused for lack of stock, %d deadlocks%n",
                CONTENDING_CLIENTS, CONTENTION.toSeconds(), trade.done(), trade.refused(), trade.deadlocks());
        out.printf(
                "  stock that differs from what the clients were told: %s; checks of the ledger that fail: %s%n",
                trade.stockDifferences(server.access().owner()),
                MigrateDatabase.verify(server.access().owner()));
    }

    private static long walBytes(EmbeddedLedger server) throws SQLException {
        try (Connection owner = server.access().owner().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String spread(List<Round> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
        return String.format("%,.0f (%,.0f to %,.0f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
