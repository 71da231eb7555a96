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
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.Profile;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.importing.ImportCsv;
import vigie.operationaldb.importing.ImportFault;
import vigie.operationaldb.importing.ImportReport;

/**
 * {@code vigie import FOLDER}: into the company of the data folder, running or not; when it is not, PostgreSQL alone is
 * started for the time of the import. The demo company takes no import.
 */
@Command(name = "import")
public final class ImportCommand implements Callable<Integer> {
    private final Words words;

    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "csv-folder")
    private @Nullable Path csvFolder;

    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public ImportCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        DataFolder folder = options.folder();
        if (Profile.read(folder).map(Profile::demo).orElse(false)) {
            throw new StackFailure(Reason.FOLDER_HOLDS_DEMO, folder.root());
        }
        return LedgerAlone.use(options, words, spec.commandLine().getOut(), this::importInto);
    }

    private int importInto(LedgerAccess ledger) {
        PrintWriter out = spec.commandLine().getOut();
        Path source = csvFolder == null ? Path.of("") : csvFolder;
        try (Connection writer = ledger.writer().getConnection();
                Connection reader = ledger.reader().getConnection()) {
            ImportReport report = ImportCsv.run(source, writer, reader);
            for (ImportFault fault : report.faults()) {
                out.println(words.french() ? fault.fr() : fault.en());
            }
            if (report.imported()) {
                out.println(words.text("import.done", report.rows(), report.files(), report.commands()));
                return 0;
            }
            String key = report.commands() == 0 ? "import.nothing" : "import.stopped";
            spec.commandLine().getErr().println(words.text(key, report.faults().size()));
            return Reason.BAD_INPUT.exitCode();
        } catch (IOException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, source);
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }
}
