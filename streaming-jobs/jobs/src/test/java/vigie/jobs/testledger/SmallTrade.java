package vigie.jobs.testledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.rows.AlertRuleRow;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.CostEventRow;
import vigie.ledgerevents.rows.CustomerInvoiceLineRow;
import vigie.ledgerevents.rows.CustomerInvoiceRow;
import vigie.ledgerevents.rows.CustomerRow;
import vigie.ledgerevents.rows.CustomerSegmentRow;
import vigie.ledgerevents.rows.DeliveryNoteLineRow;
import vigie.ledgerevents.rows.JournalEntryRow;
import vigie.ledgerevents.rows.PaymentAllocationRow;
import vigie.ledgerevents.rows.PaymentRow;
import vigie.ledgerevents.rows.PeriodRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.ProductFamilyRow;
import vigie.ledgerevents.rows.ProductRow;
import vigie.ledgerevents.rows.ReorderRuleRow;
import vigie.ledgerevents.rows.SalesOrderLineRow;
import vigie.ledgerevents.rows.SalesOrderRow;
import vigie.ledgerevents.rows.StockMoveRow;
import vigie.ledgerevents.rows.WarehouseRow;

/**
 * A small trade told from a seed: goods are received, sold, delivered, invoiced and paid, freight on them is billed
 * late, some receipts are dated back, days pass and periods are closed. Every entry balances, nothing is sold that is
 * not there, so every check of the auditor holds.
 */
public final class SmallTrade {

    private static final long UNIT = 1_000_000;
    private static final int FIRST_DAY = 20_000;
    private static final int PRODUCTS = 6;
    private static final int CUSTOMERS = 5;

    private final Random random;
    private final WrittenLedger ledger = new WrittenLedger();
    private final long[] onHand = new long[PRODUCTS + 1];
    private final List<StockMoveRow> receipts = new ArrayList<>();
    private long nextId = 1;
    private int day = FIRST_DAY;

    private SmallTrade(long seed) {
        random = new Random(seed);
    }

    /** The ledger after so many actions; equal seeds tell equal stories. */
    public static WrittenLedger told(long seed, int actions) {
        var trade = new SmallTrade(seed);
        trade.open();
        for (int i = 0; i < actions; i++) {
            switch (trade.random.nextInt(10)) {
                case 0, 1 -> trade.receive();
                case 2 -> trade.nextDay();
                case 3, 4 -> trade.payFreight();
                default -> trade.sell();
            }
        }
        trade.nextDay();
        return trade.ledger;
    }

    private void open() {
        List<Record> rows = new ArrayList<>();
        rows.add(new ProductFamilyRow(1, "MINI", "Miniatures", "Miniatures", 0));
        rows.add(new CustomerSegmentRow(1, "SHOP", "Magasins", "Shops", 0));
        rows.add(new WarehouseRow(1, "NORTH", "Nord", false, 0));
        for (long id = 1; id <= PRODUCTS; id++) {
            rows.add(new ProductRow(id, "SKU-" + id, "Model " + id, 1, null, "U", 0));
        }
        for (long id = 1; id <= CUSTOMERS; id++) {
            rows.add(new CustomerRow(id, "C" + id, "Customer " + id, 1, null, 1, "FR", null, 0));
        }
        rows.add(alertRule(1, "SALE_LINE", 0, 20, 0));
        rows.add(alertRule(2, "CUSTOMER", 5, 45, 2));
        rows.add(alertRule(3, "PRODUCT", 3, 45, 0));
        rows.add(new ReorderRuleRow(1, 1, 1, "MIN_MAX", 9 * UNIT, 20 * UNIT, null, 3, null, false, 0));
        rows.add(new AlertRuleRow(
                4,
                "reorder",
                "x",
                "x",
                "ABOVE_REORDER_POINT",
                "STOCK",
                0,
                "AT_OR_BELOW",
                0,
                2 * UNIT,
                0,
                0,
                "INFO",
                "",
                false,
                0));
        ledger.commit(rows);
        nextDay();
    }

    /** Margin below a percentage, over at two more. */
    private static AlertRuleRow alertRule(long id, String entity, int windowDays, long percent, int durationDays) {
        return new AlertRuleRow(
                id,
                "margin-" + id,
                "x",
                "x",
                "MARGIN_RATE",
                entity,
                windowDays,
                "BELOW",
                percent * UNIT,
                (percent + 2) * UNIT,
                durationDays,
                0,
                "WARNING",
                "",
                false,
                0);
    }

    private void nextDay() {
        day++;
        ledger.commit(new ClockTickRow(nextId++, day, day * 86_400_000_000L, 0));
        if (day % 5 == 0) {
            ledger.commit(new PeriodRow(nextId++, day - 9, day - 5, true, 0));
        }
    }

    private void receive() {
        long product = 1L + random.nextInt(PRODUCTS);
        long units = 1L + random.nextInt(20);
        long valueMinor = units * (500 + random.nextInt(1000)) + random.nextInt(3);
        long receipt = nextId++;
        onHand[(int) product] += units;
        List<Record> rows = new ArrayList<>();
        int late = receipts.size() % 3 == 2 ? 1 + receipts.size() % 8 : 0;
        var move = new StockMoveRow(
                nextId++,
                "RECEIPT",
                product,
                null,
                1L,
                units * UNIT,
                valueMinor,
                day - late,
                "GOODS_RECEIPT",
                receipt,
                "GR-" + receipt,
                receipt,
                null,
                null,
                null,
                0);
        rows.add(move);
        receipts.add(move);
        entry(
                rows,
                "GOODS_RECEIPT",
                "GR-" + receipt,
                null,
                product,
                valueMinor,
                leg("607", "PURCH"),
                leg("4081", "GRNI"));
        ledger.commit(rows);
    }

