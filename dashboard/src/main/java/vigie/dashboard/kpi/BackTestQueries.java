package vigie.dashboard.kpi;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a rule against what the facts say of the days before. A reading stands until the next one of its member; a run
 * of readings beyond the threshold fires once it lasted, and once only until a reading is back to normal, as in the
 * stream. Days end where the stream sees each entry: what was mended the same day does not count here.
 */
final class BackTestQueries {
    private static final int DAYS = 90;
    private static final int SHOWN = 10;

    private static final String SALE_LINE = """
            changes as (
                select
                    order_line_id as member_id, effective_on as on_day,
                    sum(sum(revenue)) over line as revenue,
                    sum(sum(cost)) over line as cost,
                    lead(effective_on) over line as next_on
                from signed_margins(:position)
                where effective_on <= {to}
                group by order_line_id, effective_on
                window line as (partition by order_line_id order by effective_on)
            ),
            sums as (
                select member_id, on_day, revenue, cost from changes
                union all
                select member_id, on_day + {window}, 0, 0 from changes
                where {window} > 0 and (next_on is null or next_on > on_day + {window})
            ),
            """;
    private static final String WINDOW = """
            days as (
                select
                    {member} as member_id, effective_on as on_day,
                    sum(revenue) as revenue,
                    sum(cost) as cost
                from signed_margins(:position)
                where effective_on <= {to}
                group by all
            ),
            points as (
                select member_id, on_day from days
                union
                select member_id, on_day + {window} from days where on_day + {window} <= {to}
            ),
            sums as (
                select
                    points.member_id, points.on_day,
                    sum(coalesce(days.revenue, 0)) over recent as revenue,
                    sum(coalesce(days.cost, 0)) over recent as cost
                from points
                left join days on days.member_id = points.member_id and days.on_day = points.on_day
                window recent as (
                    partition by points.member_id order by points.on_day - date '1970-01-01'
                    range between {earlier} preceding and current row
                )
            ),
            """;
    private static final String MARGIN_READINGS = """
            readings as (
                select
                    member_id, null::bigint as warehouse_id, on_day,
                    case when revenue > 0 then round((revenue - cost) * 100 / revenue, 6) end as value,
                    case when revenue > 0 then greatest(
                        round(revenue * least(greatest(:threshold, 0), 100) / 100, 2) - (revenue - cost), 0
                    ) else 0 end as stake
                from sums
            ),
            """;
    private static final String STOCK = """
            readings as (
                select
                    product_id as member_id, warehouse_id, effective_on as on_day,
                    sum(sum(quantity)) over pool as value,
                    greatest(sum(sum(shortage_value)) over pool, 0) as stake
                from stock_values
                where position <= :position and effective_on <= {to}
                group by product_id, warehouse_id, effective_on
                window pool as (partition by product_id, warehouse_id order by effective_on)
            ),
            """;
    private static final String OVERDUE = """
            changes as (
                select
                    customer_id, invoice_id, effective_on as from_day,
                    max(max(due_on)) over (partition by invoice_id) + {window} + 1 as late_day,
                    sum(sum(open)) over invoice as open_amount,
                    lead(effective_on) over invoice as until_day
                from receivables
                where position <= :position and effective_on <= {to} and invoice_id is not null
                group by customer_id, invoice_id, effective_on
                window invoice as (partition by invoice_id order by effective_on)
            ),
            late as (
                select *, greatest(from_day, late_day) as start_day
                from changes
                where open_amount > 0 and (until_day is null or until_day > late_day) and late_day <= {to}
            ),
            steps as (
                select customer_id, start_day as on_day, open_amount as change from late
                union all
                select customer_id, until_day, -open_amount from late where until_day is not null
            ),
            owed as (
                select
                    customer_id, on_day,
                    sum(sum(change)) over (partition by customer_id order by on_day) as open_amount
                from steps
                group by customer_id, on_day
            ),
            readings as (
                select
                    customer_id as member_id, null::bigint as warehouse_id, on_day,
                    open_amount as value, open_amount as stake
                from owed
            ),
            """;
    private static final String COUNT = """
            readings as (
                select
                    product_id as member_id, warehouse_id, effective_on as on_day, position as episode,
                    abs(sum(value - shortage_value)) as value, abs(sum(value - shortage_value)) as stake
                from stock_values
                where position <= :position and effective_on between {from} and {to} and kind = 'COUNT'
                group by product_id, warehouse_id, effective_on, position
            ),
            """;
    private static final String FIRINGS = """
            judged as (
                select
                    *,
                    value is not null and stake >= :stake and {breached} as breached,
                    coalesce({recovered}, true) as recovered,
                    coalesce(lead(on_day) over member, {to} + 1) as next_on
                from readings
                window member as (partition by member_id, warehouse_id order by on_day)
            ),
            told as (
                select
                    *,
                    sum(case when recovered then 1 else 0 end) over member as episode_number,
                    sum(case when breached then 0 else 1 end) over member as run_number
                from judged
                window member as (partition by member_id, warehouse_id order by on_day)
            ),
            runs as (
                select
                    member_id, warehouse_id, episode_number,
                    min(on_day) as from_day, max(next_on) as until_day,
                    arg_min(value, on_day) as value, arg_min(stake, on_day) as stake
                from told
                where breached
                group by member_id, warehouse_id, episode_number, run_number
            ),
            fired as (
                select member_id, warehouse_id, from_day + {duration} as fired_on, value, stake
                from runs
                where {duration} = 0 or until_day - from_day > {duration}
                qualify row_number() over (partition by member_id, warehouse_id, episode_number order by from_day) = 1
            )
            """;
    private static final String COUNTED = """
            fired as (
                select member_id, warehouse_id, on_day as fired_on, value, stake
                from readings
                where stake >= :stake and {breached}
            )
            """;
    private static final String LATEST = """
            select
                fired.fired_on, fired.value, fired.stake, count(*) over (),
                (select count(*) from (select distinct member_id, warehouse_id from fired where fired_on >= {from})),
                coalesce(line.order_number || ' / ' || line.line_number, m.{name}, '#' || fired.member_id)
                    || coalesce(' · ' || w.{name}, '')
            from fired
            left join members_as_of(:position) as m on m.member_id = fired.member_id and m.dimension = :dimension
            left join members_as_of(:position) as w on w.dimension = 'warehouse' and w.member_id = fired.warehouse_id
            left join order_line_numbers as line on line.order_line_id = fired.member_id and :dimension = 'line'
            where fired.fired_on between {from} and {to}
            order by fired.fired_on desc, fired.stake desc, fired.member_id
            limit {shown}
            """;

