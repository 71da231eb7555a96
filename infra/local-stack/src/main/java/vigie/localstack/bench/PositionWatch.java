package vigie.localstack.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vigie.localstack.LocalStack;

/** Notes when each position became visible: a position counts from the moment its DuckDB transaction was committed. */
final class PositionWatch implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private final LocalStack stack;
    private final NavigableMap<Long, Long> visibleNanosByPosition;
    private volatile boolean stopped;
    private Thread watcher = Thread.currentThread();

    PositionWatch(LocalStack stack, NavigableMap<Long, Long> visibleNanosByPosition) {
        this.stack = stack;
        this.visibleNanosByPosition = visibleNanosByPosition;
    }

    void start() {
        watcher = Thread.ofPlatform().daemon().name("position-watch").start(() -> {
            long seen = -1;
            while (!stopped) {
                long applied = stack.appliedPosition();
                if (applied != seen) {
                    visibleNanosByPosition.put(applied, System.nanoTime());
                    seen = applied;
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        });
    }

    @Override
    public void close() {
        stopped = true;
        try {
            watcher.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The positions the given transactions were given, as DuckDB's commit table tells them. */
    static Map<Long, Long> positionsOf(LocalStack stack, Collection<Long> transactions) {
        Set<Long> wanted = Set.copyOf(transactions);
        return stack.warehouse().read(session -> {
            Map<Long, Long> positions = new HashMap<>();
            session.rows("select transaction_id, position from ledger_commits", List.of(), row -> {
                if (wanted.contains(row.getLong(1))) {
                    positions.put(row.getLong(1), row.getLong(2));
                }
                return 0;
            });
            return positions;
        });
    }
}
