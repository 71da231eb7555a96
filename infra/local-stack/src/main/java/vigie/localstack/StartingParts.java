package vigie.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.localstack.StackFailure.Reason;

/** The parts of one start: runs them side by side, times them, and stops those that run when another fails. */
final class StartingParts {
    private static final Logger LOG = LoggerFactory.getLogger(StartingParts.class);

    private final StartReport report;
    private final Map<Class<?>, AutoCloseable> started = new LinkedHashMap<>();

    StartingParts(StartReport report) {
        this.report = report;
    }

    /**
     * Runs all of {@code steps} side by side and returns when all are done.
     *
     * @throws RuntimeException the first failure, once the other steps have ended too
     */
    void together(Runnable... steps) {
        ExecutorService threads = Executors.newFixedThreadPool(
                steps.length, Thread.ofPlatform().name("start-", 0).daemon().factory());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable step : steps) {
                running.add(threads.submit(step));
            }
            RuntimeException failure = null;
            for (Future<?> step : running) {
                try {
                    step.get();
                } catch (ExecutionException e) {
                    failure = failure == null ? unwrapped(e) : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Starts a part, reports its time and remembers it. */
    <P extends AutoCloseable> P start(String name, Class<P> type, Supplier<P> starter) {
        long before = System.nanoTime();
        P part = starter.get();
        synchronized (started) {
            started.put(type, part);
        }
        report.started(name, Duration.ofNanos(System.nanoTime() - before));
        return part;
    }

    /** Runs a step that leaves nothing to stop, and reports its time. */
    void timed(String name, Runnable step) {
        long before = System.nanoTime();
        step.run();
        report.started(name, Duration.ofNanos(System.nanoTime() - before));
    }

    /** A part started before. */
    <P extends AutoCloseable> P part(Class<P> type) {
        synchronized (started) {
            return type.cast(Objects.requireNonNull(started.get(type), () -> type + " was not started"));
        }
    }

    /** A part if it was started. */
    <P extends AutoCloseable> Optional<P> find(Class<P> type) {
        synchronized (started) {
            return Optional.ofNullable(type.cast(started.get(type)));
        }
    }

    /** Stops what runs, the newest first. */
    void closeAll() {
        for (AutoCloseable part : List.copyOf(started.values()).reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop by itself", part.getClass().getSimpleName(), e);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case null, default -> new IllegalStateException(e.getCause());
        };
    }
}
