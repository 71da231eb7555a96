package vigie.dashboard.warehouse;

import static vigie.dashboard.warehouse.TestStock.day;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import vigie.facts.PayableFact;
import vigie.facts.PayableKind;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;

/** Invoices of the test company's supplier: due after 30 days, paid after 45, every tenth credited in part. */
final class TestPurchases {
    private static final long SUPPLIER = 1;
    private static final int DUE_DAYS = 30;
    private static final int PAID_DAYS = 45;

    private record Open(long id, String number, long amountMinor, LocalDate on) {}

    private final FactLog log;
    private final Deque<Open> open = new ArrayDeque<>();
    private long invoices;

    TestPurchases(FactLog log) {
        this.log = log;
    }

    /** Writes the invoice for a receipt into the transaction being written. */
    void invoice(long amountMinor, LocalDate on) {
        long id = ++invoices;
        String number = "FF-" + id;
        change(id, "SUPPLIER_INVOICE", number, PayableKind.INVOICE, amountMinor, on.plusDays(DUE_DAYS), on);
        entry("AC-" + id, "607", "401", amountMinor, "SUPPLIER_INVOICE", number, on);
        long credited = id % 10 == 0 ? amountMinor / 20 : 0;
        if (credited > 0) {
            change(id, "SUPPLIER_CREDIT_NOTE", "AF-" + id, PayableKind.CREDIT_NOTE, -credited, null, on);
            entry("AF-" + id, "401", "607", credited, "SUPPLIER_CREDIT_NOTE", "AF-" + id, on);
        }
        open.add(new Open(id, number, amountMinor - credited, on));
    }

    /** Writes the payments of a day into the transaction being written. */
    void payOn(LocalDate on) {
        while (!open.isEmpty() && !open.getFirst().on().plusDays(PAID_DAYS).isAfter(on)) {
            Open paid = open.removeFirst();
            String number = "RF-" + paid.id();
            change(paid.id(), "SUPPLIER_PAYMENT", number, PayableKind.ALLOCATION, -paid.amountMinor(), null, on);
            entry(number, "401", "512", paid.amountMinor(), "SUPPLIER_PAYMENT", number, on);
        }
    }

    private void change(
            long invoice,
            String type,
            String number,
            PayableKind kind,
            long amountMinor,
            @Nullable LocalDate due,
            LocalDate on) {
        log.add(new PayableFact(
                SUPPLIER, invoice, type, number, kind, amountMinor, due == null ? null : day(due), day(on)));
    }

    private void entry(
            String number,
            String debited,
            String credited,
            long amountMinor,
            String type,
            String document,
            LocalDate on) {
        for (boolean debit : new boolean[] {true, false}) {
            log.add(new PostingFact(
                    null,
                    number,
                    PostingStatus.POSTED,
                    debit ? debited : credited,
                    null,
                    debit ? amountMinor : 0,
                    debit ? 0 : amountMinor,
                    day(on),
                    "AC",
                    type,
                    document,
                    null,
                    null,
                    SUPPLIER,
                    null,
                    null,
                    "Achat " + document));
        }
    }
}
