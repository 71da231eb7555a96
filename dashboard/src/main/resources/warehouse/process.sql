-- What becomes of quotations, how long closes take, what is posted late, who the best customers are.

create macro decided_quotations(at_position) as table
    with

    versions as (
        select
            number,
            max(position) as position,
            min(effective_on) as effective_on,
            arg_max(version_id, version) as version_id,
            arg_max(valid_until, version) as valid_until,
            arg_max(customer_id, version) as customer_id,
            arg_max(coalesce(salesperson_id, 0), version) as seller_id,
            arg_max(channel_id, version) as channel_id,
            arg_max(warehouse_id, version) as warehouse_id
        from quotations
        where position <= at_position
            and event = 'QUOTED'
        group by number
    ),

    lines as (
        select
            version_id,
            any_value(segment_id) as segment_id,
            sum(amount) as amount
        from quotations
        where position <= at_position
            and event = 'LINE'
        group by version_id
    ),

    outcomes as (
        select
            number,
            event,
            effective_on as decided_on,
            reason
        from quotations
        where position <= at_position
            and event in ('WON', 'LOST', 'EXPIRED')
    )

    select
        versions.* exclude (seller_id),
        nullif(versions.seller_id, 0) as salesperson_id,
        0 as fact_index,
        coalesce(outcomes.event, 'EXPIRED') as measure,
        null::varchar as document_type,
        null::varchar as document_number,
        null::bigint as order_line_id,
        null::bigint as product_id,
        versions.number as label,
        lines.segment_id,
        coalesce(outcomes.decided_on, versions.valid_until) as decided_on,
        outcomes.reason,
        coalesce(lines.amount, 0)::decimal(18, 2) as amount,
        case when outcomes.event = 'WON' then 1 else 0 end as won
    from versions
    left join lines
        on lines.version_id = versions.version_id
    left join outcomes
        on outcomes.number = versions.number
    where outcomes.event is not null
        or versions.valid_until < (select max(business_on) from clock_ticks where position <= at_position);
comment on macro table decided_quotations is
    'Quotations won, lost or whose validity is over, once each with the amount of their last version, on the day they '
    'were first issued (fr: devis décidés).';

create macro period_versions(at_position) as table
    select
        periods.*,
        max(periods.position) filter (where not periods.closed) over by_period as open_until,
        ticks.business_on as known_on
    from periods
    asof left join clock_ticks as ticks
        on periods.position >= ticks.position
    where periods.position <= at_position
    window by_period as (partition by periods.period_id);
comment on macro table period_versions is
    'Versions of accounting periods with the business day each was made on, and the last position at which its period '
    'was open.';

create macro period_closes(at_position) as table
    select
        min(position) as position,
        0 as fact_index,
        'CLOSE' as measure,
        arg_min(known_on, position) as effective_on,
        null::varchar as document_type,
        null::varchar as document_number,
        null::bigint as order_line_id,
        null::bigint as product_id,
        null::bigint as customer_id,
        starts_on || ' – ' || ends_on as label,
        period_id,
        starts_on,
        ends_on,
        greatest(arg_min(known_on, position) - ends_on, 0) as days,
        len(list_filter(
            generate_series(ends_on + 1, arg_min(known_on, position), interval 1 day), lambda d: isodow(d) < 6
        )) as business_days
    from period_versions(at_position)
    where closed
        and position > coalesce(open_until, -1)
    group by
        period_id,
        starts_on,
        ends_on;
comment on macro table period_closes is
    'Periods closed at a position: days from their end to the lock that stands, on the clock of the business, 0 when '
    'it was locked before its end (fr: clôtures).';

create macro posted_entries(at_position, from_day, to_day) as table
    with

    entries as (
        select
            entry_number,
            effective_on,
            max(position) as position,
            min(fact_index) as fact_index,
            any_value(document_type) as document_type,
            any_value(document_number) as document_number,
            sum(debit) as amount
        from postings
        where position <= at_position
            and status = 'POSTED'
            and effective_on between from_day and to_day
        group by
            entry_number,
            effective_on
    ),

    spans as (
        select
            period_id,
            starts_on,
            ends_on,
            min(position) filter (where closed) as closed_at
        from periods
        where position <= at_position
        group by
            period_id,
            starts_on,
            ends_on
    )

    select
        entries.*,
        'POSTED_ENTRY' as measure,
        null::bigint as order_line_id,
        null::bigint as product_id,
        null::bigint as customer_id,
        entries.entry_number as label,
        case when entries.position > spans.closed_at then 1 else 0 end as late,
        case when ticks.business_on > spans.ends_on + 1 then 1 else 0 end as after_end
    from entries
    left join spans
        on entries.effective_on between spans.starts_on and spans.ends_on
    asof left join clock_ticks as ticks
        on entries.position >= ticks.position;
comment on macro table posted_entries is
    'Entries posted, by accounting date: late when their period had been closed before, after its end when they were '
    'posted later than the day that follows it (fr: écritures tardives).';

create macro customer_scores(at_position, on_day) as table
    with

    earned as (
        select
            customer_id,
            sum(margin) as margin
        from signed_margins(at_position)
        where effective_on <= on_day
            and effective_on > on_day - interval 1 year
        group by customer_id
    ),

    known as (
        select
            buyers.*,
            on_day - buyers.effective_on as days,
            coalesce(earned.margin, 0)::decimal(18, 2) as margin,
            count(*) over () as customers
        from buying_customers(at_position, on_day) as buyers
        left join earned
            on earned.customer_id = buyers.customer_id
    ),

    scored as (
        select
            *,
            5 - 5 * (rank() over (order by days) - 1) // customers as recency,
            5 - 5 * (rank() over (order by orders desc) - 1) // customers as frequency,
            case
                when margin < 0 then 1
                else 5 - 5 * (rank() over (order by margin desc) - 1) // customers
            end as money
        from known
    )

    select
        scored.* replace (
            case when customers >= 5 then recency end as recency,
            case when customers >= 5 then frequency end as frequency,
            case when customers >= 5 then money end as money
        )
    from scored;
comment on macro table customer_scores is
    'Customers with an order in two years, scored 1 to 5 by fifths, 5 the best, ties alike: days since the last order, '
    'orders and margin of twelve months, 1 when it is below zero; none below five customers (fr: RFM).';
