package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Metric.Evidence;

/** Compares figures of the whole company with the balance of the ledger accounts that must carry them. */
final class ControlQueries {

    /** One control per metric that has accounts. None for who sees a part: accounts are the whole company's. */
    List<Control> of(QueryFrame frame, Period period, List<Metric> metrics) {
        List<Control> controls = new ArrayList<>();
        for (Metric metric : metrics) {
            Control control = of(frame, period, metric);
            if (control != null) {
                controls.add(control);
            }
        }
        return controls;
    }

    /** The control of one metric, null when no account carries it or the reader sees a part only. */
    @Nullable
    Control of(QueryFrame frame, Period period, Metric metric) {
        Evidence evidence = metric.evidence().orElse(null);
        if (evidence == null || evidence.accounts().isEmpty() || !frame.scope().isWhole()) {
            return null;
        }
        BigDecimal figure = figure(frame, period, metric, Conditions.NONE);
        String unpostedLines = EvidenceSql.unposted(metric, Conditions.NONE);
        BigDecimal unposted = unpostedLines.isEmpty()
                ? BigDecimal.ZERO.setScale(metric.unit().scale())
                : EvidenceSql.sum(frame, period, metric, Conditions.NONE, unpostedLines);
        NamedSql balance = NamedSql.bind(
                EvidenceSql.ledgerBalance(metric), EvidenceSql.values(frame, period, metric, Conditions.NONE));
        BigDecimal ledger = frame.session()
                .shared("sum", balance.sql(), balance.parameters(), row -> row.getBigDecimal(1))
                .getFirst();
        return new Control(
                metric.id(),
                evidence.accounts(),
                figure,
                unposted,
                ledger,
                figure.subtract(unposted).subtract(ledger));
    }

    /** The figure of an additive or semi-additive metric over a period, without breakdown. */
    static BigDecimal figure(QueryFrame frame, Period period, Metric metric, Conditions conditions) {
        Figure figure = Figures.total(metric, frame.cells(metric, null, Grain.NONE, period, conditions));
        BigDecimal value = figure.value();
        return value == null ? BigDecimal.ZERO : value;
    }
}