    /** Freight on one receipt, whatever became of its goods. */
    private void payFreight() {
        if (receipts.isEmpty()) {
            receive();
            return;
        }
        StockMoveRow receipt = receipts.get(random.nextInt(receipts.size()));
        long amountMinor = 1L + random.nextInt(2_000);
        long invoice = nextId++;
        String number = "FF-" + invoice;
        List<Record> rows = new ArrayList<>();
        rows.add(new CostEventRow(
                nextId++,
                "LANDED",
                receipt.productId(),
                1,
                receipt.documentId(),
                receipt.id(),
                amountMinor,
                day,
                "SUPPLIER_INVOICE",
                invoice,
                number,
                invoice,
                0));
        entry(
                rows,
                "SUPPLIER_INVOICE",
                number,
                null,
                receipt.productId(),
                amountMinor,
                leg("608", "FREIGHT_IN"),
                leg("401", "SUP"));
        ledger.commit(rows);
    }

    /** Order, then delivery, then invoice, then payment, each in its own transaction. */
    private void sell() {
        int product = 1 + random.nextInt(PRODUCTS);
        if (onHand[product] == 0) {
            receive();
            return;
        }
        long units = 1 + random.nextLong(onHand[product]);
        onHand[product] -= units;
        long customer = 1L + random.nextInt(CUSTOMERS);
        long netMinor = units * (1500 + random.nextInt(500));
        long order = nextId++;
        long line = nextId++;
        ledger.commit(
                new SalesOrderRow(order, "SO-" + order, customer, 1, 1, null, day, null, day + 2, 0),
                new SalesOrderLineRow(
                        line,
                        order,
                        "SO-" + order,
                        1,
                        product,
                        1,
                        customer,
                        1,
                        null,
                        1,
                        1,
                        units * UNIT,
                        netMinor / units * UNIT / 100,
                        netMinor,
                        netMinor,
                        0,
                        day,
                        0));
        deliver(product, line, units, netMinor);
        long invoice = invoice(customer, order, line, product, units, netMinor);
        pay(customer, invoice, netMinor);
    }

    private void deliver(long product, long line, long units, long netMinor) {
        long note = nextId++;
        long noteLine = nextId++;
        ledger.commit(
                new DeliveryNoteLineRow(noteLine, note, "DN-" + note, 1, line, product, units * UNIT, netMinor, day, 0),
                new StockMoveRow(
                        nextId++,
                        "DELIVERY",
                        product,
                        1L,
                        null,
                        units * UNIT,
                        null,
                        day,
                        "DELIVERY_NOTE",
                        note,
                        "DN-" + note,
                        noteLine,
                        line,
                        null,
                        null,
                        0));
    }

    private long invoice(long customer, long order, long line, long product, long units, long netMinor) {
        long invoice = nextId++;
        List<Record> invoiced = new ArrayList<>();
        invoiced.add(new CustomerInvoiceRow(
                invoice, "INV-" + invoice, order, customer, day, day + 30, netMinor, 0, netMinor, 0));
        invoiced.add(new CustomerInvoiceLineRow(
                nextId++, invoice, "INV-" + invoice, 1, line, product, customer, units * UNIT, netMinor, 0, day, 0));
        entry(
                invoiced,
                "CUSTOMER_INVOICE",
                "INV-" + invoice,
                customer,
                null,
                netMinor,
                leg("411", "CUST"),
                leg("707", "SALES"));
        ledger.commit(invoiced);
        return invoice;
    }

    private void pay(long customer, long invoice, long grossMinor) {
        long paidMinor = 1 + random.nextLong(grossMinor);
        long extraMinor = random.nextInt(3) == 0 ? 250 : 0;
        long payment = nextId++;
        String number = "PAY-" + payment;
        List<Record> rows = new ArrayList<>();
        rows.add(new PaymentRow(payment, number, customer, "TRANSFER", day, paidMinor + extraMinor, 0));
        rows.add(new PaymentAllocationRow(
                nextId++, payment, number, invoice, "INV-" + invoice, customer, paidMinor, day, 0));
        entry(rows, "PAYMENT", number, customer, null, paidMinor, leg("512", "BANK"), leg("411", "CUST"));
        if (extraMinor > 0) {
            entry(rows, "PAYMENT", number, customer, null, extraMinor, leg("512", "BANK"), leg("4191", "CUST_ADVANCE"));
        }
        ledger.commit(rows);
    }

    /** An account with its chart role. */
    private record Leg(String account, String role) {}

    private static Leg leg(String account, String role) {
        return new Leg(account, role);
    }

    private void entry(
            List<Record> rows,
            String documentType,
            String documentNumber,
            @Nullable Long customer,
            @Nullable Long product,
            long amountMinor,
            Leg debit,
            Leg credit) {
        long entry = nextId++;
        String number = "E-" + entry;
        rows.add(new JournalEntryRow(entry, number, "OD", day, documentType, null, documentNumber, documentNumber, 0));
        int line = 1;
        for (Leg leg : List.of(debit, credit)) {
            rows.add(new PostingRow(
                    nextId++,
                    entry,
                    number,
                    line,
                    leg.account(),
                    leg.role(),
                    leg.equals(debit) ? amountMinor : 0,
                    leg.equals(credit) ? amountMinor : 0,
                    day,
                    "OD",
                    documentType,
                    documentNumber,
                    customer,
                    null,
                    product,
                    null,
                    documentNumber,
                    0));
            line++;
        }
    }
}
