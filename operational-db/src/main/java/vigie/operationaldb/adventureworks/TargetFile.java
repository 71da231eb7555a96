package vigie.operationaldb.adventureworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vigie.operationaldb.importing.ImportFile;

/** A file of the import folder while it is written. */
final class TargetFile implements AutoCloseable {
    private final CSVPrinter csv;

    TargetFile(Path folder, ImportFile file, Object... columns) throws IOException {
        csv = new CSVPrinter(Files.newBufferedWriter(folder.resolve(file.fileName())), CSVFormat.DEFAULT);
        csv.printRecord(columns);
    }

    void row(Object... cells) throws IOException {
        csv.printRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
