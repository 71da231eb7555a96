package vigie.dashboard.warehouse;

import static vigie.dashboard.warehouse.TestStock.day;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import vigie.facts.PeriodFact;
import vigie.facts.QuotationEvent;
import vigie.facts.QuotationFact;
import vigie.facts.StockCountFact;

/**
 * What the test company does beside selling: a product counted and found right each month, a quotation each month, won
 * every other time, months closed on the 8th of the next.
 */
final class TestProcess {
    private static final long MICRO = 1_000_000;

    private final FactLog log;
    private final TestStock stock;

    TestProcess(FactLog log, TestStock stock) {
        this.log = log;
        this.stock = stock;
    }

    /** Writes what happens on a day into the transaction being written. */
    void goOn(LocalDate on) {
        long month = on.getYear() * 12L + on.getMonthValue();
        switch (on.getDayOfMonth()) {
            case 1 -> period(on.withDayOfMonth(1), false, on);
            case 5 -> {
                quotation(month, QuotationEvent.QUOTED, on);
                quotation(month, QuotationEvent.LINE, on);
            }
            case 8 -> period(on.withDayOfMonth(1).minusMonths(1), true, on);
            case 15 -> quotation(month, month % 2 == 0 ? QuotationEvent.WON : QuotationEvent.LOST, on);
            case 20 -> count(1 + month % 2, on);
            default -> {
                // Nothing on other days.
            }
        }
    }

    private void count(long product, LocalDate on) {
        long held = stock.onHand(product, 1) * MICRO;
        log.add(new StockCountFact(product, 1, "IN-" + day(on), 1, held, held, day(on)));
    }

    private void period(LocalDate first, boolean closed, LocalDate on) {
        log.add(new PeriodFact(
                first.getYear() * 12L + first.getMonthValue(),
                day(first),
                day(first.plusMonths(1)) - 1,
                closed,
                on.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICRO));
    }

    private void quotation(long id, QuotationEvent event, LocalDate on) {
        boolean quoted = event == QuotationEvent.QUOTED;
        boolean line = event == QuotationEvent.LINE;
        long customer = id % 20 + 1;
        log.add(new QuotationFact(
                id,
                "DE-" + id,
                event,
                quoted ? 1 : null,
                customer,
                only(line, customer % 3 + 1),
                only(quoted, customer % 3 + 1),
                only(quoted, 1),
                only(quoted, 1),
                only(line, 1),
                only(line, 2),
                line ? 4 * MICRO : 0,
                line ? 100_00 + id : 0,
                quoted ? day(on.plusDays(30)) : null,
                event == QuotationEvent.LOST ? "prix" : null,
                day(on)));
    }

    private static @Nullable Long only(boolean there, long id) {
        return there ? id : null;
    }
}
