package vigie.localstack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.parts.LedgerAccess;
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
        return LedgerAlone.useExisting(options, words, out, ledger -> export(ledger, out));
    }

    private int export(LedgerAccess ledger, PrintWriter out) {
        Path target = folder == null ? Path.of("") : folder;
        try (Connection reader = ledger.reader().getConnection()) {
            ExportCsv.Report report = ExportCsv.export(reader, target);
            out.println(words.text("export.done", target, report.rows(), report.files()));
            return 0;
        } catch (IOException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, words.text("export.file", e.getMessage()));
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }
}
