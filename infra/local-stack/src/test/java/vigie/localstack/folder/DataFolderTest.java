package vigie.localstack.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.localstack.StackFailure;
import vigie.localstack.StackPorts;

/** One process at a time, enough room, and nothing deleted that is not ours. */
class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    private Path root;

    @Test
    void secondHolderIsRefusedAndToldWhoHoldsIt() {
        DataFolder folder = new DataFolder(root);
        folder.whileHeld(() -> {
            assertThatThrownBy(folder::hold)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            return assertThat(folder.holder()).contains(ProcessHandle.current().pid());
        });
        assertThat(folder.holder()).isEmpty();
    }

    @Test
    void fileInsteadOfFolderIsRefused() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        assertThatThrownBy(() -> new DataFolder(file).hold())
                .isInstanceOfSatisfying(
                        StackFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(StackFailure.Reason.FOLDER_UNUSABLE));
    }

    @Test
    void fullDiskIsToldBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> new DataFolder(root).requireSpace(Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        StackFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(StackFailure.Reason.DISK_FULL))
                .hasMessageContaining("MiB needed");
    }

    @Test
    void erasingKeepsWhatIsNotOurs() throws IOException {
        DataFolder folder = new DataFolder(root);
        Files.createDirectories(folder.postgres());
        Path foreign = Files.writeString(root.resolve("letter.txt"), "dear");
        folder.erase();
        assertThat(folder.postgres()).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void passwordsAreDrawnOnce() throws IOException {
        DataFolder folder = new DataFolder(root);
        Secrets drawn = Secrets.of(folder);
        assertThat(Secrets.of(folder)).isEqualTo(drawn);
        assertThat(drawn.writer()).hasSize(48).isNotEqualTo(drawn.reader());
    }

    @Test
    void profileAndRunningStackAreReadAsWritten() {
        DataFolder folder = new DataFolder(root);
        Profile profile = new Profile(Profile.Company.SIMULATED, 4, false).withHistoryLoaded();
        profile.write(folder);
        assertThat(Profile.read(folder)).contains(profile);
        RunningStack running = new RunningStack(ProcessHandle.current().pid(), StackPorts.from(7100), 4);
        running.write(folder);
        assertThat(RunningStack.read(folder)).as("nobody holds the folder").isEmpty();
        assertThat(folder.whileHeld(() -> RunningStack.read(folder))).contains(running);
    }
}
