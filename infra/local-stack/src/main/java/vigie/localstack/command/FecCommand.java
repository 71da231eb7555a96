package vigie.localstack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.accounting.ExportFec;
import vigie.operationaldb.accounting.FecNotPossible;
import vigie.operationaldb.accounting.FecReport;

/** {@code vigie fec --year 2004 TARGET}: the French audit file of a calendar year. */
@Command(name = "fec")
public final class FecCommand extends LedgerCommand {
    @Option(names = "--year", paramLabel = "YEAR", required = true)
    private int year;

    @Parameters(index = "0", paramLabel = "TARGET", descriptionKey = "fec-target")
    private @Nullable Path target;

    public FecCommand(Words words) {
        super(words);
    }

    @Override
    public Integer call() {
        return onExistingLedger(ledger -> export(ledger, out()));
    }

    private int export(LedgerAccess ledger, PrintWriter out) {
        try {
            FecReport report = ExportFec.exportYear(ledger.reader(), year, target == null ? Path.of("") : target);
            out.println(words.text(
                    "fec.done",
                    report.file(),
                    report.lines(),
                    report.entries(),
                    report.debit().toPlainString()));
            return 0;
        } catch (FecNotPossible e) {
            throw new StackFailure(
                    e,
                    Reason.BAD_INPUT,
                    words.french() ? e.sentence().fr() : e.sentence().en());
        }
    }
}
