package vigie.jobs.alerts;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertComparison;
import vigie.facts.AlertEntity;
import vigie.facts.AlertMetric;
import vigie.facts.AlertSeverity;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.AlertRuleRow;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.PeriodRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.ReorderRuleRow;

/** Picks the ledger rows alerts rest on: rules, days, reorder rules, closed periods and postings. Stateless. */
public final class ToAlertEvents extends RichFlatMapFunction<LedgerChange, AlertEvent> {
    private static final long serialVersionUID = 1L;

    private static final List<AlertEntity> ALL = List.of(AlertEntity.values());
    private static final List<AlertEntity> KNOW_DAYS = List.of(
            AlertEntity.SALE_LINE, AlertEntity.CUSTOMER, AlertEntity.FAMILY, AlertEntity.PRODUCT, AlertEntity.STOCK);

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<AlertEvent> out) {
        LedgerTable table = LedgerTable.named(change.table()).orElse(LedgerTable.TRANSACTION_MANIFESTS);
        switch (table) {
            case ALERT_RULES, REORDER_RULES, PERIODS, CLOCK_TICKS, POSTINGS -> {
                Record row =
                        Objects.requireNonNull(codec, "open was not called").decodeRow(table, change.row());
                for (AlertEvent event : eventsOf(change.position(), change.index(), row)) {
                    out.collect(event);
                }
            }
            default -> {
                // No alert rests on the other tables but by the facts made of them.
            }
        }
    }

    /** The events of a row, one per shard it concerns. Throws IllegalArgumentException for a rule it cannot read. */
    static List<AlertEvent> eventsOf(long position, int index, Record row) {
        var place = new AlertEventBuilder(position, index, 0);
        return switch (row) {
            case AlertRuleRow rule -> place.rule(Shard.all(ALL), ruleOf(rule));
            case ClockTickRow tick -> place.tick(Shard.all(KNOW_DAYS), tick.businessOnEpochDay());
            case PeriodRow period ->
                place.period(
                        Shard.all(List.of(AlertEntity.ENTRY)),
                        period.id(),
                        period.startsOnEpochDay(),
                        period.endsOnEpochDay(),
                        period.closed());
            case ReorderRuleRow rule ->
                List.of(place.reorder(
                        new Member(rule.productId(), rule.warehouseId()),
                        rule.thresholdQuantityMicro(),
                        !rule.withdrawn()));
            case PostingRow posting ->
                posting.debitMinor() == 0
                        ? List.of()
                        : List.of(place.document(
                                        posting.effectiveOnEpochDay(), posting.documentType(), posting.documentNumber())
                                .entry(posting.entryId(), posting.debitMinor()));
            default -> throw new IllegalArgumentException("no alert rests on " + row);
        };
    }

    /** The rule of a row. Throws IllegalArgumentException when this build does not know one of its codes. */
    static AlertRule ruleOf(AlertRuleRow row) {
        return new AlertRule(
                row.id(),
                row.code(),
                AlertMetric.valueOf(row.metric()),
                AlertEntity.valueOf(row.entity()),
                row.windowDays(),
                AlertComparison.valueOf(row.comparison()),
                row.thresholdMicro(),
                row.recoveryThresholdMicro(),
                row.durationDays(),
                row.minimumStakeMinor(),
                AlertSeverity.valueOf(row.severity()),
                row.recipients(),
                row.withdrawn());
    }
}
