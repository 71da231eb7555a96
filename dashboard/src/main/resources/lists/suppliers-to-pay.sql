-- suppliers-to-pay: what we owe each supplier, overdue and by the days until it is due
select
    supplier_id,
    sum(open) as open,
    coalesce(sum(open) filter (where delay_days > 0), 0) as overdue,
    coalesce(sum(open) filter (where delay_days between -7 and 0), 0) as due_week,
    coalesce(sum(open) filter (where delay_days between -30 and -8), 0) as due_month,
    coalesce(sum(open) filter (where delay_days < -30), 0) as due_later,
    min(due_on) as next_due_on
from open_payables(:position, cast(:to_on as date))
where {filters}
group by supplier_id
order by
    open desc,
    supplier_id
