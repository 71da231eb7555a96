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

/** {@code vigie template FOLDER}: every file {@code vigie import} reads, with its header alone. */
@Command(name = "template")
public final class TemplateCommand implements Callable<Integer> {
    private final Words words;

    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "template-folder")
    private @Nullable Path folder;

    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public TemplateCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path target = folder == null ? Path.of("") : folder;
        return LedgerAlone.use(
                options,
                words,
                out,
                ledger -> LedgerAlone.writeFiles(ledger, words, reader -> {
                    out.println(words.text("template.done", target, ExportCsv.writeTemplates(reader, target)));
                    return 0;
                }));
    }
}
