package vigie.dashboard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
