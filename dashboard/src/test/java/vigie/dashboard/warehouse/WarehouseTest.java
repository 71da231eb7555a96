package vigie.dashboard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.facts.ClockTickFact;
import vigie.facts.FactCodec;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

class WarehouseTest {
    @TempDir
    Path folder;

    @Test
    void aDamagedFileGivesOneSentenceAndIsNotTouched() throws IOException {
        Path file = folder.resolve("warehouse.duckdb");
        Files.writeString(file, "this is not a database, whatever its name says; it is long enough to have a header");
        String before = Files.readString(file);
        assertThatThrownBy(() -> Warehouse.open(file))
                .isInstanceOf(WarehouseDamaged.class)
                .hasMessageContaining("delete it and start again");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void progressAndFactsSurviveReopening() {
        Path file = folder.resolve("warehouse.duckdb");
        FactLog log = TestCompany.history(3);
        try (Warehouse warehouse = Warehouse.open(file)) {
            log.writeTo(warehouse);
        }
        try (Warehouse warehouse = Warehouse.open(file)) {
            long position = warehouse.read(session -> session.progress().position());
            assertThat(position).isEqualTo(log.transactions().size());
            long facts = warehouse.read(
                    session -> session.one("select count(*) from margins", List.of(), row -> row.getLong(1))
                            .orElse(0L));
            assertThat(facts).isPositive();
        }
    }

    @Test
    void aBatchIsAppliedWholeOrNotAtAll() {
        byte[] tick = new FactCodec().encodeRow(new ClockTickFact(12_000, 1_036_800_000_000L));
        FactRow good = new FactRow(1, 1, 0, FactTable.CLOCK_TICKS, tick);
        FactRow broken = new FactRow(1, 1, 1, FactTable.QUARANTINED_EVENTS, new byte[] {1});
        try (Warehouse warehouse = Warehouse.inMemory();
                FactWriter writer = warehouse.writer()) {
            FactBatch batch = new FactBatch(1, 1, 1, 5, List.of(good, broken), List.of(), null);
            assertThatThrownBy(() -> writer.apply(batch)).isInstanceOf(IllegalStateException.class);
            long ticks = warehouse.read(
                    session -> session.one("select count(*) from clock_ticks", List.of(), row -> row.getLong(1))
                            .orElse(-1L));
            assertThat(ticks)
                    .as("rows of the table written before the one that failed")
                    .isZero();
            assertThat(warehouse.<Long>read(session -> session.progress().position()))
                    .isZero();
        }
    }

    @Test
    void aSharedQuestionIsAnsweredAgainOnceSomethingIsApplied() {
        FactLog log = TestCompany.history(3);
        AtomicInteger answered = new AtomicInteger();
        try (Warehouse warehouse = Warehouse.inMemory()) {
            log.writeTo(warehouse);
            long before = ticks(warehouse, answered);
            assertThat(ticks(warehouse, answered)).isEqualTo(before);
            assertThat(answered).hasValue(1);
            long next = log.transactions().size() + 1L;
            byte[] tick = new FactCodec().encodeRow(new ClockTickFact(20_000, 1_728_000_000_000L));
            try (FactWriter writer = warehouse.writer()) {
                writer.apply(new FactBatch(
                        1, 1, next, 5, List.of(new FactRow(1, next, 0, FactTable.CLOCK_TICKS, tick)), List.of(), null));
            }
            assertThat(ticks(warehouse, answered)).isEqualTo(before + 1);
            assertThat(answered).hasValue(2);
        }
    }

    @Test
    void aSharedQuestionThatFailedIsAskedAgain() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            AtomicInteger answered = new AtomicInteger(-1);
            assertThatThrownBy(() -> ticks(warehouse, answered)).isInstanceOf(IllegalStateException.class);
            assertThat(ticks(warehouse, answered)).isZero();
        }
    }

    /** Counts who really asked; the first of a negative count fails. */
    private static long ticks(Warehouse warehouse, AtomicInteger answered) {
        return warehouse.read(session -> session.sharedOne(
                        "ticks", "select count(*) from clock_ticks", List.of(), row -> {
                            if (answered.incrementAndGet() == 0) {
                                throw new IllegalStateException("on purpose");
                            }
                            return row.getLong(1);
                        })
                .orElseThrow());
    }

    /**
     * Prepared in detail, posted as a sum the day after, or after a close under a later date: figures count it once,
     * and what is still to post is told by the day it values.
     */
    @Test
    void postedValuationsCountOnceAndWhatIsNotPostedIsPending() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            GivenRows.insert(
                    warehouse,
                    Map.of(
                            "postings",
                            List.of(
                                    posting("1", "PREPARED", "STK", "2003-05-02", "60.00"),
                                    posting("2", "PREPARED", "STK", "2003-05-02", "40.00"),
                                    posting("3", "POSTED", "VAL", "2003-06-01", "100.00"),
                                    posting("4", "PREPARED", "STK", "2003-05-03", "7.00"),
                                    posting("5", "POSTED", "OD", "2003-05-03", "1.00")),
                            "stock_values",
                            List.of(
                                    Map.of("position", "2", "value", "102.00", "shortage_value", "2.00"),
                                    Map.of("position", "4", "value", "7.00"),
                                    Map.of("position", "5", "value", "1.00"))));
            assertThat(texts(warehouse, "select sum(debit)::varchar from counted_postings_as_of(5)"))
                    .containsExactly("108.00");
            assertThat(texts(warehouse, "select sum(debit)::varchar from postings_as_of(3)"))
                    .containsExactly("100.00");
            assertThat(texts(
                            warehouse,
                            "select concat_ws(' ', effective_on, account_code, prepared, posted, pending)"
                                    + " from pending_valuations order by effective_on"))
                    .containsExactly("2003-05-02 37 100.00 100.00 0.00", "2003-05-03 37 7.00 0.00 7.00");
            String standing =
                    "select concat_ws(' ', posted, pending, layers, shortages, gap)" + " from stock_standing_as_of(%d)";
            assertThat(texts(warehouse, standing.formatted(2))).containsExactly("0.00 100.00 102.00 2.00 0.00");
            assertThat(texts(warehouse, standing.formatted(3))).containsExactly("100.00 0.00 102.00 2.00 0.00");
            assertThat(texts(warehouse, standing.formatted(5))).containsExactly("101.00 7.00 110.00 2.00 0.00");
        }
    }

    /** What is read bit by bit is what the macro says of the whole; a cent too many is a gap. */
    @Test
    void theStandingOfTheStockFollowsThePositions() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            var reader = new StockStandingReader();
            assertThat(warehouse.read(reader::read).gap()).isZero();
            GivenRows.insert(
                    warehouse,
                    Map.of(
                            "postings",
                            List.of(
                                    posting("1", "PREPARED", "STK", "2003-05-02", "60.00"),
                                    posting("1", "PREPARED", "STK", "2003-05-03", "5.00")),
                            "stock_values",
                            List.of(Map.of("position", "1", "value", "65.00"))));
            StockStanding first = warehouse.read(reader::read);
            assertThat(first.pending()).isEqualByComparingTo("65.00");
            assertThat(first.gap()).isZero();
            assertThat(first.due())
                    .extracting(day -> day.valuedOn() + " " + day.accountCode() + " " + day.pending())
                    .containsExactly("2003-05-03 37 5.00", "2003-05-02 37 60.00");
            GivenRows.insert(
                    warehouse, Map.of("postings", List.of(posting("2", "POSTED", "VAL", "2003-06-01", "60.00"))));
            StockStanding posted = warehouse.read(reader::read);
            assertThat(posted.daysDue()).isEqualTo(1);
            assertThat(posted.posted()).isEqualByComparingTo("60.00");
            assertThat(posted.gap()).isZero();
            GivenRows.insert(warehouse, Map.of("stock_values", List.of(Map.of("position", "3", "value", "0.01"))));
            assertThat(warehouse.read(reader::read).gap()).isEqualByComparingTo("-0.01");
            assertThat(texts(warehouse, "select gap::varchar from stock_standing_as_of(3)"))
                    .containsExactly("-0.01");
        }
    }

    private static Map<String, String> posting(
            String position, String status, String journal, String on, String debit) {
        return Map.of(
                "position", position,
                "status", status,
                "journal_code", journal,
                "document_number", journal.equals("VAL") ? "VAL-2003-05-02" : "BR-1",
                "effective_on", on,
                "account_code", "37",
                "debit", debit);
    }

    private static List<String> texts(Warehouse warehouse, String sql) {
        return warehouse.read(session -> session.rows(sql, List.of(), row -> row.getString(1)));
    }

    @Test
    void anAuditThatBreaksTurnsFreshnessIntoAGap() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            GivenRows.insert(
                    warehouse,
                    java.util.Map.of(
                            "audits",
                            List.of(
                                    java.util.Map.of("position", "1", "check_name", "a", "status", "OK"),
                                    java.util.Map.of(
                                            "position",
                                            "2",
                                            "check_name",
                                            "a",
                                            "status",
                                            "BROKEN",
                                            "difference",
                                            "-12.40"))));
            java.time.Clock clock = java.time.Clock.systemUTC();
            MaterializerStatus status = new MaterializerStatus(2, true, 1, 0, clock.instant(), null);
            Freshness freshness = new FreshnessReader(warehouse, () -> status, null, clock).read();
            assertThat(freshness.state()).isEqualTo(Freshness.State.GAP);
            assertThat(freshness.gapAmount()).isEqualByComparingTo("12.40");
            assertThat(freshness.reconciled()).isEqualTo(1);
        }
    }
}
