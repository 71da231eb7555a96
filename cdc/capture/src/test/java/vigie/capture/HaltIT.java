package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not as it was written stops publishing, before it is published; what was good before stays. */
class HaltIT {

    private static final String SUPPLIER_AND_CHANNEL =
            "insert into ledger.suppliers (code, name) values ('bad', 'bad');"
                    + " insert into ledger.channels (code, name_fr, name_en) values ('bad', 'bad', 'bad')";

    static Stream<Arguments> damages() {
        return Stream.of(
                arguments(
                        "alter table ledger.suppliers disable trigger suppliers_counted_on_insert",
                        SUPPLIER_AND_CHANNEL,
                        "did not arrive as written: rows"),
                arguments(
                        "alter table ledger.suppliers disable trigger user; alter table ledger.channels disable"
                                + " trigger user",
                        SUPPLIER_AND_CHANNEL,
                        "came without a manifest"),
                arguments(
                        "alter table ledger.suppliers add column note text default 'x'",
                        SUPPLIER_AND_CHANNEL,
                        "columns the contract does not know: [note]"),
                arguments(
                        "alter table ledger.suppliers add column place point default '(1,2)'",
                        SUPPLIER_AND_CHANNEL,
                        "columns the contract does not know: [place]"),
                arguments(
                        "alter table ledger.suppliers rename column name to title",
                        SUPPLIER_AND_CHANNEL.replace("(code, name)", "(code, title)"),
                        "has no column name"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsNotAsWrittenIsNotPublished(String damage, String offence, String reason) throws Exception {
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(2);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection writer = ledger.connect()) {
            published.awaitPosition(0);
            TestLedger.putSupplier(writer, "good");
            published.awaitPosition(1);
            ledger.execute(damage);
            ledger.execute(offence);
            ledger.execute("select api.put_warehouse(null, '{\"code\":\"W\",\"name\":\"good again\"}')");
            await().atMost(Duration.ofMinutes(1)).until(() -> capture.status().state() == CaptureStatus.State.HALTED);
            assertThat(capture.status().lastPosition()).isEqualTo(1);
            assertThat(Objects.requireNonNull(capture.status().reason()).en()).contains(reason);
            assertThat(published.readUntilQuiet(Duration.ofMillis(500)).released())
                    .isEqualTo(1);
        }
        try (CaptureLedger again = CaptureLedger.start(config)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> again.status().state() == CaptureStatus.State.HALTED);
            assertThat(again.status().lastPosition()).isEqualTo(1);
        }
    }

    @Test
    void aPublicationThatIsNotTheContractsHaltsAtOnce() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        ledger.execute("alter publication vigie_ledger drop table ledger.clock_ticks");
        try (CaptureLedger capture = CaptureLedger.start(ledger.config(1))) {
            assertThat(capture.status().state()).isEqualTo(CaptureStatus.State.HALTED);
            assertThat(Objects.requireNonNull(capture.status().reason()).en()).contains("missing [clock_ticks]");
            assertThat(Objects.requireNonNull(capture.status().reason()).fr()).contains("manquent [clock_ticks]");
        }
    }
}
