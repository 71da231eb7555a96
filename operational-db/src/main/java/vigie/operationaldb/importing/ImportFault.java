package vigie.operationaldb.importing;

import java.util.Objects;
import vigie.operationaldb.Sentence;

/**
 * One thing wrong in an import folder.
 *
 * @param file file name, or the folder's when the folder itself is wrong
 * @param line line in the file, the header being line 1; 0 when the fault concerns the whole file
 * @param column header of the column; empty when the fault concerns the whole line
 * @param value what the file says there; empty when there is nothing
 * @param expected what was expected instead, or why the ledger refuses it
 */
public record ImportFault(String file, long line, String column, String value, Sentence expected)
        implements Comparable<ImportFault> {
    public ImportFault {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expected, "expected");
    }

    /** The fault as one French line for the terminal. */
    public String fr() {
        return place("ligne", "colonne") + " : « " + value + " », attendu : " + expected.fr();
    }

    /** The fault as one English line for the terminal. */
    public String en() {
        return place("line", "column") + ": \"" + value + "\", expected: " + expected.en();
    }

    private String place(String lineWord, String columnWord) {
        String place = line > 0 ? file + ", " + lineWord + " " + line : file;
        return column.isEmpty() ? place : place + ", " + columnWord + " " + column;
    }

    @Override
    public int compareTo(ImportFault other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(line, other.line);
    }
}
