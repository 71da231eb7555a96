package vigie.operationaldb.adventureworks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of the sample: {@code <name>.csv}, or {@code <name>.csv.gz}, with the column names of its database. */
final class SourceTable {
    /** What is done with one row. */
    @FunctionalInterface
    interface RowReader {
        void read(CSVRecord row) throws IOException;
    }

    private SourceTable() {}

    /** Gives each row of a table, in the order of the file. */
    static void read(Path folder, String name, RowReader reader) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (BufferedReader text =
                        new BufferedReader(new InputStreamReader(open(folder, name), StandardCharsets.UTF_8));
                CSVParser rows = CSVParser.parse(text, format)) {
            for (CSVRecord row : rows) {
                reader.read(row);
            }
        }
    }

    private static InputStream open(Path folder, String name) throws IOException {
        Path plain = folder.resolve(name + ".csv");
        if (Files.exists(plain)) {
            return Files.newInputStream(plain);
        }
        Path packed = folder.resolve(name + ".csv.gz");
        if (!Files.exists(packed)) {
            throw new NoSuchFileException(plain.toString());
        }
        return new GZIPInputStream(Files.newInputStream(packed));
    }

    /** The day of a column that holds a day or an instant. */
    static String day(CSVRecord row, String column) {
        return row.get(column).substring(0, 10);
    }
}
