-- customer-credit: the terms of the last invoice, the last payment, money held on account
select
    arg_max(due_on - effective_on, (effective_on, position, fact_index)) filter (where kind = 'INVOICE') as terms_days,
    max(effective_on) filter (where kind in ('PAYMENT', 'ALLOCATION')) as last_payment_on,
    sum(on_account) as on_account
from receivables_as_of(:position)
where effective_on <= cast(:to_on as date)
    and {filters}
group by customer_id
