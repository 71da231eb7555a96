package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files: texts that are reviewed in each change. {@code -Dgolden=write} rewrites them instead of comparing. */
public final class Golden {
    private Golden() {}

    /** Compares, or writes when asked to. */
    public static void matches(Path file, String text) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, text);
            }
            assertThat(text)
                    .as("text of %s, rewritten with -Dgolden=write", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
