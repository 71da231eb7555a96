package vigie.operationaldb.importing;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked row of an import file.
 *
 * @param line line of the file it starts on, the header being line 1
 * @param values cells as the ledger takes them, by column; empty cells are absent
 */
record CsvRow(CsvTable table, long line, Map<String, String> values) {
    CsvRow {
        values = Map.copyOf(values);
    }

    /** Cell of a required column. */
    String text(String column) {
        String value = values.get(column);
        if (value == null) {
            throw new IllegalStateException(
                    "Column " + column + " of " + table.fileName() + " line " + line + " is empty");
        }
        return value;
    }

    @Nullable
    String optional(String column) {
        return values.get(column);
    }

    LocalDate date(String column) {
        return LocalDate.parse(text(column));
    }

    String key() {
        return text(table.keyColumn());
    }
}
