package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FifoCasesTest {
    @TestFactory
    Stream<DynamicTest> everyCaseOfTheFiles() throws IOException {
        List<DynamicTest> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fifo"))) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^case: ", -1)) {
                    List<String> lines = text.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList();
                    if (lines.size() > 1) {
                        cases.add(DynamicTest.dynamicTest(
                                file.getFileName() + ": " + lines.getFirst(),
                                () -> FifoCase.check(lines.subList(1, lines.size()))));
                    }
                }
            }
        }
        assertThat(cases).hasSizeGreaterThan(20);
        return cases.stream();
    }
}
