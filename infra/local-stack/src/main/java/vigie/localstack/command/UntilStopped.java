package vigie.localstack.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.capture.CaptureStatus;
import vigie.localstack.LocalStack;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StopSignal;
import vigie.localstack.Words;

/** Keeps a started stack running until Ctrl-C, a termination signal, or a part that stops by itself. */
final class UntilStopped {
    private static final Logger LOG = LoggerFactory.getLogger(UntilStopped.class);

    private final LocalStack stack;
    private final Words words;
    private final PrintWriter out;
    private final CountDownLatch asked;
    private boolean haltTold;

    UntilStopped(LocalStack stack, Words words, PrintWriter out) {
        this.stack = stack;
        this.words = words;
        this.out = out;
        this.asked = StopSignal.latch();
    }

    /** True once somebody asked to stop. */
    boolean asked() {
        return asked.getCount() == 0;
    }

    /**
     * Waits, telling once when the capture refuses to go on: the last good figures stay served then.
     *
     * @return the exit code of the command
     */
    int await() {
        try {
            while (!asked.await(1, TimeUnit.SECONDS)) {
                tellHalt();
                String stopped = stack.stoppedPart();
                if (!stopped.isEmpty()) {
                    LOG.error("{} stopped by itself", stopped);
                    out.println(words.text("watch.stopped", words.text(stopped), LogFile.place()));
                    return Reason.PART_STOPPED.exitCode();
                }
                if (!stack.settings().folder().canGrow()) {
                    out.println(words.text(
                            "watch.disk-full", stack.settings().folder().root()));
                    return Reason.DISK_FULL.exitCode();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void tellHalt() {
        CaptureStatus status = stack.captureStatus();
        if (status.state() == CaptureStatus.State.HALTED && !haltTold) {
            haltTold = true;
            var reason = status.reason();
            String sentence = reason == null ? "" : words.french() ? reason.fr() : reason.en();
            out.println(words.text("watch.halted", sentence, LogFile.place()));
        }
    }
}
