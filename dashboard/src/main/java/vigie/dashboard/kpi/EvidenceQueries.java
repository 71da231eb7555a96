package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a figure is made of. Ledger lines prove it when they can carry the filters; otherwise the facts behind the
 * figure are listed with their documents, and the answer says so. Without filters ledger lines are always listed, so
 * that a difference with the ledger shows.
 */
final class EvidenceQueries {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");
    private static final int MOST_LINES = 500;

    private final MetricCatalogue catalogue;
    private final ControlQueries controls = new ControlQueries();
    private final Clock clock;

    private record Counted(BigDecimal sum, long lines) {}

    EvidenceQueries(MetricCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The position a cursor was made at, so that later pages list the same lines. */
    static AsOf positionOf(String cursor) {
        return new AsOf.AtPosition(Long.parseLong(parse(cursor).group(1)));
    }

    private static Matcher parse(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw BadQuery.malformed(
                    "BAD_CURSOR",
                    "Le curseur « " + cursor + " » n'est pas compris ; reprendre celui de la réponse précédente.",
                    "Cursor '" + cursor + "' is not understood; take the one of the previous answer.");
        }
        return matcher;
    }

    EvidenceAnswer answer(QueryFrame frame, @Nullable String cursor, int size) {
        if (frame.request().metrics().isEmpty()) {
            throw BadQuery.malformed(
                    "NO_METRIC",
                    "Il faut un indicateur, par exemple m=net-revenue.",
                    "A metric is needed, for instance m=net-revenue.");
        }
        Metric asked = catalogue.metric(frame.request().metrics().getFirst());
        Metric metric = catalogue.proving(asked);
        if (!frame.conditions().within(metric.dimensions())) {
            throw BadQuery.malformed(
                    Figures.NOT_UNDER_FILTER,
                    "« " + metric.label().fr() + " » ne se filtre pas ainsi.",
                    "'" + metric.label().en() + "' cannot be filtered this way.");
        }
        Period period = frame.period();
        Conditions conditions = frame.conditions();
        BigDecimal figure = ControlQueries.figure(frame, period, metric, conditions);
        boolean hasAccounts = !EvidenceSql.evidence(metric).accounts().isEmpty();
        String lines = hasAccounts ? EvidenceSql.postings(metric, conditions) : EvidenceSql.facts(metric, conditions);
        String basis = hasAccounts ? "postings" : "facts";
        @Nullable String basisReason = hasAccounts ? null : notInLedger(frame, metric);
        Counted counted = count(frame, metric, lines);
        if (hasAccounts && !conditions.isEmpty() && counted.sum().compareTo(figure) != 0) {
            lines = EvidenceSql.facts(metric, conditions);
            counted = count(frame, metric, lines);
            basis = "facts";
            basisReason = frame.language()
                    .pick(
                            "Les lignes d'écriture ne portent pas ces filtres ; voici les faits et leurs pièces.",
                            "Ledger lines do not carry these filters; here are the facts and their documents.");
        }
        long offset = cursor == null ? 0 : Long.parseLong(parse(cursor).group(2));
        int taken = Math.clamp(size, 1, MOST_LINES);
        boolean more = offset + taken < counted.lines();
        return new EvidenceAnswer(
                frame.meta(period, null, catalogue.version(), Instant.now(clock), more, (int) counted.lines()),
                metric.id(),
                asked.id(),
                askedFigure(frame, asked, metric, figure),
                counted.sum(),
                figure.subtract(counted.sum()),
                basis,
                basisReason,
                controls.of(frame, period, metric),
                asked.terms(),
                page(frame, metric, lines, offset, taken),
                counted.lines(),
                more ? frame.position() + "." + (offset + taken) : null);
    }

    private static Figure askedFigure(QueryFrame frame, Metric asked, Metric metric, BigDecimal figure) {
        if (asked.id().equals(metric.id())) {
            return new Figure(figure, null, null, null);
        }
        return Figures.total(asked, frame.cells(asked, null, Grain.NONE, frame.period(), frame.conditions()));
    }

    private static String notInLedger(QueryFrame frame, Metric metric) {
        return frame.language()
                .pick(
                        "« " + metric.label().fr()
                                + " » n'est pas un montant comptable ; voici les faits et leurs pièces.",
                        "'" + metric.label().en() + "' is not an accounting amount; here are the facts and documents.");
    }

    private static Counted count(QueryFrame frame, Metric metric, String lines) {
        NamedSql bound = NamedSql.bind(
                "select coalesce(sum(amount), 0), count(*) from (" + lines + ")",
                EvidenceSql.values(frame, frame.period(), metric, frame.conditions()));
        return frame.session()
                .one(
                        bound.sql(),
                        bound.parameters(),
                        row -> new Counted(rounded(metric, row.getBigDecimal(1)), row.getLong(2)))
                .orElseThrow();
    }

    /** Shares of a mean are exact; their sum is rounded as the figure is. */
    private static BigDecimal rounded(Metric metric, BigDecimal sum) {
        return metric.additivity() == Additivity.AVERAGE
                ? sum.setScale(metric.unit().scale(), RoundingMode.HALF_UP)
                : sum;
    }

    private static List<EvidenceAnswer.Line> page(
            QueryFrame frame, Metric metric, String lines, long offset, int size) {
        Map<String, Object> values = EvidenceSql.values(frame, frame.period(), metric, frame.conditions());
        values.put("first_line", offset);
        values.put("line_count", (long) size);
        NamedSql bound = NamedSql.bind("""
                select
                    *,
                    sum(amount) over (
                        order by effective_on, position, fact_index, kind desc
                        rows between unbounded preceding and current row
                    ) as running_sum
                from (%s)
                order by effective_on, position, fact_index, kind desc
                limit cast(:line_count as bigint) offset cast(:first_line as bigint)
                """.formatted(lines), values);
        return frame.session().rows(bound.sql(), bound.parameters(), row -> {
            Long product = QueryFrame.longOrNull(row, 11);
            Long customer = QueryFrame.longOrNull(row, 12);
            return new EvidenceAnswer.Line(
                    row.getLong(1),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getObject(7, LocalDate.class),
                    row.getString(8),
                    row.getString(9),
                    QueryFrame.longOrNull(row, 10),
                    product == null
                            ? null
                            : frame.member(Dimension.PRODUCT, product).code(),
                    customer == null
                            ? null
                            : frame.member(Dimension.CUSTOMER, customer).code(),
                    row.getString(13),
                    row.getBigDecimal(14),
                    row.getBigDecimal(15));
        });
    }
}
