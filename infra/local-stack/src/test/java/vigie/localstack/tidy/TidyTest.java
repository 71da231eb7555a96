package vigie.localstack.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The repository keeps its own rules. */
class TidyTest {
    @Test
    void everyFileKeepsTheHouseRules() {
        List<SourceFile> files = TrackedFiles.read(TrackedFiles.root());
        List<String> violations = new ArrayList<>();
        files.forEach(file -> violations.addAll(FileRules.all(file)));
        violations.addAll(RepositoryRules.all(files));
        assertThat(files).as("files looked at").hasSizeGreaterThan(50);
        assertThat(violations).isEmpty();
    }
}
