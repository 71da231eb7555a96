package vigie.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vigie.dashboard.warehouse.ReadSession;
import vigie.dashboard.warehouse.Warehouse;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/**
 * Takes the valuation entries that the jobs prepared to the journal of the ledger, one entry a day, when the business
 * day is over, and all of them before a period is closed. The ledger posts the difference to what it has of that day, so a repeat posts nothing and a late cost
 * posts what it changed.
 */
public final class PostValuations implements KeepPosting.Books {
    private static final int LINES_PER_COMMAND = 2_000;

    private static final int DAYS_PER_READ = 31;
    private static final Duration READ_DEADLINE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** Days with prepared entries, and the newest position that prepared something for each. */
    private static final String DAYS = """
            select effective_on, max(position) as prepared_at
            from postings
            where status = 'PREPARED'
              and position <= ?
              and effective_on <= ?
            group by effective_on
            order by effective_on""";

    /** All of some days, sums of nothing included: what is not named any more would stay posted. */
    private static final String LINES = """
            select postings.effective_on, postings.role, product.code, warehouse.code, postings.document_type,
              sum(postings.debit - postings.credit)
            from postings
            join (
              select move_id, min(warehouse_id) as warehouse_id from stock_values where position <= ? group by move_id
            ) as moved on moved.move_id = postings.move_id
            join members_as_of(?) as product
              on product.dimension = 'product' and product.member_id = postings.product_id
            join members_as_of(?) as warehouse
              on warehouse.dimension = 'warehouse' and warehouse.member_id = moved.warehouse_id
            where postings.status = 'PREPARED'
              and postings.position <= ?
              and postings.effective_on between ? and ?
            group by postings.effective_on, postings.role, product.code, warehouse.code, postings.document_type
            order by
              postings.effective_on, product.code, postings.role, warehouse.code, postings.document_type""";

    private final LedgerAccess ledger;
    private final Warehouse warehouse;

    private record Line(String role, String sku, String warehouse, String cause, BigDecimal amount) {}

    private record Day(LocalDate valuedOn, int epoch, long position) {}

    private record Reached(int epoch, long position) {
        boolean covers(int preparedEpoch, long preparedAt) {
            return epoch > preparedEpoch || (epoch == preparedEpoch && position >= preparedAt);
        }
    }

    /** Posts from the facts in {@code warehouse} to {@code ledger}. */
    public PostValuations(LedgerAccess ledger, Warehouse warehouse) {
        this.ledger = ledger;
        this.warehouse = warehouse;
    }

    /** The business day the facts have reached, none before the first tick. */
    @Override
    public Optional<LocalDate> businessDay() {
        return warehouse.read(PostValuations::businessDay);
    }

    /** The business day the facts of a snapshot have reached, none before the first tick. */
    static Optional<LocalDate> businessDay(ReadSession session) {
        return session.one(
                "select business_on from clock_ticks order by position desc limit 1",
                List.of(),
                row -> row.getObject(1, LocalDate.class));
    }

    /**
     * Posts every day that is over and has entries newer than what was posted of it.
     *
     * @return how many days were posted
     * @throws CommandRefused when the ledger refuses a day; days before it are posted
     */
    @Override
    public int post() throws SQLException, CommandRefused {
        Optional<LocalDate> today = businessDay();
        return today.isEmpty() ? 0 : postUntil(today.get().minusDays(1));
    }

    /**
     * Posts every day, the running one too, as the facts say it once they hold all that is committed now: before a
     * period is closed, so that its entries are dated in it.
     *
     * @param patience how long to wait for the facts
     * @return how many days were posted
     * @throws CommandRefused {@code VALUATION_NOT_POSTED} when the facts do not come, or what the ledger refuses
     */
    @Override
    public int postEverything(Duration patience) throws SQLException, CommandRefused {
        Optional<LocalDate> today = businessDay();
        if (today.isEmpty()) {
            return 0;
        }
        Instant now = tick(today.get());
        long deadline = System.nanoTime() + patience.toNanos();
        while (newestTick().isBefore(now)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new CommandRefused(
                        "VALUATION_NOT_POSTED",
                        "La période reste ouverte : la valorisation de ses derniers mouvements n'est pas encore"
                                + " calculée. Réessayer dans une minute ; la page Santé dit ce qui retarde.",
                        "The period stays open: the valuation of its last moves is not computed yet."
                                + " Try again in a minute; the health page says what is late.",
                        JsonNodeFactory.instance.objectNode(),
                        null);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
        }
        return postUntil(LocalDate.MAX.withYear(9999));
    }

