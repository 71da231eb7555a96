package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumForTestsTest {
    @TempDir
    Path folder;

    @Test
    void looksOnThePath() throws IOException {
        Path program = Files.createFile(
                folder.resolve("chromium-browser"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThat(ChromiumForTests.find(Map.of("PATH", folder.toString()))).isEqualTo(program);
    }

    @Test
    void failsWithOneSentence() {
        assertThatThrownBy(() -> ChromiumForTests.find(Map.of("PATH", folder.toString())))
                .hasMessageStartingWith("The browser tests need Chromium and found none")
                .hasMessageContaining("VIGIE_CHROMIUM");
    }
}
