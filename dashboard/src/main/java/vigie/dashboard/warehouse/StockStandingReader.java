package vigie.dashboard.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigie.dashboard.warehouse.StockStanding.Due;

/**
 * Keeps {@link StockStanding} up to date: facts only grow, so each question reads those of the positions since the last
 * one and adds them. The macro {@code stock_standing_as_of} says the same of any position of the past.
 */
public final class StockStandingReader {
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private record Day(LocalDate valuedOn, String accountCode) {}

    private record Sums(BigDecimal prepared, BigDecimal posted) {
        Sums plus(Sums more) {
            return new Sums(prepared.add(more.prepared), posted.add(more.posted));
        }

        boolean due() {
            return prepared.compareTo(posted) != 0;
        }
    }

    private final Map<Day, Sums> days =
            new TreeMap<>(Comparator.comparing(Day::valuedOn).reversed().thenComparing(Day::accountCode));
    private BigDecimal posted = NOTHING;
    private BigDecimal pending = NOTHING;
    private BigDecimal layers = NOTHING;
    private BigDecimal shortages = NOTHING;
    private int run;
    private int epoch;
    private long position = -1;

    /** State at the position of a session; at a later one where somebody else has read further already. */
    public synchronized StockStanding read(ReadSession session) {
        Progress now = session.progress();
        boolean before = now.run() < run || (now.run() == run && now.epoch() < epoch);
        if (!before && (now.run() != run || now.epoch() != epoch)) {
            forget();
            run = now.run();
            epoch = now.epoch();
        }
        if (!before && now.position() > position) {
            add(session, now.position());
        }
        return standing();
    }

    private void forget() {
        days.clear();
        posted = NOTHING;
        pending = NOTHING;
        layers = NOTHING;
        shortages = NOTHING;
        position = -1;
    }

    private void add(ReadSession session, long until) {
        record Change(Day day, boolean stock, Sums sums, BigDecimal entered) {}
        List<Change> changes = session.rows(
                "select effective_on, account_code, is_stock, prepared, posted, entered from valuation_sums(?, ?)",
                List.of(position, until),
                row -> new Change(
                        new Day(row.getObject(1, LocalDate.class), row.getString(2)),
                        row.getBoolean(3),
                        new Sums(row.getBigDecimal(4), row.getBigDecimal(5)),
                        row.getBigDecimal(6)));
        List<BigDecimal> values = session.one(
                        "select coalesce(sum(value), 0)::decimal(18, 2), coalesce(sum(shortage_value), 0)::decimal(18, 2)"
                                + " from stock_values where position > ? and position <= ?",
                        List.of(position, until),
                        row -> List.of(row.getBigDecimal(1), row.getBigDecimal(2)))
                .orElseThrow();
        for (Change change : changes) {
            days.merge(change.day(), change.sums(), Sums::plus);
            if (change.stock()) {
                posted = posted.add(change.entered()).add(change.sums().posted());
                pending = pending.add(change.sums().prepared())
                        .subtract(change.sums().posted());
            }
        }
        layers = layers.add(values.getFirst());
        shortages = shortages.add(values.getLast());
        position = until;
    }

    private StockStanding standing() {
        List<Due> due = new ArrayList<>();
        days.forEach((day, sums) -> {
            if (sums.due()) {
                due.add(new Due(day.valuedOn(), day.accountCode(), sums.prepared(), sums.posted()));
            }
        });
        BigDecimal gap = posted.add(pending).subtract(layers).add(shortages);
        return new StockStanding(Math.max(position, 0), posted, pending, layers, shortages, gap, due);
    }
}
