-- Alerts, their rules, and what the auditor found, as of a position.

create macro alerts_as_of(at_position) as table
    select
        latest.*,
        fired.fired_position,
        fired.fired_on,
        handled.assignee,
        handled.snoozed_until,
        handled.note,
        case
            when latest.state = 'RESOLVED' then 'closed'
            when handled.signed and latest.entity in ('SALE_LINE', 'STOCK_COUNT', 'ENTRY') then 'closed'
            when handled.snoozed_until > today.business_on then 'snoozed'
            when handled.acknowledged then 'acknowledged'
            else 'open'
        end as standing
    from (
        select *
        from alerts
        where position <= at_position
        qualify row_number() over (
            partition by alert_key
            order by position desc, fact_index desc
        ) = 1
    ) as latest
    join (
        select
            alert_key,
            min(position) as fired_position,
            min(effective_on) as fired_on
        from alerts
        where state = 'FIRING' and position <= at_position
        group by alert_key
    ) as fired
        on fired.alert_key = latest.alert_key
    left join (
        select
            alert_key,
            bool_or(action in ('ACKNOWLEDGE', 'ASSIGN')) as acknowledged,
            bool_or(action = 'ACKNOWLEDGE') as signed,
            arg_max(assignee, (position, fact_index)) as assignee,
            arg_max(snoozed_until, (position, fact_index)) as snoozed_until,
            arg_max(note, (position, fact_index)) as note
        from alert_actions
        where position <= at_position
        group by alert_key
    ) as handled
        on handled.alert_key = latest.alert_key
    cross join (
        select max(business_on) as business_on
        from clock_ticks
        where position <= at_position
    ) as today;
comment on macro table alerts_as_of is
    'Alerts that fired, as they and what people did about them stood at a position (fr: alertes).';

create macro checks_as_of(at_position) as table
    select *
    from audits
    where position <= at_position
    qualify row_number() over (
        partition by check_name
        order by position desc, fact_index desc
    ) = 1;
comment on macro table checks_as_of is 'What each check of the auditor found last at a position.';

create macro alert_rules_as_of(at_position) as table
    select *
    from alert_rules
    where position <= at_position
    qualify row_number() over (
        partition by code
        order by position desc, fact_index desc
    ) = 1;
comment on macro table alert_rules_as_of is 'Alert rules as they stood at a position.';
