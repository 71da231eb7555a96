package vigie.dashboard.warehouse;

import static vigie.dashboard.warehouse.TestStock.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertState;
import vigie.facts.AuditFact;
import vigie.facts.AuditStatus;
import vigie.facts.ClockTickFact;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.facts.OrderLineEvent;
import vigie.facts.OrderLineFact;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.ReceivableFact;
import vigie.facts.ReceivableKind;

/**
 * A small distributor as facts: 2003 to mid 2005, two warehouses, partial invoicing, returns, price credit notes,
 * transfers, payments on account, sales without salesperson. The same seed gives the same facts; every figure agrees
 * with its accounts.
 */
public final class TestCompany {
    public static final LocalDate FIRST_ON = LocalDate.of(2003, 1, 6);
    public static final LocalDate LAST_ON = LocalDate.of(2005, 5, 31);
    private static final long MICRO = 1_000_000;
    private static final int PRODUCTS = 24;
    private static final int CUSTOMERS = 20;

    private record Line(
            long id,
            String order,
            int number,
            long product,
            long customer,
            @Nullable Long rep,
            long channel,
            long warehouse,
            long quantity,
            long netMinor) {
        long family() {
            return product % TestMembers.FAMILY_COUNT + 1;
        }

        long segment() {
            return customer % 3 + 1;
        }
    }

    private record Delivered(List<Line> lines, LocalDate on, String note) {}

    private final FactLog log = new FactLog();
    private final TestStock stock = new TestStock(log);
    private final TestPurchases purchases = new TestPurchases(log);
    private final TestProcess process = new TestProcess(log, stock);
    private final Random random;
    private final List<Delivered> toInvoice = new ArrayList<>();
    private long orders;
    private long lines;
    private long entries;
    private long openInvoiceMinor;
    private long onAccountMinor;

    private TestCompany(long seed) {
        this.random = new Random(seed);
    }

    /** All facts of the company of a seed. */
    public static FactLog history(long seed) {
        TestCompany company = new TestCompany(seed);
        TestMembers.write(company.log, PRODUCTS, CUSTOMERS);
        TestAlerts.rules(company.log);
        for (LocalDate on = FIRST_ON; !on.isAfter(LAST_ON); on = on.plusDays(1)) {
            company.live(on);
        }
        return company.log;
    }

