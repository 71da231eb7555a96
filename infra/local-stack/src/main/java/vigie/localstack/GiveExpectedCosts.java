package vigie.localstack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.warehouse.ReadSession;
import vigie.dashboard.warehouse.Warehouse;
import vigie.localstack.NextUnitCosts.Pool;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;

/**
 * Takes what the next unit of each product costs, warehouse by warehouse, from the layers in the warehouse file to the
 * ledger, so that an order that earns too little can wait for an approval. Looks for new facts ten times a second; what
 * could not be given is given the next time.
 */
public final class GiveExpectedCosts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GiveExpectedCosts.class);
    private static final long EVERY_MILLIS = 100;
    private static final int LINES_PER_COMMAND = 2_000;

    private static final String CHANGES = """
            select product_id, warehouse_id, fifo_on, layer_id, remaining_quantity, remaining_value
            from cost_layers
            where position > ?
              and position <= ?
            order by position, fact_index""";

    private static final String CODES = """
            select dimension, member_id, code from members_as_of(?) where dimension in ('product', 'warehouse')""";

    private final LedgerAccess ledger;
    private final Warehouse warehouse;
    private final LongSupplier appliedPosition;
    private final Map<Pool, BigDecimal> waiting = new LinkedHashMap<>();
    /** Codes of products and warehouses never change, so they are read again only for one not met before. */
    private final Map<Member, String> codes = new HashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("expected-costs").factory());
    private NextUnitCosts costs = new NextUnitCosts();
    private int epoch;
    private long position;

    private record Member(String dimension, long id) {}

    private GiveExpectedCosts(LedgerAccess ledger, Warehouse warehouse, LongSupplier appliedPosition) {
        this.ledger = ledger;
        this.warehouse = warehouse;
        this.appliedPosition = appliedPosition;
    }

    /** Gives from now on, first what the layers say already; the ledger keeps only what it does not know. */
    public static GiveExpectedCosts start(LocalStack stack) {
        GiveExpectedCosts giving = new GiveExpectedCosts(stack.ledger(), stack.warehouse(), stack::appliedPosition);
        var unused = giving.timer.scheduleWithFixedDelay(
                giving::giveSafely, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return giving;
    }

    private void giveSafely() {
        if (appliedPosition.getAsLong() == position && waiting.isEmpty()) {
            return; // asked of memory: a read of the file ten times a second would cost more than the rest
        }
        try {
            List<ObjectNode> bodies = warehouse.read(this::bodies);
            if (!bodies.isEmpty()) {
                give(bodies);
            }
        } catch (SQLException | CommandRefused | RuntimeException e) {
            LOG.warn("expected costs are given later", e);
        }
    }

    private List<ObjectNode> bodies(ReadSession session) {
        int toEpoch = session.progress().epoch();
        long to = session.progress().position();
        if (toEpoch != epoch) {
            costs = new NextUnitCosts();
            epoch = toEpoch;
            position = 0;
        }
        session.rows(CHANGES, List.of(position, to), row -> {
            costs.changed(
                    new Pool(row.getLong(1), row.getLong(2)),
                    row.getObject(3, LocalDate.class),
                    row.getLong(4),
                    row.getBigDecimal(5),
                    row.getBigDecimal(6));
            return 0;
        });
        position = to;
        waiting.putAll(costs.takeChanged());
        if (waiting.isEmpty()) {
            return List.of();
        }
        if (!codes.keySet().containsAll(members(waiting.keySet()))) {
            session.rows(
                    CODES,
                    List.of(to),
                    row -> codes.put(new Member(row.getString(1), row.getLong(2)), row.getString(3)));
        }
        return PostValuations.businessDay(session).map(this::bodies).orElse(List.of());
    }

    private static List<Member> members(Set<Pool> pools) {
        return pools.stream()
                .flatMap(pool -> Stream.of(product(pool), warehouse(pool)))
                .toList();
    }

    private static Member product(Pool pool) {
        return new Member("product", pool.productId());
    }

    private static Member warehouse(Pool pool) {
        return new Member("warehouse", pool.warehouseId());
    }

    private List<ObjectNode> bodies(LocalDate day) {
        List<ObjectNode> bodies = new ArrayList<>();
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<Pool, BigDecimal> cost : waiting.entrySet()) {
            if (lines.isEmpty() || lines.size() == LINES_PER_COMMAND) {
                ObjectNode body = JsonNodeFactory.instance.objectNode().put("known_on", day.toString());
                lines = body.putArray("lines");
                bodies.add(body);
            }
            Pool pool = cost.getKey();
            lines.addObject()
                    .put("sku", codes.get(product(pool)))
                    .put("warehouse", codes.get(warehouse(pool)))
                    .put("unit_cost", cost.getValue().toPlainString());
        }
        return bodies;
    }

    private void give(List<ObjectNode> bodies) throws SQLException, CommandRefused {
        try (Connection writer = ledger.writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            for (ObjectNode body : bodies) {
                commands.call("put_expected_costs", null, body);
            }
        }
        waiting.clear();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
