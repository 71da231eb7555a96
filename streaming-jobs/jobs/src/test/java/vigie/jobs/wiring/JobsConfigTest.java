package vigie.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsConfigTest {

    private static final String DIRECTORY = "file:///var/lib/vigie/flink";

    @Test
    void whatIsNotGivenHasItsDefault() {
        assertThat(JobsConfig.fromEnvironment(Map.of("VIGIE_JOBS_CHECKPOINT_DIRECTORY", DIRECTORY, "PATH", "/bin")))
                .isEqualTo(new JobsConfig("localhost:9192", "ledger", "facts", 1, 1, 10_000, DIRECTORY));
    }

    @ParameterizedTest
    @CsvSource({
        "VIGIE_JOBS_PARALELISM,         2,          unknown variable VIGIE_JOBS_PARALELISM",
        "VIGIE_JOBS_PARALLELISM,        two,        VIGIE_JOBS_PARALLELISM must be a whole number: two",
        "VIGIE_JOBS_PARALLELISM,        0,          parallelism must be at least 1: 0",
        "VIGIE_JOBS_RUN,                0,          run must be at least 1: 0",
        "VIGIE_JOBS_CHECKPOINT_INTERVAL_MILLIS, 1,  checkpointIntervalMillis must be at least 100: 1",
        "VIGIE_JOBS_CHECKPOINT_DIRECTORY, flink,    checkpointDirectory must be a URI",
        "VIGIE_JOBS_LEDGER_TOPIC,       '',         ledgerTopic must not be blank",
    })
    void whatIsWrongIsNamedWithItsValue(String key, String value, String sentence) {
        Map<String, String> environment = new TreeMap<>(Map.of("VIGIE_JOBS_CHECKPOINT_DIRECTORY", DIRECTORY));
        environment.put(key, value);
        assertThatThrownBy(() -> JobsConfig.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void theDirectoryOfCheckpointsMustBeGiven() {
        assertThatThrownBy(() -> JobsConfig.fromEnvironment(Map.of()))
                .hasMessage("variable VIGIE_JOBS_CHECKPOINT_DIRECTORY must be set");
    }

    @Test
    void theStateBackendIsOneOfTwo() {
        assertThat(JobsConfig.stateBackend(Map.of())).isEqualTo("hashmap");
        assertThat(JobsConfig.stateBackend(Map.of("VIGIE_JOBS_STATE_BACKEND", "rocksdb")))
                .isEqualTo("rocksdb");
        assertThatThrownBy(() -> JobsConfig.stateBackend(Map.of("VIGIE_JOBS_STATE_BACKEND", "disk")))
                .hasMessage("VIGIE_JOBS_STATE_BACKEND must be hashmap or rocksdb: disk");
    }

    @Test
    void theReadmeListsEveryVariable() throws IOException {
        assertThat(Pattern.compile("^\\| `(VIGIE_JOBS_\\w+)`", Pattern.MULTILINE)
                        .matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(JobsConfig.KEYS);
    }
}
