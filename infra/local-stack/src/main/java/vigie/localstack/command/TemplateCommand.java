package vigie.localstack.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vigie.localstack.Words;
import vigie.operationaldb.exporting.ExportCsv;

/** {@code vigie template FOLDER}: every file {@code vigie import} reads, with its header alone. */
@Command(name = "template")
public final class TemplateCommand extends LedgerCommand {
    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "template-folder")
    private @Nullable Path folder;

    public TemplateCommand(Words words) {
        super(words);
    }

    @Override
    public Integer call() {
        Path target = folder == null ? Path.of("") : folder;
        return onLedger(ledger -> LedgerAlone.writeFiles(ledger.reader(), words, reader -> {
            out().println(words.text("template.done", target, ExportCsv.writeTemplates(reader, target)));
            return 0;
        }));
    }
}
