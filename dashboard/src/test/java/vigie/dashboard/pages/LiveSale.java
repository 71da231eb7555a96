package vigie.dashboard.pages;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.warehouse.FactBatch;
import vigie.dashboard.warehouse.FactWriter;
import vigie.dashboard.warehouse.TestCompany;
import vigie.facts.CommitSummary;
import vigie.facts.FactCodec;
import vigie.facts.FactRow;
import vigie.facts.FactTable;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;

/** One more sale after the history of a fixture, as the materializer would apply it while a page is open. */
final class LiveSale {
    private LiveSale() {}

    /** Applies it and tells the readers; the position it took. */
    static long apply(WarehouseFixture fixture, long amountMinor) {
        long position = fixture.data().freshness().applied() + 1;
        MarginFact sale = new MarginFact(
                900_000,
                MarginMeasure.REV_ESTIMATED,
                "DELIVERY_NOTE",
                "BL-90000",
                900_000,
                null,
                amountMinor,
                0,
                1,
                1,
                1,
                1,
                null,
                1,
                1,
                Math.toIntExact(TestCompany.LAST_ON.toEpochDay()),
                false);
        FactRow row = new FactRow(1, position, 0, FactTable.of(sale), new FactCodec().encodeRow(sale));
        long committedAtMicros =
                Instant.parse("2026-11-01T08:00:00Z").plusSeconds(60 * position).toEpochMilli() * 1_000;
        CommitSummary commit = new CommitSummary(
                position, 1, 700 + position, 4_096 * position, committedAtMicros, 1, 0, 0, new byte[32]);
        try (FactWriter writer = fixture.warehouse().writer()) {
            writer.apply(new FactBatch(1, 1, position, 0, List.of(row), List.of(commit), null));
        }
        fixture.events().applied(position, Set.of(FactTable.of(sale)));
        return position;
    }
}