    /** Marks the present in the ledger: when the facts hold this tick they hold everything committed before it. */
    private Instant tick(LocalDate businessOn) throws SQLException, CommandRefused {
        try (Connection writer = ledger.writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            JsonNode answer = commands.call(
                    "tick", null, JsonNodeFactory.instance.objectNode().put("business_on", businessOn.toString()));
            return OffsetDateTime.parse(answer.path("ticked_at").asText()).toInstant();
        }
    }

    private Instant newestTick() {
        return warehouse
                .read(session -> session.one(
                        "select max(ticked_at) from clock_ticks",
                        List.of(),
                        row -> row.getObject(1, OffsetDateTime.class)))
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    private int postUntil(LocalDate last) throws SQLException, CommandRefused {
        Map<LocalDate, Reached> posted = posted();
        List<Day> days = warehouse.read(READ_DEADLINE, session -> pending(session, last, posted));
        try (Connection writer = ledger.writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            for (int from = 0; from < days.size(); from += DAYS_PER_READ) {
                List<Day> some = days.subList(from, Math.min(from + DAYS_PER_READ, days.size()));
                Map<LocalDate, List<Line>> lines = warehouse.read(READ_DEADLINE, session -> lines(session, some));
                for (Day day : some) {
                    give(commands, day, lines.getOrDefault(day.valuedOn(), List.of()));
                }
            }
        }
        return days.size();
    }

    private Map<LocalDate, Reached> posted() throws SQLException {
        Map<LocalDate, Reached> posted = new HashMap<>();
        try (Connection reader = ledger.reader().getConnection();
                Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("select v.valued_on, v.epoch, v.position"
                        + " from api.valuation_posted as v where v.position is not null")) {
            while (rows.next()) {
                posted.put(rows.getObject(1, LocalDate.class), new Reached(rows.getInt(2), rows.getLong(3)));
            }
        }
        return posted;
    }

    private static List<Day> pending(ReadSession session, LocalDate last, Map<LocalDate, Reached> posted) {
        int epoch = session.progress().epoch();
        long position = session.progress().position();
        List<Day> pending = new ArrayList<>();
        session.rows(DAYS, List.of(position, last), row -> {
            LocalDate day = row.getObject(1, LocalDate.class);
            Reached reached = posted.get(day);
            if (reached == null || !reached.covers(epoch, row.getLong(2))) {
                pending.add(new Day(day, epoch, position));
            }
            return 0;
        });
        return pending;
    }

    /** What is known of days in a row at their position; facts up to it never change, so it may be read later. */
    private static Map<LocalDate, List<Line>> lines(ReadSession session, List<Day> days) {
        long position = days.getFirst().position();
        Map<LocalDate, List<Line>> lines = new HashMap<>();
        session.rows(
                LINES,
                List.of(
                        position,
                        position,
                        position,
                        position,
                        days.getFirst().valuedOn(),
                        days.getLast().valuedOn()),
                row -> lines.computeIfAbsent(row.getObject(1, LocalDate.class), day -> new ArrayList<>())
                        .add(new Line(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBigDecimal(6))));
        return lines;
    }

    /** In parts of whole products, because each part must balance; only the last one says that the day is complete. */
    private static void give(LedgerCommands commands, Day day, List<Line> all) throws CommandRefused {
        int from = 0;
        for (int part = 1; from < all.size(); part++) {
            int to = Math.min(from + LINES_PER_COMMAND, all.size());
            while (to < all.size() && all.get(to).sku().equals(all.get(to - 1).sku())) {
                to++;
            }
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("valued_on", day.valuedOn().toString())
                    .put("epoch", day.epoch())
                    .put("position", day.position())
                    .put("complete", to == all.size());
            ArrayNode lines = body.putArray("lines");
            for (Line line : all.subList(from, to)) {
                lines.addObject()
                        .put("role", line.role())
                        .put("sku", line.sku())
                        .put("warehouse", line.warehouse())
                        .put("cause", line.cause())
                        .put("amount", line.amount().toPlainString());
            }
            String key = "valuation/" + day.epoch() + "/" + day.position() + "/" + day.valuedOn() + "/" + part;
            commands.call("post_valuation", key, body);
            from = to;
        }
    }
}
