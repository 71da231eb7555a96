package vigie.operationaldb.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vigie.operationaldb.LedgerUnavailable;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.Sentence;

/**
 * Imports a folder of CSV files (see {@link ImportFile} and {@code IMPORT.md}).
 *
 * <p>All files are read and checked to their end, then given to the ledger in a trial that is taken back, before
 * anything is written; with a single fault nothing is. Then the documents go through {@code api}, many in a
 * transaction, each with a key made of file name and reference, so that importing the same folder again, or again
 * after a crash, changes nothing that is already there. Not meant to run beside another import.
 */
public final class ImportCsv {
    /** What an import is for. */
    public enum Mode {
        /** Checks everything and writes nothing. */
        DRY_RUN,
        /** Writes when nothing is wrong. */
        ALL_OR_NOTHING,
        /** Writes what the ledger takes and reports what it refuses; files that cannot be read still stop it. */
        SET_ASIDE
    }

    private final Path folder;
    private final Connection writer;
    private final Connection reader;
    private final Mode mode;
    private final LoadProgress progress;
    private final List<ImportFault> faults = new ArrayList<>();
    private final SortedMap<String, Long> refusedByCode = new TreeMap<>();
    private int fileCount;
    private long rowCount;

    private ImportCsv(Path folder, Connection writer, Connection reader, Mode mode, LoadProgress progress) {
        this.folder = folder;
        this.writer = writer;
        this.reader = reader;
        this.mode = mode;
        this.progress = progress;
    }

    /**
     * Checks the folder and, as the mode says, brings it into the ledger.
     *
     * @param writer connection allowed to execute {@code api}, in auto-commit mode
     * @param reader connection allowed to read schema {@code ledger} and to make temporary tables
     * @param progress told after each transaction, of the trial and then of the import
     * @throws IOException when a file cannot be read
     * @throws LedgerUnavailable when the database fails; start again to resume
     */
    public static ImportReport run(Path folder, Connection writer, Connection reader, Mode mode, LoadProgress progress)
            throws IOException {
        try {
            return new ImportCsv(folder, writer, reader, mode, progress).run();
        } catch (SQLException | StagedDocuments.StagingFailed e) {
            throw new LedgerUnavailable("The import met a failing ledger: " + e.getMessage(), e);
        }
    }

    private ImportReport run() throws IOException, SQLException {
        Map<ImportFile, FileLayout> layouts;
        KnownCodes codes;
        try (Statement statement = reader.createStatement()) {
            layouts = FileLayout.readAll(statement);
            codes = new KnownCodes(statement);
        }
        Map<ImportFile, Path> files = files();
        try (StagedDocuments documents = new StagedDocuments(reader)) {
            for (Map.Entry<ImportFile, Path> file : files.entrySet()) {
                read(file.getValue(), Objects.requireNonNull(layouts.get(file.getKey())), documents, codes);
            }
            documents.order();
            documents.check(faults::add);
            return give(documents, layouts);
        }
    }

    private ImportReport give(StagedDocuments documents, Map<ImportFile, FileLayout> layouts) throws SQLException {
        GiveDocuments give = new GiveDocuments(documents, writer, progress, mode == Mode.ALL_OR_NOTHING ? 2 : 1);
        long accepted = 0;
        if (faults.isEmpty() && mode != Mode.SET_ASIDE) {
            give.trial(refusal -> refused(refusal, layouts));
        }
        if (faults.isEmpty() && mode != Mode.DRY_RUN) {
            accepted = give.write(mode == Mode.SET_ASIDE, refusal -> refused(refusal, layouts));
        }
        return new ImportReport(
                fileCount,
                rowCount,
                documents.count(),
                accepted,
                refusedByCode,
                faults.stream().sorted().toList());
    }

    private void refused(Refusal refusal, Map<ImportFile, FileLayout> layouts) {
        refusedByCode.merge(refusal.code(), 1L, Long::sum);
        faults.add(refusal.fault(
                Objects.requireNonNull(layouts.get(refusal.document().file()))));
    }

    private void read(Path file, FileLayout layout, StagedDocuments documents, KnownCodes codes) throws IOException {
        AssembleDocuments assemble = new AssembleDocuments(layout, faults::add, documents::add);
        ReadCsv.read(file, layout, faults::add, row -> {
            rowCount++;
            if (layout.file().isReference()) {
                codes.define(
                        layout.file(),
                        row.values().getOrDefault(layout.keyColumns().getFirst(), ""));
            }
            if (mode != Mode.SET_ASIDE) {
                codes.check(layout, row, faults::add);
            }
            assemble.add(row);
        });
        assemble.end();
        fileCount++;
    }

    private Map<ImportFile, Path> files() throws IOException {
        Map<ImportFile, Path> files = new EnumMap<>(ImportFile.class);
        for (Path file : csvFiles()) {
            String name = file.getFileName().toString();
            Optional<ImportFile> known = ImportFile.ofName(name);
            if (known.isPresent()) {
                files.put(known.get(), file);
            } else {
                fault(
                        name,
                        name,
                        "un des fichiers " + ImportFile.fileNames(),
                        "one of the files " + ImportFile.fileNames());
            }
        }
        if (files.isEmpty() && faults.isEmpty()) {
            fault(
                    folder.toString(),
                    "",
                    "un dossier avec au moins un des fichiers " + ImportFile.fileNames(),
                    "a folder with at least one of the files " + ImportFile.fileNames());
        }
        return files;
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

    private void fault(String file, String value, String fr, String en) {
        faults.add(new ImportFault(file, 0, "", value, new Sentence(fr, en)));
    }
}
