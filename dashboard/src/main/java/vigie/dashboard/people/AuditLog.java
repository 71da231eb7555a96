package vigie.dashboard.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who looked at which proof, took which file, signed in or was refused: JSON lines in a file that only grows. */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAIL_BYTES = 256 * 1024;

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

    private final Path file;

    public AuditLog(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException when it cannot be written: what cannot be logged is not to be shown
     */
    public synchronized void append(Line line) {
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(line) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log " + file + " cannot be written", e);
        }
    }

    /** The newest lines, newest first, at most {@code most}. */
    public synchronized List<Line> newest(int most) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(tail);
            List<String> texts = new ArrayList<>(
                    new String(tail, StandardCharsets.UTF_8).lines().toList());
            if (from > 0) {
                texts.removeFirst();
            }
            List<Line> lines = new ArrayList<>();
            for (String text : texts.reversed()) {
                if (lines.size() < most) {
                    read(text, lines);
                }
            }
            return List.copyOf(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log " + file + " cannot be read", e);
        }
    }

    private static void read(String text, List<Line> lines) {
        try {
            lines.add(JSON.readValue(text, Line.class));
        } catch (JsonProcessingException e) {
            LOG.warn("a line of the audit log cannot be read: {}", e.getMessage());
        }
    }
}
