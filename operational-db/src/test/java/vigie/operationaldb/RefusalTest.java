package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason to refuse a command is provoked, said in two languages, and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @BeforeAll
    void playWhatTheRefusedCommandsMeet() {
        ledger.play(Story.read("before-refusals"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    static List<Story.Step> refusedSteps() {
        return Story.read("refusals").steps();
    }

    @ParameterizedTest
    @MethodSource("refusedSteps")
    void refusedCommandSaysWhyAndWritesNothing(Story.Step step) {
        String before = ledger.rowCounts();
        ledger.speakAs(step.actor());
        CommandRefused refused = ledger.refusalOf(step.command(), step.body());
        ledger.speakAs(null);
        assertThat(refused.code()).isEqualTo(step.refusal());
        assertThat(refused.en()).endsWith(".").doesNotContain("{");
        assertThat(refused.fr()).endsWith(".").doesNotContain("{").isNotEqualTo(refused.en());
        assertThat(ledger.rowCounts()).isEqualTo(before);
    }

    @Test
    void malformedCommandNamesTheField() {
        CommandRefused refused = ledger.refusalOf("confirm_order", """
                {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
                "lines": [{"sku": "S10", "quantity": 1, "unit_price": 1}, {"sku": "S10", "quantity": "many"}]}
                """);
        assertThat(refused.params().path("field").asText()).isEqualTo("lines[1].quantity");
        assertThat(refused.params().path("problem").asText()).isEqualTo("mistyped");
    }

    @Test
    void everyReasonIsProvoked() {
        TreeSet<String> provoked = new TreeSet<>(Stream.concat(
                        refusedSteps().stream().map(step -> String.valueOf(step.refusal())),
                        Stream.of("DUPLICATE_KEY", "APPROVAL_REFUSED"))
                .toList());
        assertThat(ledger.rows("select r.code from ledger.refusal_reasons as r order by r.code collate \"C\""))
                .isEqualTo(String.join("\n", provoked) + "\n");
    }
}
