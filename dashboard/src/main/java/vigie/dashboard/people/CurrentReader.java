package vigie.dashboard.people;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Reader;

/**
 * Who asks in the running thread. Every request and every report says so before anything is read; where nobody did,
 * nothing is answered, so that a route that forgets to ask cannot show what it should not.
 */
public final class CurrentReader {
    @SuppressWarnings("ThreadLocalUsage") // one per server: what one server's thread asks for is nothing to another
    private final ThreadLocal<@Nullable Reader> readers = new ThreadLocal<>();

    /** From here on this thread asks for a reader, or for nobody. */
    public void set(@Nullable Reader reader) {
        readers.set(reader);
    }

    /**
     * Who asks.
     *
     * @throws IllegalStateException when nobody said
     */
    public Reader get() {
        Reader reader = readers.get();
        if (reader == null) {
            throw new IllegalStateException("nobody said for whom this is read");
        }
        return reader;
    }

    /** Who asks, null when nobody said. */
    public @Nullable Reader peek() {
        return readers.get();
    }

    /** Does some work for a reader. */
    public <T> T as(Reader reader, Supplier<T> work) {
        Reader before = readers.get();
        readers.set(reader);
        try {
            return work.get();
        } finally {
            readers.set(before);
        }
    }
}
