package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A reader sends many scans in one command: each has one effect, a bad one loses no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {
    private static final int READERS = 4;

    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    ScanTest() {
        ledger.play(Story.read("bins"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void eachScanHasOneEffectAndABadOneLosesNoOther() throws CommandRefused {
        String scans = """
                {"reader": "DOCK-1", "scans": [%s, %s, %s, {"command": "scrap"}, {"scan": "s5", "command": "credit",
                "body": {}}, %s]}
                """.formatted(pick("s1", 1), pick("s2", 99), pick("s3", 2), pick("s1", 1));
        JsonNode first = ledger.accept("scan_moves", scans);
        assertThat(statuses(first)).isEqualTo("accepted rejected accepted rejected rejected seen");
        assertThat(first.path("accepted").asInt()).isEqualTo(2);
        assertThat(first.path("rejected").asInt()).isEqualTo(3);
        assertThat(first.path("scans").path(1).path("code").asText()).isEqualTo("NOT_IN_PLACE");
        assertThat(first.path("scans").path(3).path("code").asText()).isEqualTo("MALFORMED_COMMAND");
        assertThat(picked()).isEqualTo("3\n");

        JsonNode again = ledger.accept("scan_moves", scans);
        assertThat(statuses(again)).isEqualTo("seen rejected seen rejected rejected seen");
        assertThat(picked()).as("no second effect").isEqualTo("3\n");
        JsonNode other = ledger.accept("scan_moves", "{\"reader\": \"DOCK-2\", \"scans\": [" + pick("s1", 2) + "]}");
        assertThat(other.path("scans").path(0).path("code").asText()).isEqualTo("DUPLICATE_KEY");
        assertThat(picked()).as("another scan under a used id").isEqualTo("3\n");
        assertThat(ledger.rows("select s.scan_id, s.times, s.refusal_code from api.scans_aside as s where"
                        + " s.scan_id like 's%' order by s.scan_id"))
                .isEqualTo("s1 1 DUPLICATE_KEY\ns2 2 NOT_IN_PLACE\ns5 2 MALFORMED_COMMAND\n");

        JsonNode mended = ledger.accept("scan_moves", "{\"reader\": \"DOCK-1\", \"scans\": [" + pick("s2", 3) + "]}");
        assertThat(statuses(mended)).isEqualTo("accepted");
        assertThat(ledger.rows("select count(*) from api.scans_aside as s where s.scan_id = 's2'"))
                .isEqualTo("0\n");
        assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
    }

    @Test
    void readersThatCrossEachOtherDoNotWaitInACircle() throws Exception {
        try (LedgerUnderTest busy = LedgerUnderTest.withCompany();
                ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            busy.play(Story.read("transit-and-scrap"));
            List<Future<JsonNode>> answers = readers.invokeAll(IntStream.range(0, READERS)
                    .<Callable<JsonNode>>mapToObj(reader -> () -> sendFrom(busy, reader))
                    .toList());
            for (Future<JsonNode> answer : answers) {
                assertThat(answer.get().path("accepted").asInt()).isEqualTo(40);
            }
            assertThat(busy.rows("select count(*) from ledger.scans")).isEqualTo("160\n");
            assertThat(MigrateDatabase.verify(busy.administrator())).isEmpty();
        }
    }

    /** Forty transfers there and back, each reader in another order. */
    private static JsonNode sendFrom(LedgerUnderTest busy, int reader)
            throws SQLException, CommandRefused, JsonProcessingException {
        String scans = IntStream.range(0, 40)
                .mapToObj(scan -> """
                        {"scan": "r%d-%d", "command": "transfer", "body": {"from": "%s", "to": "%s",
                        "moved_on": "2026-01-20", "lines": [{"sku": "%s", "quantity": "0.01"}]}}
                        """.formatted(
                                reader,
                                scan,
                                (scan + reader) % 2 == 0 ? "PARIS" : "LYON",
                                (scan + reader) % 2 == 0 ? "LYON" : "PARIS",
                                (scan / 2 + reader) % 2 == 0 ? "S10" : "S18"))
                .collect(Collectors.joining(","));
        try (var connection =
                        LedgerServer.as("vigie_writer", busy.administrator()).getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            return commands.call(
                    "scan_moves",
                    "reader-" + reader,
                    new ObjectMapper().readTree("{\"reader\": \"R" + reader + "\", \"scans\": [" + scans + "]}"));
        }
    }

    private static String pick(String scan, int quantity) {
        return """
                {"scan": "%s", "command": "pick", "body": {"warehouse": "PARIS", "moved_on": "2026-01-09",
                "lines": [{"sku": "S10", "quantity": %d, "from": "A-02"}]}}
                """.formatted(scan, quantity);
    }

    private static String statuses(JsonNode answer) {
        return answer.path("scans")
                .valueStream()
                .map(scan -> scan.path("status").asText())
                .collect(Collectors.joining(" "));
    }

    private String picked() {
        return ledger.rows("select trim_scale(sum(b.quantity)) from ledger.bin_moves as b where b.kind = 'PICK'"
                + " and b.moved_on = '2026-01-09'");
    }
}
