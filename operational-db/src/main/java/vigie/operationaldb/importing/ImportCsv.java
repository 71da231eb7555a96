package vigie.operationaldb.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerUnavailable;
import vigie.operationaldb.Sentence;

/**
 * Imports a folder of CSV files (see {@link CsvTable}; templates and their table of columns are in the resources folder
 * {@code /import}).
 *
 * <p>All files are read and checked to their end before anything is written; with a single fault nothing is. Then one
 * command
 * after the other goes through {@code api} with a key made of file name, row id and step, so that importing the same
 * folder
 * again, or again after a crash, changes nothing that is already there. Not meant to run beside another import.
 */
public final class ImportCsv {
    private final Path folder;
    private final Connection writer;
    private final Connection reader;
    private final List<ImportFault> faults = new ArrayList<>();
    private int fileCount;

    private ImportCsv(Path folder, Connection writer, Connection reader) {
        this.folder = folder;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Checks the folder and, when it has no fault, brings it into the ledger.
     *
     * @param writer connection allowed to execute {@code api}, in auto-commit mode
     * @param reader connection allowed to read schema {@code ledger}
     * @throws IOException when a file cannot be read
     * @throws LedgerUnavailable when the database fails; start again to resume
     */
    public static ImportReport run(Path folder, Connection writer, Connection reader) throws IOException {
        try {
            return new ImportCsv(folder, writer, reader).run();
        } catch (SQLException e) {
            throw new LedgerUnavailable("The ledger could not be read for the import: " + e.getMessage(), e);
        }
    }

    /** Writes a template of every file, with example rows, into an empty or new folder; existing files are kept. */
    public static void writeTemplates(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (CsvTable table : CsvTable.values()) {
            Path target = folder.resolve(table.fileName());
            try (InputStream template = ImportCsv.class.getResourceAsStream("/import/" + table.fileName())) {
                if (template == null) {
                    throw new IllegalStateException("Template of " + table.fileName() + " is missing");
                }
                if (!Files.exists(target)) {
                    Files.copy(template, target);
                }
            }
        }
    }

    private ImportReport run() throws IOException, SQLException {
        Map<CsvTable, List<CsvRow>> rowsByTable = readFiles();
        int rowCount = rowsByTable.values().stream().mapToInt(List::size).sum();
        List<ImportCommand> commands = PlanImport.plan(rowsByTable, faults);
        CheckImport check = new CheckImport(new LedgerLookup(reader), rowsByTable, faults);
        rowsByTable.values().forEach(check::checkCodes);
        check.checkCommands(commands);
        int accepted = faults.isEmpty() ? apply(commands, check.monthsToOpen(commands)) : 0;
        return new ImportReport(
                fileCount, rowCount, accepted, faults.stream().sorted().toList());
    }

    private Map<CsvTable, List<CsvRow>> readFiles() throws IOException {
        Map<CsvTable, List<CsvRow>> rowsByTable = new EnumMap<>(CsvTable.class);
        for (Path file : csvFiles()) {
            String name = file.getFileName().toString();
            Optional<CsvTable> table = CsvTable.ofFile(name);
            if (table.isPresent()) {
                rowsByTable.put(table.get(), ReadCsv.read(file, table.get(), faults));
                fileCount++;
            } else {
                fault(
                        name,
                        name,
                        "un des fichiers " + CsvTable.fileNames(),
                        "one of the files " + CsvTable.fileNames());
            }
        }
        if (fileCount == 0 && faults.isEmpty()) {
            String name = folder.toString();
            fault(
                    name,
                    "",
                    "un dossier avec au moins un des fichiers " + CsvTable.fileNames(),
                    "a folder with at least one of the files " + CsvTable.fileNames());
        }
        return rowsByTable;
    }

    private List<Path> csvFiles() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Stops at the first refusal: after the checks it can only mean that somebody else wrote at the same time. */
    private int apply(List<ImportCommand> commands, Set<YearMonth> months) {
        int accepted = 0;
        try (LedgerCommands ledger = new LedgerCommands(writer)) {
            for (YearMonth month : months) {
                openMonth(ledger, month);
                accepted++;
            }
            for (ImportCommand command : commands) {
                try {
                    ledger.call(command.command(), command.key(), command.body());
                    accepted++;
                } catch (CommandRefused refused) {
                    CsvRow row = command.row();
                    faults.add(new ImportFault(
                            row.table().fileName(),
                            row.line(),
                            row.table().keyColumn(),
                            row.key(),
                            interrupted(refused, accepted)));
                    return accepted;
                }
            }
        } catch (CommandRefused refused) {
            faults.add(new ImportFault(folder.toString(), 0, "", "", interrupted(refused, accepted)));
        }
        return accepted;
    }

    private static void openMonth(LedgerCommands ledger, YearMonth month) throws CommandRefused {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("starts_on", month.atDay(1).toString());
        body.put("ends_on", month.atEndOfMonth().toString());
        ledger.call("put_period", null, body);
    }

    private static Sentence interrupted(CommandRefused refused, int accepted) {
        return new Sentence(
                "que le grand livre l'accepte encore (" + refused.fr() + ") ; import arrêté après " + accepted
                        + " commandes, à relancer",
                "that the ledger still accepts it (" + refused.en() + "); import stopped after " + accepted
                        + " commands, start it again");
    }

    private void fault(String file, String value, String fr, String en) {
        faults.add(new ImportFault(file, 0, "", value, new Sentence(fr, en)));
    }
}
