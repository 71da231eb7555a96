package vigie.jobs.alerts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertEntity;
import vigie.facts.AlertMetric;
import vigie.facts.AlertState;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.PositionOrderedFunction;

/**
 * Keyed by {@link Shard}: holds the rules against the members of the shard, once a position is complete.
 *
 * <p>State: the rules, the business day, what is measured of each member, and the alerts that are not resolved. Members
 * that a position touched are read again; all of them when the day or a rule changed. A sale line that lost money stays
 * so: its alert ends when nothing changed it for the window of the rule. An entry or a count fires for itself and
 * leaves no alert behind, since it cannot heal.
 */
public final class AlertFunction extends PositionOrderedFunction<AlertEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable State state;
    private transient @Nullable Changes changes;

    /** A function with empty state. */
    public AlertFunction() {
        super(FactOrigin.ALERTS, AlertEvent.class);
    }

    private record State(
            MapState<Long, AlertRule> rules,
            MapState<Long, ClosedPeriod> closedPeriods,
            MapState<Member, MarginDays> margins,
            MapState<Member, OpenAmounts> receivables,
            MapState<Member, StockLevel> stocks,
            MapState<AlertOf, AlertInstance> alerts,
            ValueState<Integer> businessDay) {}

    /** What the position did so far; empty between positions, so it needs no state. */
    private static final class Changes {
        private final TreeMap<Member, AlertEvent> touched = new TreeMap<>();
        private final TreeMap<Member, OneOff> oneOffs = new TreeMap<>();
        private final TreeSet<Long> rules = new TreeSet<>();
        private boolean day;
    }

    /** Sums of a count or an entry at one position. */
    private record OneOff(AlertEvent last, long amountMinor, long quantityMicro) {
        private OneOff plus(AlertEvent event) {
            return new OneOff(event, amountMinor + event.amountMinor(), quantityMicro + event.quantityMicro());
        }
    }

    @Override
    protected void openState() {
        state = new State(
                mapOf("rules", Types.LONG, AlertRule.class),
                mapOf("closed-periods", Types.LONG, ClosedPeriod.class),
                mapOf("margins", TypeInformation.of(Member.class), MarginDays.class),
                mapOf("receivables", TypeInformation.of(Member.class), OpenAmounts.class),
                mapOf("stocks", TypeInformation.of(Member.class), StockLevel.class),
                mapOf("alerts", TypeInformation.of(AlertOf.class), AlertInstance.class),
                getRuntimeContext().getState(new ValueStateDescriptor<>("business-day", Types.INT)));
        changes = new Changes();
    }

    private <K, V> MapState<K, V> mapOf(String name, TypeInformation<K> keyType, Class<V> valueType) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, keyType, TypeInformation.of(valueType)));
    }

    @Override
    protected void apply(long shard, AlertEvent event, FactCollector facts) throws Exception {
        State known = opened();
        Changes here = Objects.requireNonNull(changes, "openState was not called");
        Member member = event.member();
        switch (event.kind()) {
            case RULE -> {
                AlertRule rule = Objects.requireNonNull(event.rule(), "a RULE event carries its rule");
                known.rules.put(rule.id(), rule);
                here.rules.add(rule.id());
            }
            case TICK -> {
                Integer day = known.businessDay.value();
                if (day == null || event.day() > day) {
                    known.businessDay.update(event.day());
                    here.day = true;
                }
            }
            case PERIOD -> {
                if (event.holds() && !known.closedPeriods.contains(member.id())) {
                    known.closedPeriods.put(
                            member.id(), new ClosedPeriod(event.day(), event.lastDay(), event.position()));
                }
            }
            case MARGIN -> known.margins.put(member, marginOf(shard, event));
            case RECEIVABLE ->
                known.receivables.put(member, openOf(member).plus(event.invoiceId(), event.day(), event.amountMinor()));
            case STOCK -> known.stocks.put(member, stockOf(member).plus(event.quantityMicro(), event.amountMinor()));
            case REORDER -> known.stocks.put(member, stockOf(member).reorderedAt(event.holds(), event.quantityMicro()));
            case COUNT, ENTRY -> {
                OneOff before = here.oneOffs.getOrDefault(member, new OneOff(event, 0, 0));
                here.oneOffs.put(member, before.plus(event));
            }
        }
        switch (event.kind()) {
            case MARGIN, RECEIVABLE, STOCK, REORDER -> here.touched.put(member, event);
            default -> {
                // Concerns no member, or fires for itself.
            }
        }
    }

    private MarginDays marginOf(long shard, AlertEvent event) throws Exception {
        MarginDays before = opened().margins.get(event.member());
        Integer today = opened().businessDay.value();
        boolean whole = Shard.entityOf(shard) == AlertEntity.SALE_LINE;
        int keptFrom = whole || today == null ? Integer.MIN_VALUE : today - MarginDays.LONGEST_WINDOW;
        int day = whole && today != null ? today : event.day();
        return (before == null ? MarginDays.empty() : before)
                .plus(day, event.amountMinor(), event.costMinor(), keptFrom);
    }

    private OpenAmounts openOf(Member member) throws Exception {
        OpenAmounts before = opened().receivables.get(member);
        return before == null ? OpenAmounts.empty() : before;
    }

    private StockLevel stockOf(Member member) throws Exception {
        StockLevel before = opened().stocks.get(member);
        return before == null ? StockLevel.EMPTY : before;
    }

    @Override
    protected void endPosition(long shard, long position, FactCollector facts) throws Exception {
        Changes here = Objects.requireNonNull(changes, "openState was not called");
        changes = new Changes();
        AlertEntity entity = Shard.entityOf(shard);
        List<AlertRule> rules = new ArrayList<>();
        for (AlertRule rule : opened().rules.values()) {
            rules.add(rule);
        }
        rules.sort(Comparator.comparingLong(AlertRule::id));
        for (AlertRule rule : rules) {
            boolean watches = rule.entity() == entity && !rule.withdrawn();
            if (watches) {
                for (OneOff oneOff : here.oneOffs.values()) {
                    fireOnce(rule, oneOff, facts);
                }
            }
            NavigableSet<Member> members = watches ? new TreeSet<>(here.touched.keySet()) : new TreeSet<>();
            if (here.rules.contains(rule.id()) || here.day) {
                members.addAll(allOf(rule, here.rules.contains(rule.id()), watches));
            }
            for (Member member : members) {
                hold(rule, entity, member, here.touched.get(member), position, facts);
            }
        }
    }

    /** Members to read again without an event: those a day moves, and those of a rule that changed. */
    private NavigableSet<Member> allOf(AlertRule rule, boolean changed, boolean watches) throws Exception {
        NavigableSet<Member> members = new TreeSet<>();
        for (var alert : opened().alerts.entries()) {
            boolean waits = alert.getValue().state() == AlertState.PENDING || rule.entity() == AlertEntity.SALE_LINE;
            if (alert.getKey().ruleId() == rule.id() && (changed || waits)) {
                members.add(alert.getKey().member());
            }
        }
        if (watches) {
            switch (rule.metric()) {
                case MARGIN_RATE -> {
                    if (rule.entity() != AlertEntity.SALE_LINE) {
                        opened().margins.keys().forEach(members::add);
                    }
                }
                case OVERDUE_AMOUNT -> opened().receivables.keys().forEach(members::add);
                case STOCK_ON_HAND, ABOVE_REORDER_POINT -> {
                    if (changed) {
                        opened().stocks.keys().forEach(members::add);
                    }
                }
                case COUNT_DIFFERENCE, LATE_POSTING -> {
                    // What is past fires no more.
                }
            }
        }
        return members;
    }

    private void hold(
            AlertRule rule,
            AlertEntity entity,
            Member member,
            @Nullable AlertEvent cause,
            long position,
            FactCollector facts)
            throws Exception {
        State known = opened();
        Integer today = known.businessDay.value();
        if (today == null && cause == null) {
            return;
        }
        int day = today == null ? Objects.requireNonNull(cause).day() : today;
        Reading reading =
                rule.entity() == entity && !rule.withdrawn() ? readingOf(rule, member, today) : Reading.UNDEFINED;
        AlertOf key = new AlertOf(rule.id(), member);
        AlertInstance before = known.alerts.get(key);
        AlertInstance after = AlertSteps.next(rule, before, reading, day, position);
        if (after == null || after.equals(before)) {
            return;
        }
        facts.collect(position, AlertFacts.of(rule, entity, member, after, reading, day, cause));
        if (after.state() == AlertState.RESOLVED) {
            known.alerts.remove(key);
        } else {
            known.alerts.put(key, after);
        }
    }

    /** The metric of a rule; undefined before the first business day where it counts days. */
    private Reading readingOf(AlertRule rule, Member member, @Nullable Integer today) throws Exception {
        State known = opened();
        return switch (rule.metric()) {
            case MARGIN_RATE -> {
                MarginDays days = known.margins.get(member);
                if (days == null) {
                    yield Reading.UNDEFINED;
                } else if (rule.entity() == AlertEntity.SALE_LINE) {
                    int from =
                            today == null || rule.windowDays() == 0 ? Integer.MIN_VALUE : today - rule.windowDays() + 1;
                    yield days.changedSince(from, rule.thresholdMicro());
                }
                yield today == null
                        ? Reading.UNDEFINED
                        : days.between(today - rule.windowDays() + 1, today, rule.thresholdMicro());
            }
            case OVERDUE_AMOUNT ->
                today == null ? Reading.UNDEFINED : openOf(member).overdue(today, rule.windowDays());
            case STOCK_ON_HAND -> stockOf(member).onHand();
            case ABOVE_REORDER_POINT -> stockOf(member).aboveReorderPoint();
            case COUNT_DIFFERENCE, LATE_POSTING -> Reading.UNDEFINED;
        };
    }

    private void fireOnce(AlertRule rule, OneOff oneOff, FactCollector facts) throws Exception {
        AlertEvent event = oneOff.last();
        if (rule.metric() == AlertMetric.LATE_POSTING && !late(event)) {
            return;
        }
        Reading reading = Reading.ofAmount(
                Math.abs(oneOff.amountMinor()),
                rule.metric() == AlertMetric.COUNT_DIFFERENCE ? oneOff.quantityMicro() : null);
        if (rule.breachedBy(reading)) {
            var fired = new AlertInstance(AlertState.FIRING, event.day(), event.position());
            facts.collect(
                    event.position(),
                    AlertFacts.of(rule, rule.entity(), event.member(), fired, reading, event.day(), event));
        }
    }

    private boolean late(AlertEvent entry) throws Exception {
        for (ClosedPeriod period : opened().closedPeriods.values()) {
            if (period.precedes(entry.position(), entry.day())) {
                return true;
            }
        }
        return false;
    }

    private State opened() {
        return Objects.requireNonNull(state, "openState was not called");
    }
}