    private void live(LocalDate on) {
        log.add(new ClockTickFact(day(on), Instant.parse("2026-11-01T08:00:00Z").toEpochMilli() * 1_000));
        log.add(new AuditFact("stock-value-vs-entries", AuditStatus.OK, 0, 0, 0, day(on), "layers = account 37"));
        if (on.equals(LAST_ON)) {
            log.add(TestAlerts.customer(3, AlertState.FIRING, 7_500_000L, on));
            log.add(TestAlerts.stock(4, 1, on));
            log.add(new QuarantinedEventFact(
                    "valuation", "stock_moves", "4711", "TRANSFER_ABOVE_STOCK", "transfer of 7000000"));
        }
        purchases.payOn(on);
        process.goOn(on);
        log.commit();
        int sales = random.nextInt(100) < 45 ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < sales; i++) {
            sell(on);
        }
        for (Delivered due : List.copyOf(toInvoice)) {
            if (due.on().plusDays(3).isBefore(on) && random.nextInt(10) < 3) {
                toInvoice.remove(due);
                invoice(due, on);
            }
        }
        if (random.nextInt(40) == 0) {
            transfer(on);
        }
    }

    private void sell(LocalDate on) {
        String order = "CC-" + (10_100 + ++orders);
        long customer = 1L + random.nextInt(CUSTOMERS);
        @Nullable Long rep = random.nextInt(10) == 0 ? null : customer % 3 + 1;
        long channel = 1L + random.nextInt(2);
        long warehouse = 1L + random.nextInt(2);
        List<Line> ordered = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        int base = random.nextInt(PRODUCTS);
        for (int number = 1; number <= count; number++) {
            long product = 1L + (base + 5 * number) % PRODUCTS;
            long quantity = 5L + random.nextInt(40);
            long unit = costMinor(product, on) * (110 + random.nextInt(80)) / 100;
            ordered.add(new Line(
                    ++lines, order, number, product, customer, rep, channel, warehouse, quantity, quantity * unit));
        }
        ordered.forEach(line -> event(line, OrderLineEvent.ORDERED, line.quantity(), line.netMinor(), on, order));
        log.commit();
        for (Line line : ordered) {
            while (stock.onHand(line.product(), line.warehouse()) < line.quantity()) {
                long bought = 30L + random.nextInt(90);
                long value = bought * costMinor(line.product(), on);
                String receipt = "BR-" + (1 + lines * 10 + bought);
                stock.receive(line.product(), line.warehouse(), bought, value, receipt, on);
                purchases.invoice(value, on);
                log.commit();
            }
        }
        String note = "BL-" + (20_100 + orders);
        for (Line line : ordered) {
            for (TestStock.Part part :
                    stock.issue(line.product(), line.warehouse(), line.quantity(), note, on, line.id())) {
                margin(line, MarginMeasure.COGS_ISSUE, "DELIVERY_NOTE", note, part.valueMinor(), part.quantity(), on);
            }
            margin(line, MarginMeasure.REV_ESTIMATED, "DELIVERY_NOTE", note, line.netMinor(), 0, on);
            event(line, OrderLineEvent.DELIVERED, line.quantity(), line.netMinor(), on, note);
        }
        log.commit();
        toInvoice.add(new Delivered(ordered, on, note));
    }

    private void invoice(Delivered delivered, LocalDate on) {
        String number = "F-" + (30_100 + ++entries);
        long total = 0;
        for (Line line : delivered.lines()) {
            margin(line, MarginMeasure.REV_INVOICED, "CUSTOMER_INVOICE", number, line.netMinor(), 0, on);
            margin(line, MarginMeasure.REV_ESTIMATED, "CUSTOMER_INVOICE", number, -line.netMinor(), 0, on);
            posting("VE-" + entries, "707", 0, line.netMinor(), on, "CUSTOMER_INVOICE", number, line);
            event(line, OrderLineEvent.INVOICED, line.quantity(), line.netMinor(), on, number);
            total += line.netMinor();
        }
        Line first = delivered.lines().getFirst();
        owed("VE-" + entries, first.customer(), number, "CUSTOMER_INVOICE", ReceivableKind.INVOICE, total, on);
        log.commit();
        openInvoiceMinor += total;
        int chance = random.nextInt(20);
        if (chance == 0) {
            takeBack(first, number, on);
        } else if (chance == 1) {
            creditPrice(first, number, on);
        }
        if (chance < 15) {
            pay(first.customer(), number, total, on, chance == 14);
        }
    }

    private void takeBack(Line line, String invoice, LocalDate on) {
        String number = "RT-" + ++entries;
        long quantity = Math.max(1, line.quantity() / 4);
        long cost = quantity * costMinor(line.product(), on);
        long net = line.netMinor() * quantity / line.quantity();
        stock.giveBack(line.product(), line.warehouse(), quantity, cost, number, on, line.id());
        margin(line, MarginMeasure.COGS_RETURN, "CUSTOMER_RETURN", number, -cost, -quantity, on);
        event(line, OrderLineEvent.RETURNED, quantity, net, on, number);
        margin(line, MarginMeasure.REV_RETURN, "CREDIT_NOTE", "A-" + entries, -net, 0, on);
        posting("AV-" + entries, "707", net, 0, on, "CREDIT_NOTE", "A-" + entries, line);
        owed("AV-" + entries, line.customer(), invoice, "CREDIT_NOTE", ReceivableKind.CREDIT_NOTE, -net, on);
        openInvoiceMinor -= net;
        log.commit();
    }

    private void creditPrice(Line line, String invoice, LocalDate on) {
        long net = Math.max(1, line.netMinor() / 20);
        String entry = "AV-" + ++entries;
        margin(line, MarginMeasure.CREDIT_PRICE, "CREDIT_NOTE", "A-" + entries, -net, 0, on);
        posting(entry, "7097", net, 0, on, "CREDIT_NOTE", "A-" + entries, line);
        owed(entry, line.customer(), invoice, "CREDIT_NOTE", ReceivableKind.CREDIT_NOTE, -net, on);
        openInvoiceMinor -= net;
        log.commit();
    }

    private void pay(long customer, String invoice, long amount, LocalDate on, boolean tooMuch) {
        String number = "R-" + ++entries;
        bank("BQ-" + entries, "411", customer, amount, number, on);
        log.add(new ReceivableFact(
                customer, entries, invoice, "PAYMENT", number, ReceivableKind.ALLOCATION, -amount, 0, null, day(on)));
        openInvoiceMinor -= amount;
        if (tooMuch) {
            long rest = amount / 10;
            bank("BQ-" + entries, "4191", customer, rest, number, on);
            log.add(new ReceivableFact(
                    customer, null, null, "PAYMENT", number, ReceivableKind.PAYMENT, 0, rest, null, day(on)));
            onAccountMinor += rest;
        }
        log.add(new AuditFact(
                "receivables-vs-411",
                AuditStatus.OK,
                openInvoiceMinor,
                openInvoiceMinor,
                0,
                day(on),
                "open items; on account " + onAccountMinor));
        log.commit();
    }

    private void transfer(LocalDate on) {
        long product = 1L + random.nextInt(PRODUCTS);
        long from = 1L + random.nextInt(2);
        long quantity = stock.onHand(product, from) / 2;
        if (quantity > 0) {
            stock.transfer(product, from, 3 - from, quantity, "TR-" + ++entries, on);
            log.commit();
        }
    }

    private void event(Line line, OrderLineEvent event, long quantity, long amount, LocalDate on, String document) {
        log.add(new OrderLineFact(
                line.id(),
                line.order(),
                line.number(),
                event,
                quantity * MICRO,
                amount,
                line.product(),
                line.family(),
                line.customer(),
                line.segment(),
                line.rep(),
                line.channel(),
                line.warehouse(),
                null,
                day(on),
                document));
    }

    private void margin(
            Line line, MarginMeasure measure, String type, String document, long amount, long quantity, LocalDate on) {
        log.add(new MarginFact(
                line.id(),
                measure,
                type,
                document,
                line.id(),
                null,
                amount,
                quantity * MICRO,
                line.product(),
                line.family(),
                line.customer(),
                line.segment(),
                line.rep(),
                line.channel(),
                line.warehouse(),
                day(on),
                false));
    }

    private void posting(
            String entry,
            String account,
            long debit,
            long credit,
            LocalDate on,
            String type,
            String document,
            Line line) {
        log.add(new PostingFact(
                lines * 100 + entries,
                entry,
                PostingStatus.POSTED,
                account,
                null,
                debit,
                credit,
                day(on),
                "VE",
                type,
                document,
                null,
                line.customer(),
                null,
                line.product(),
                line.id(),
                "Vente " + document));
    }

    private void owed(
            String entry, long customer, String invoice, String type, ReceivableKind kind, long amount, LocalDate on) {
        log.add(new ReceivableFact(
                customer,
                entries,
                invoice,
                type,
                type.equals("CREDIT_NOTE") ? "A-" + entries : invoice,
                kind,
                amount,
                0,
                day(on.plusDays(30)),
                day(on)));
        log.add(new PostingFact(
                entries,
                entry,
                PostingStatus.POSTED,
                "411",
                "CUST",
                Math.max(amount, 0),
                Math.max(-amount, 0),
                day(on),
                "VE",
                type,
                type.equals("CREDIT_NOTE") ? "A-" + entries : invoice,
                null,
                customer,
                null,
                null,
                null,
                "Client " + customer));
    }

    private void bank(String entry, String account, long customer, long amount, String number, LocalDate on) {
        log.add(new PostingFact(
                entries,
                entry,
                PostingStatus.POSTED,
                "512",
                "BANK",
                amount,
                0,
                day(on),
                "BQ",
                "PAYMENT",
                number,
                null,
                null,
                null,
                null,
                null,
                "Règlement " + number));
        log.add(new PostingFact(
                entries,
                entry,
                PostingStatus.POSTED,
                account,
                null,
                0,
                amount,
                day(on),
                "BQ",
                "PAYMENT",
                number,
                null,
                customer,
                null,
                null,
                null,
                "Règlement " + number));
    }

    /** Costs rise slowly so that layers differ. */
    private static long costMinor(long product, LocalDate on) {
        return 1_500 + product * 220 + (on.toEpochDay() - FIRST_ON.toEpochDay()) * product / 30;
    }
}
