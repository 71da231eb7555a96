-- customers-to-chase: what each customer owes, by band of delay, and when they last paid
with

items as (
    select
        customer_id,
        sum(open) as open,
        coalesce(sum(open) filter (where delay_id = 1), 0) as not_due,
        coalesce(sum(open) filter (where delay_id = 2), 0) as to_30,
        coalesce(sum(open) filter (where delay_id = 3), 0) as to_60,
        coalesce(sum(open) filter (where delay_id = 4), 0) as to_90,
        coalesce(sum(open) filter (where delay_id = 5), 0) as over_90,
        coalesce(sum(open) filter (where delay_days > 0), 0) as overdue,
        coalesce(sum(open * delay_days) filter (where delay_days > 0), 0) as overdue_days
    from open_items(:position, cast(:to_on as date))
    where {filters}
    group by customer_id
),

accounts as (
    select
        customer_id,
        sum(on_account) as on_account,
        max(effective_on) filter (where kind = 'PAYMENT') as last_payment_on
    from receivables_as_of(:position)
    where effective_on <= cast(:to_on as date)
        and {filters}
    group by customer_id
)

select
    accounts.customer_id,
    coalesce(items.open, 0) as open,
    coalesce(items.not_due, 0) as not_due,
    coalesce(items.to_30, 0) as to_30,
    coalesce(items.to_60, 0) as to_60,
    coalesce(items.to_90, 0) as to_90,
    coalesce(items.over_90, 0) as over_90,
    coalesce(items.overdue, 0) as overdue,
    case when items.overdue > 0 then cast(items.overdue_days / items.overdue as decimal(18, 1)) end as late_days,
    accounts.last_payment_on,
    accounts.on_account
from accounts
left join items
    on items.customer_id = accounts.customer_id
where items.open <> 0
    or accounts.on_account <> 0
order by
    open desc,
    accounts.customer_id
