package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Lists the facts that moved a figure between two positions: late entries, corrections, credit notes. */
final class ChangeQueries {
    private static final long MOST_CHANGES = 500;

    private final MetricCatalogue catalogue;
    private final Clock clock;

    ChangeQueries(MetricCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Changes of the first metric.
     *
     * @param earlier frame at the earlier position; only its position counts
     * @param later frame at the later position; its period and filters count
     */
    ChangesAnswer answer(QueryFrame earlier, QueryFrame later) {
        if (earlier.position() > later.position()) {
            throw BadQuery.malformed(
                    "BAD_PARAMETER", "« from » doit venir avant « to ».", "'from' must come before 'to'.");
        }
        Metric asked = catalogue.metric(later.request().metrics().getFirst());
        Metric metric = catalogue.proving(asked);
        Period period = later.period();
        Conditions conditions = later.conditions();
        String lines = EvidenceSql.facts(metric, conditions);
        Map<String, Object> values = EvidenceSql.values(later, period, metric, conditions);
        values.put("after_position", earlier.position());
        values.put("line_count", MOST_CHANGES);
        BigDecimal before = ControlQueries.figure(earlier, period, metric, conditions);
        BigDecimal after = ControlQueries.figure(later, period, metric, conditions);
        NamedSql counting = NamedSql.bind(
                "select coalesce(sum(amount), 0), count(*) from (" + lines + ") where position > :after_position",
                values);
        record Counted(BigDecimal sum, long count) {}
        Counted counted = later.session()
                .one(counting.sql(), counting.parameters(), row -> new Counted(row.getBigDecimal(1), row.getLong(2)))
                .orElseThrow();
        NamedSql listing = NamedSql.bind(
                "select * from (" + lines + ") where position > :after_position"
                        + " order by position desc, fact_index desc limit cast(:line_count as bigint)",
                values);
        List<ChangesAnswer.Change> changes = later.session().rows(listing.sql(), listing.parameters(), row -> {
            Long product = QueryFrame.longOrNull(row, 11);
            Long customer = QueryFrame.longOrNull(row, 12);
            return new ChangesAnswer.Change(
                    row.getLong(1),
                    row.getString(6),
                    row.getObject(7, LocalDate.class),
                    row.getString(8),
                    row.getString(9),
                    QueryFrame.longOrNull(row, 10),
                    product == null
                            ? null
                            : later.member(Dimension.PRODUCT, product).code(),
                    customer == null
                            ? null
                            : later.member(Dimension.CUSTOMER, customer).code(),
                    row.getBigDecimal(14));
        });
        boolean truncated = counted.count() > changes.size();
        return new ChangesAnswer(
                later.meta(period, null, catalogue.version(), Instant.now(clock), truncated, (int) counted.count()),
                metric.id(),
                earlier.position(),
                later.position(),
                before,
                after,
                counted.sum(),
                counted.count(),
                changes);
    }
}
