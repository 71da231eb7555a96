package vigie.dashboard.http;

import io.javalin.http.sse.SseClient;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.warehouse.Freshness;
import vigie.facts.FactTable;

/**
 * Tells readers that figures moved. Events {@code position} (freshness) and {@code block} (page blocks to fetch again),
 * at most one of each per second; {@code id} is the position. After a cut, a reader that says what it saw last gets
 * what it missed, or {@code reset} when that is too long ago. A comment every 15 s keeps the line open; then a reader
 * whose session is over is hung up. Events name positions and blocks, never figures, members or documents.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int REPLAYED = 256;
    private static final long TICK_MILLIS = 1_000;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private record Event(long position, List<String> blocks) {}

    private final MetricCatalogue catalogue;
    private final Supplier<Freshness> freshness;
    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final ArrayDeque<Event> recent = new ArrayDeque<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "event-stream");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> ticking;
    private final Object lock = new Object();
    private final Set<FactTable> touched = EnumSet.noneOf(FactTable.class);
    private long pending;
    private long sent;
    private long beatAtNanos = System.nanoTime();
    private Freshness.@Nullable State toldState;

    public EventStream(MetricCatalogue catalogue, Supplier<Freshness> freshness) {
        this.catalogue = catalogue;
        this.freshness = freshness;
    }

    /** Starts to send. */
    public void start() {
        ticking = timer.scheduleWithFixedDelay(this::tickSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A failed tick must not end the next ones. */
    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.warn("readers were not told of this change: {}", e.getMessage(), e);
        }
    }

    /** Notes that a batch was applied; returns at once. */
    public void applied(long position, Set<FactTable> tables) {
        synchronized (lock) {
            pending = position;
            touched.addAll(tables);
        }
    }

    /** Number of readers connected. */
    public int clientCount() {
        return clients.size();
    }

    void connect(SseClient client) {
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        client.ctx().header("X-Accel-Buffering", "no");
        client.ctx().header("Cache-Control", "no-cache");
        client.sendComment("vigie");
        String last = client.ctx().header("Last-Event-ID");
        if (last != null) {
            replay(client, last);
        }
        // known before the position is read: what is applied in between is told by the next tick, perhaps twice
        clients.add(client);
        sendPosition(client, freshness.get());
    }

    private void replay(SseClient client, String lastSeen) {
        List<Event> missed;
        boolean reset;
        synchronized (lock) {
            long position = parse(lastSeen);
            reset = position < 0
                    || position > sent
                    || (position < sent
                            && (recent.isEmpty() || recent.getFirst().position() > position + 1)
                            && recent.stream().noneMatch(event -> event.position() == position));
            missed =
                    recent.stream().filter(event -> event.position() > position).toList();
        }
        if (reset) {
            client.sendEvent("reset", "{}", String.valueOf(sent));
        } else {
            missed.forEach(event -> sendBlocks(client, event));
        }
    }

    private static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void tick() {
        @Nullable Event event = null;
        synchronized (lock) {
            if (pending > sent || (pending < sent && !touched.isEmpty())) {
                event = new Event(pending, blocksOf(touched));
                touched.clear();
                sent = pending;
                recent.addLast(event);
                if (recent.size() > REPLAYED) {
                    recent.removeFirst();
                }
            }
        }
        if (clients.isEmpty()) {
            return;
        }
        Freshness now = freshness.get();
        boolean stateChanged = now.state() != toldState;
        toldState = now.state();
        boolean heartbeat = System.nanoTime() - beatAtNanos >= TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS);
        if (heartbeat) {
            beatAtNanos = System.nanoTime();
        }
        for (SseClient client : clients) {
            if (heartbeat
                    && client.ctx().attribute(Gate.STILL) instanceof BooleanSupplier still
                    && !still.getAsBoolean()) {
                client.close();
                continue;
            }
            if (event != null || stateChanged) {
                sendPosition(client, now);
            }
            if (event != null && !event.blocks().isEmpty()) {
                sendBlocks(client, event);
            }
            if (heartbeat) {
                client.sendComment("heartbeat");
            }
        }
    }

    /** Blocks with a metric that reads one of the tables, as {@code page/block}. */
    private List<String> blocksOf(Set<FactTable> tables) {
        Set<String> names = tables.stream().map(FactTable::tableName).collect(java.util.stream.Collectors.toSet());
        return catalogue.pageIds().stream()
                .flatMap(page -> catalogue.page(page).blocks().stream()
                        .filter(block -> block.metrics().stream()
                                .flatMap(metric -> catalogue.metric(metric).facts().stream())
                                .anyMatch(names::contains))
                        .map(block -> page + "/" + block.id()))
                .toList();
    }

    private static void sendPosition(SseClient client, Freshness freshness) {
        client.sendEvent("position", Json.text(freshness), String.valueOf(freshness.applied()));
    }

    private static void sendBlocks(SseClient client, Event event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", event.position());
        body.put("blocks", event.blocks());
        client.sendEvent("block", Json.text(body), String.valueOf(event.position()));
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        timer.shutdownNow();
        clients.forEach(SseClient::close);
        clients.clear();
    }
}
