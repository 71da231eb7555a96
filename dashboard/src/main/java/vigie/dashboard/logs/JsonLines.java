package vigie.dashboard.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of JSON lines that only grows. A line that cannot be read is left out and counted.
 *
 * @param <T> a line, as a record Jackson can write
 */
public final class JsonLines<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Class<T> type;

    public JsonLines(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** Every line that can be read, oldest first. */
    public List<T> read() {
        List<T> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        int unreadable = 0;
        try {
            for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                try {
                    lines.add(JSON.readValue(text, type));
                } catch (JsonProcessingException e) {
                    unreadable++;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the file " + file + " cannot be read", e);
        }
        if (unreadable > 0) {
            LOG.warn("{} lines of {} cannot be read and are left out", unreadable, file);
        }
        return lines;
    }

    /** Adds lines in one write. */
    public void append(List<T> lines) {
        StringBuilder text = new StringBuilder();
        try {
            for (T line : lines) {
                text.append(JSON.writeValueAsString(line)).append('\n');
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("the file " + file + " cannot be written", e);
        }
    }
}