    private record Told(BackTest.Firing firing, long fired, long members) {}

    /** How often a rule would have fired on the 90 business days up to the frame's. */
    BackTest of(QueryFrame frame, RuleDraft rule) {
        LocalDate to = Objects.requireNonNullElse(frame.businessOn(), LocalDate.EPOCH);
        LocalDate from = to.minusDays(DAYS - 1L);
        String readings = readings(rule);
        if (readings == null) {
            return new BackTest(from, to, null, 0, List.of());
        }
        boolean counted = rule.metric().equals("COUNT_DIFFERENCE");
        String name = frame.language() == Language.FR ? "name_fr" : "name_en";
        String sql = "with " + readings + (counted ? COUNTED : FIRINGS) + LATEST;
        Map<String, Object> values = new HashMap<>();
        values.put("position", frame.position());
        values.put("from_on", from);
        values.put("to_on", to);
        values.put("threshold", rule.threshold());
        values.put("recovery", rule.recovery());
        values.put("stake", rule.stake());
        values.put("dimension", dimension(rule.entity()));
        NamedSql asked = NamedSql.bind(
                sql.replace("{breached}", "value " + sign(rule.comparison()) + " :threshold")
                        .replace("{recovered}", "value " + backSign(rule.comparison()) + " :recovery")
                        .replace("{member}", dimension(rule.entity()) + "_id")
                        .replace("{from}", "cast(:from_on as date)")
                        .replace("{to}", "cast(:to_on as date)")
                        .replace("{window}", Integer.toString(rule.windowDays()))
                        .replace("{duration}", Integer.toString(rule.durationDays()))
                        .replace("{earlier}", Integer.toString(Math.max(rule.windowDays() - 1, 0)))
                        .replace("{name}", name)
                        .replace("{shown}", Integer.toString(SHOWN)),
                values);
        List<Told> told = frame.session()
                .rows(
                        asked.sql(),
                        asked.parameters(),
                        row -> new Told(
                                new BackTest.Firing(
                                        row.getObject(1, LocalDate.class),
                                        row.getString(6),
                                        row.getBigDecimal(2),
                                        row.getBigDecimal(3)),
                                row.getLong(4),
                                row.getLong(5)));
        return told.isEmpty()
                ? new BackTest(from, to, 0L, 0, List.of())
                : new BackTest(
                        from,
                        to,
                        told.getFirst().fired(),
                        told.getFirst().members(),
                        told.stream().map(Told::firing).toList());
    }

    /** Null where the facts do not hold what the rule is measured against: reorder points, closed periods. */
    private static @Nullable String readings(RuleDraft rule) {
        return switch (rule.metric()) {
            case "MARGIN_RATE" -> (rule.entity().equals("SALE_LINE") ? SALE_LINE : WINDOW) + MARGIN_READINGS;
            case "STOCK_ON_HAND" -> STOCK;
            case "OVERDUE_AMOUNT" -> OVERDUE;
            case "COUNT_DIFFERENCE" -> COUNT;
            default -> null;
        };
    }

    private static String dimension(String entity) {
        return switch (entity) {
            case "SALE_LINE" -> "line";
            case "CUSTOMER" -> "customer";
            case "FAMILY" -> "family";
            default -> "product";
        };
    }

    private static String sign(String comparison) {
        return switch (comparison) {
            case "BELOW" -> "<";
            case "AT_OR_BELOW" -> "<=";
            default -> ">";
        };
    }

    private static String backSign(String comparison) {
        return switch (comparison) {
            case "BELOW" -> ">=";
            case "AT_OR_BELOW" -> ">";
            default -> "<=";
        };
    }
}
