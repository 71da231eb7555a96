package vigie.localstack.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vigie.localstack.Words;
import vigie.localstack.parts.LedgerAccess;

/** A command that needs the ledger of a data folder and nothing else of the stack. */
abstract class LedgerCommand implements Callable<Integer> {
    final Words words;

    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    CommandSpec spec;

    LedgerCommand(Words words) {
        this.words = words;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** {@link LedgerAlone#use} with the options given. */
    final int onLedger(ToIntFunction<LedgerAccess> work) {
        return LedgerAlone.use(options, words, out(), work);
    }

    /** {@link LedgerAlone#useExisting} with the options given. */
    final int onExistingLedger(ToIntFunction<LedgerAccess> work) {
        return LedgerAlone.useExisting(options, words, out(), work);
    }
}
