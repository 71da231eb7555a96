package vigie.jobs.valuation;

import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** Reads and writes of Flink state from code that knows no checked exception: a failing backend must fail the job. */
final class StateAccess {
    /** A read that may fail and may find nothing. */
    @FunctionalInterface
    interface Read<T> {
        @Nullable
        T run() throws Exception;
    }

    /** A write that may fail. */
    @FunctionalInterface
    interface Write {
        void run() throws Exception;
    }

    private StateAccess() {}

    static <T> @Nullable T read(Read<T> read) {
        try {
            return read.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot read the valuation state", e);
        }
    }

    static void write(Write write) {
        try {
            write.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot write the valuation state", e);
        }
    }
}
