package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CaptureConfigTest {

    @Test
    void anEmptyEnvironmentIsTheDefaults() {
        CaptureConfig config = CaptureConfig.fromEnvironment(Map.of("PATH", "/bin"));
        assertThat(config.postgresPort()).isEqualTo(5433);
        assertThat(config.topicOf(1)).isEqualTo("ledger");
        assertThat(config.topicOf(3)).isEqualTo("ledger-3");
        assertThat(config.stateTopic()).isEqualTo("ledger-state");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> CaptureConfig.fromEnvironment(Map.of("VIGIE_CAPTURE_SLOTT", "x")))
                .hasMessageStartingWith("VIGIE_CAPTURE_SLOTT is not a setting of the capture; there are [");
        assertThatThrownBy(() -> CaptureConfig.fromEnvironment(Map.of("VIGIE_CAPTURE_PARTITIONS", "four")))
                .hasMessage("VIGIE_CAPTURE_PARTITIONS is 'four', expected a whole number");
        assertThatThrownBy(() -> CaptureConfig.fromEnvironment(Map.of("VIGIE_CAPTURE_PARTITIONS", "0")))
                .hasMessage("partitions is 0, expected 1 to 1000");
        assertThatThrownBy(() -> CaptureConfig.fromEnvironment(Map.of("VIGIE_CAPTURE_SLOT", "My Slot")))
                .hasMessageContaining("slot is 'My Slot'");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(CaptureConfig.fromEnvironment(Map.of("VIGIE_CAPTURE_PASSWORD", "secret")))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void theReadmeListsEveryKeyWithItsDefault() throws Exception {
        List<String> rows = Pattern.compile("\\| `VIGIE_CAPTURE_([A-Z_]+)` \\| ([^|]*) \\|")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1) + "=" + row.group(2).replace("`", "").strip())
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(CaptureConfig.defaults().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    @Test
    void lsnsAreReadAndWrittenAsPostgresDoes() {
        assertThat(Lsn.format(Lsn.parse("16/B374D848"))).isEqualTo("16/B374D848");
        assertThat(Lsn.parse("FFFFFFFF/FFFFFFFF")).isEqualTo(-1L);
    }
}
