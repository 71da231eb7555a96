package vigie.localstack.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vigie.localstack.Words;
import vigie.operationaldb.exporting.ExportCsv;

/** {@code vigie export FOLDER}: the whole ledger as the files {@code vigie import} reads. */
@Command(name = "export")
public final class ExportCommand extends LedgerCommand {
    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "export-folder")
    private @Nullable Path folder;

    public ExportCommand(Words words) {
        super(words);
    }

    @Override
    public Integer call() {
        Path target = folder == null ? Path.of("") : folder;
        return onExistingLedger(ledger -> LedgerAlone.writeFiles(ledger.reader(), words, reader -> {
            ExportCsv.Report report = ExportCsv.export(reader, target);
            out().println(words.text("export.done", target, report.rows(), report.files()));
            return 0;
        }));
    }
}
