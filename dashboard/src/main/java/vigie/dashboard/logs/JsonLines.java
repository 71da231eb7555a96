package vigie.dashboard.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of JSON lines that only grows, for the owner of the process alone. A line that cannot be read is left out
 * and counted.
 *
 * @param <T> a line, as a record Jackson can write
 */
public final class JsonLines<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAIL_BYTES = 256 * 1024;
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final Class<T> type;

    public JsonLines(Path file, Class<T> type) {
        this.file = file.toAbsolutePath();
        this.type = type;
    }

    /** Every line that can be read, oldest first. */
    public List<T> read() {
        return Files.exists(file) ? parsed(texts(0), Integer.MAX_VALUE) : List.of();
    }

    /** The newest lines, newest first, at most {@code most} and no further back than {@value #TAIL_BYTES} bytes. */
    public synchronized List<T> newest(int most) {
        if (!Files.exists(file)) {
            return List.of();
        }
        long from = Math.max(0, file.toFile().length() - TAIL_BYTES);
        List<String> texts = new ArrayList<>(texts(from));
        if (from > 0) {
            texts.removeFirst();
        }
        Collections.reverse(texts);
        return parsed(texts, most);
    }

    /**
     * Adds lines in one write.
     *
     * @throws UncheckedIOException when they cannot be written
     */
    public synchronized void append(List<T> lines) {
        StringBuilder text = new StringBuilder();
        try {
            for (T line : lines) {
                text.append(JSON.writeValueAsString(line)).append('\n');
            }
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            try (SeekableByteChannel channel = Files.newByteChannel(file, APPEND, ownerOnly())) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be written", e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private List<String> texts(long from) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read", e);
        }
    }

    private List<T> parsed(List<String> texts, int most) {
        List<T> lines = new ArrayList<>();
        int unreadable = 0;
        for (String text : texts) {
            if (lines.size() >= most) {
                break;
            }
            try {
                lines.add(JSON.readValue(text, type));
            } catch (JsonProcessingException e) {
                unreadable++;
            }
        }
        if (unreadable > 0) {
            LOG.warn("{} lines of {} cannot be read and are left out", unreadable, file);
        }
        return lines;
    }
}
