package vigie.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Starts the stack on a folder and writes a history into it; meant to be killed in the middle of it. */
final class LoadUntilKilled {
    /** Said once the parts run and the first action is about to be written. */
    static final String WRITING = "writing";

    private LoadUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        StackSettings settings = StackSettings.of(Path.of(arguments[0]))
                .withPorts(StackPorts.free())
                .withCheckpointIntervalMillis(1_000);
        try (LocalStack stack = LocalStack.start(settings, new Words(Locale.ENGLISH), StartReport.NONE)) {
            System.out.println(WRITING);
            SimulatedHistory.write(
                    stack.ledger().writer(), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
            stack.awaitQuiet(Duration.ofMinutes(2));
        }
    }
}
