package vigie.localstack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vigie.localstack.Words;
import vigie.operationaldb.exporting.ExportCsv;

/** {@code vigie export FOLDER}: the whole ledger as the files {@code vigie import} reads. */
@Command(name = "export")
public final class ExportCommand implements Callable<Integer> {
    private final Words words;

    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "export-folder")
    private @Nullable Path folder;

    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public ExportCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path target = folder == null ? Path.of("") : folder;
        return LedgerAlone.useExisting(
                options,
                words,
                out,
                ledger -> LedgerAlone.writeFiles(ledger, words, reader -> {
                    ExportCsv.Report report = ExportCsv.export(reader, target);
                    out.println(words.text("export.done", target, report.rows(), report.files()));
                    return 0;
                }));
    }
}
