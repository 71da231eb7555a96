package vigie.localstack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.Profile;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.Sentence;
import vigie.operationaldb.adventureworks.ConvertAdventureWorks;
import vigie.operationaldb.adventureworks.ImportAdventureWorks;
import vigie.operationaldb.importing.ImportCsv;
import vigie.operationaldb.importing.ImportFault;
import vigie.operationaldb.importing.ImportReport;

/**
 * {@code vigie import FOLDER}: into the company of the data folder, running or not; when it is not, PostgreSQL alone is
 * started for the time of the import. The demo company takes no import.
 */
@Command(name = "import")
public final class ImportCommand implements Callable<Integer> {
    /** What the files of the folder are. */
    enum Format {
        /** The files of {@code IMPORT.md}. */
        VIGIE,
        /** The tables of the AdventureWorks sample. */
        ADVENTUREWORKS
    }

    private final Words words;

    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "csv-folder")
    private @Nullable Path csvFolder;

    @Option(names = "--format", paramLabel = "vigie|adventureworks", descriptionKey = "import-format")
    private Format format = Format.VIGIE;

    @Option(names = "--dry-run")
    private boolean dryRun;

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
        long before = System.nanoTime();
        try (Connection writer = ledger.writer().getConnection();
                Connection reader = ledger.reader().getConnection()) {
            ImportReport report;
            try (LoadBar bar = new LoadBar(out, words.text("import.loading"))) {
                report = switch (format) {
                    case VIGIE ->
                        ImportCsv.run(
                                source,
                                writer,
                                reader,
                                dryRun ? ImportCsv.Mode.DRY_RUN : ImportCsv.Mode.ALL_OR_NOTHING,
                                bar);
                    case ADVENTUREWORKS -> importSample(source, writer, reader, bar);
                };
            }
            return tell(report, out, (System.nanoTime() - before) / 1_000_000_000.0);
        } catch (IOException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, source + ": " + e.getMessage());
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }

    private ImportReport importSample(Path source, Connection writer, Connection reader, LoadBar bar)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Sentence remark : ConvertAdventureWorks.remarks()) {
            out.println(words.french() ? remark.fr() : remark.en());
        }
        Path converted = Files.createTempDirectory("vigie-adventureworks");
        try {
            if (dryRun) {
                ConvertAdventureWorks.convert(source, converted, LocalDate.MAX);
                return ImportCsv.run(converted, writer, reader, ImportCsv.Mode.DRY_RUN, bar);
            }
            ImportAdventureWorks.Report report =
                    ImportAdventureWorks.run(source, converted, LocalDate.MAX, writer, reader, bar);
            out.println(words.text("import.short", report.shortProducts()));
            return report.imported();
        } finally {
            delete(converted);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private int tell(ImportReport report, PrintWriter out, double seconds) {
        for (ImportFault fault : report.faults()) {
            out.println(words.french() ? fault.fr() : fault.en());
        }
        report.refusedByCode().forEach((code, count) -> out.println(words.text("import.refused", code, count)));
        if (report.faultless()) {
            String key = dryRun ? "import.right" : "import.done";
            out.println(words.text(key, report.rows(), report.files(), report.documents(), seconds));
            return 0;
        }
        String key = report.accepted() == 0 ? "import.nothing" : "import.stopped";
        spec.commandLine().getErr().println(words.text(key, report.faults().size(), report.accepted()));
        return Reason.BAD_INPUT.exitCode();
    }
}
