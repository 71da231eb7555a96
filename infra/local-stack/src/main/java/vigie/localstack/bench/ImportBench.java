package vigie.localstack.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SplittableRandom;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.importing.ImportCsv;
import vigie.operationaldb.importing.ImportFile;
import vigie.operationaldb.importing.ImportReport;

/**
 * A year of a trading company through the import, as {@code ./vigie import} does it: every document is tried first,
 * then all are written, through the same functions as single commands.
 */
final class ImportBench {
    private static final int DAYS = 250;
    private static final int ORDERS_A_DAY = 16;
    private static final int LINES = 5;
    private static final int LINES_OF_CHAIN = 3 * LINES;
    private static final int PRODUCTS = 500;
    private static final int CUSTOMERS = 200;
    private static final int DAYS_BETWEEN_PURCHASES = 25;
    private static final int LINES_OF_PURCHASE = 2 * PRODUCTS;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 2);

    private final Path folder;
    private final PrintWriter out;
    private final SplittableRandom random = new SplittableRandom(20_261_122L);

    ImportBench(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    void run(EmbeddedLedger server) throws IOException, SQLException {
        Files.createDirectories(folder);
        long lines = writeHistory();
        Watch watch = new Watch();
        ImportReport report;
        try (Connection writer = server.access().writer().getConnection();
                Connection reader = server.access().reader().getConnection()) {
            report = ImportCsv.run(folder, writer, reader, ImportCsv.Mode.ALL_OR_NOTHING, watch);
        }
        if (!report.faultless()) {
            throw new IllegalStateException("The generated history is refused: " + report.faults());
        }
        out.printf(
                "%n  import of %,d document lines in %,d documents: written at %,.0f lines/s (the second half at"
                        + " %,.0f), tried before that at %,.0f lines/s%n",
                lines,
                report.documents(),
                lines / watch.seconds(2, 4),
                lines / 2.0 / watch.seconds(3, 4),
                lines / watch.seconds(0, 2));
        out.printf(
                "  heap in use after a collection: %,d MiB at half of the trial, %,d MiB at the end%n",
                watch.heapBytes[1] >> 20, watch.heapBytes[4] >> 20);
    }

    /** Writes the files; answers how many document lines they hold. */
    private long writeHistory() throws IOException {
        masterData();
        long lines = 0;
        try (BufferedWriter purchases = file(ImportFile.PURCHASE_ORDERS);
                BufferedWriter receipts = file(ImportFile.RECEIPTS);
                BufferedWriter orders = file(ImportFile.ORDERS);
                BufferedWriter deliveries = file(ImportFile.DELIVERIES);
                BufferedWriter invoices = file(ImportFile.INVOICES);
                BufferedWriter payments = file(ImportFile.PAYMENTS)) {
            row(purchases, "document,supplier,warehouse,ordered_on,sku,quantity,unit_price");
            row(receipts, "document,purchase_order,received_on");
            row(orders, "document,customer,channel,warehouse,ordered_on,sku,quantity,unit_price");
            row(deliveries, "document,order,delivered_on");
            row(invoices, "document,order,invoiced_on");
            row(payments, "document,customer,paid_on,method,amount,invoice,allocation_amount");
            for (int day = 0; day < DAYS; day++) {
                LocalDate on = FIRST_DAY.plusDays(day);
                if (day % DAYS_BETWEEN_PURCHASES == 0) {
                    for (int product = 0; product < PRODUCTS; product++) {
                        row(purchases, "A%d,S,W,%s,P%d,1000,6.40".formatted(day, on, product));
                    }
                    row(receipts, "R%d,A%d,%s".formatted(day, day, on));
                    lines += LINES_OF_PURCHASE;
                }
                for (int order = 0; order < ORDERS_A_DAY; order++) {
                    String number = day + "-" + order;
                    int customer = random.nextInt(CUSTOMERS);
                    int first = random.nextInt(PRODUCTS);
                    int quantity = 1 + random.nextInt(9);
                    for (int line = 0; line < LINES; line++) {
                        int product = (first + 37 * line) % PRODUCTS;
                        row(orders, "O%s,C%d,CH,W,%s,P%d,%d,10.00".formatted(number, customer, on, product, quantity));
                    }
                    row(deliveries, "L%s,O%s,%s".formatted(number, number, on));
                    row(invoices, "F%s,O%s,%s".formatted(number, number, on));
                    int amount = LINES * quantity * 10;
                    row(
                            payments,
                            "Y%s,C%d,%s,TRANSFER,%d,F%s,%d".formatted(number, customer, on, amount, number, amount));
                    lines += LINES_OF_CHAIN;
                }
            }
        }
        return lines;
    }

    private void masterData() throws IOException {
        one(ImportFile.PAYMENT_TERMS, "code,net_days", "NET30,30");
        one(ImportFile.SUPPLIERS, "code,name", "S,Supplier");
        one(ImportFile.CHANNELS, "code,name_fr,name_en", "CH,CH,CH");
        one(ImportFile.FAMILIES, "code,name_fr,name_en", "F,F,F");
        one(ImportFile.SEGMENTS, "code,name_fr,name_en", "G,G,G");
        one(ImportFile.WAREHOUSES, "code,name,negative_allowed", "W,W,no");
        try (BufferedWriter products = file(ImportFile.PRODUCTS);
                BufferedWriter customers = file(ImportFile.CUSTOMERS)) {
            row(products, "sku,name,family,supplier");
            for (int product = 0; product < PRODUCTS; product++) {
                row(products, "P%d,P%d,F,S".formatted(product, product));
            }
            row(customers, "code,name,segment,payment_terms");
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                row(customers, "C%d,C%d,G,NET30".formatted(customer, customer));
            }
        }
    }

    private void one(ImportFile file, String header, String content) throws IOException {
        Files.writeString(folder.resolve(file.fileName()), header + "\n" + content + "\n");
    }

    private BufferedWriter file(ImportFile file) throws IOException {
        return Files.newBufferedWriter(folder.resolve(file.fileName()));
    }

    private static void row(BufferedWriter file, String cells) throws IOException {
        file.write(cells);
        file.write('\n');
    }

    /** The moments at which so many halves of the passes were over: trial 0 to 2, writing 2 to 4. */
    private static final class Watch implements LoadProgress {
        private static final int HALVES = 4;

        private final long[] nanos = new long[HALVES + 1];
        private final long[] pauseNanos = new long[HALVES + 1];
        private final long[] heapBytes = new long[HALVES + 1];
        private int reached = -1;

        @Override
        public void advanced(int done, int total, LocalDate businessOn) {
            while (reached < HALVES && (long) done * HALVES >= (long) (reached + 1) * total) {
                reached++;
                nanos[reached] = System.nanoTime();
                System.gc();
                heapBytes[reached] =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                pauseNanos[reached] = System.nanoTime() - nanos[reached];
            }
        }

        double seconds(int from, int to) {
            long paused = 0;
            for (int half = from; half < to; half++) {
                paused += pauseNanos[half];
            }
            return (nanos[to] - nanos[from] - paused) / 1e9;
        }
    }
}
