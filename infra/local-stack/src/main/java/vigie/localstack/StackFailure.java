package vigie.localstack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A failure somebody at the keyboard can act on: one sentence in French or English and an exit code. The console never
 * shows its stack trace; the log does.
 */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Object[] details;

    public StackFailure(Reason reason, Object... details) {
        this(null, reason, details);
    }

    public StackFailure(@Nullable Throwable cause, Reason reason, Object... details) {
        super(new Words(Locale.ENGLISH).text(reason.key(), details), cause);
        this.reason = reason;
        this.details = details.clone();
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence to show, in the language of {@code words}. */
    public String sentence(Words words) {
        return words.text(reason.key(), details);
    }

    /** What a failure says, cut at its first line so that a sentence can quote it. */
    public static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse("");
    }

    /** Each reason owns the process exit code and the message key {@code failure.<reason>}. */
    public enum Reason {
        PORT_TAKEN(3),
        DISK_FULL(4),
        FOLDER_IN_USE(5),
        FOLDER_UNUSABLE(5),
        FOLDER_HOLDS_COMPANY(5),
        FOLDER_HOLDS_DEMO(5),
        POSTGRES_DAMAGED(6),
        SCHEMA_REFUSED(6),
        KAFKA_DAMAGED(6),
        FLINK_FAILED(6),
        PART_FAILED(6),
        PART_STOPPED(7),
        CAPTURE_HALTED(7),
        NOT_ERASED(8),
        NOT_RUNNING(8),
        NO_SNAPSHOT(8),
        BAD_INPUT(9),
        LEDGER_ALTERED(13),
        INTERRUPTED(130);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }

        String key() {
            return "failure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
