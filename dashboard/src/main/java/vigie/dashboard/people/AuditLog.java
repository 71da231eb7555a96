package vigie.dashboard.people;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import vigie.dashboard.logs.JsonLines;

/** Who looked at which proof, took which file, signed in or was refused: JSON lines in a file that only grows. */
public final class AuditLog {
    /**
     * One line.
     *
     * @param at ISO instant
     * @param who name of the account, empty for nobody
     * @param action what was done, for instance {@code export}
     * @param what address asked for, with its question
     * @param status HTTP status it was answered with
     * @param scope rows that were seen, empty for the whole company
     * @param position ledger position of the answer, empty when it has none
     */
    public record Line(String at, String who, String action, String what, int status, String scope, String position) {}

    private final JsonLines<Line> file;

    public AuditLog(Path file) {
        this.file = new JsonLines<>(file, Line.class);
    }

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException when it cannot be written: what cannot be logged is not to be shown
     */
    public void append(Line line) {
        file.append(List.of(line));
    }

    /** The newest lines, newest first, at most {@code most}. */
    public List<Line> newest(int most) {
        return file.newest(most);
    }
}
