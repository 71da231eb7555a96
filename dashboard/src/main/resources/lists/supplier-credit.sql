-- supplier-credit: the terms of the last invoice, and the last payment
select
    arg_max(due_on - effective_on, (effective_on, position, fact_index)) filter (where kind = 'INVOICE') as terms_days,
    max(effective_on) filter (where kind = 'INVOICE') as last_invoice_on,
    max(effective_on) filter (where kind = 'ALLOCATION') as last_payment_on
from payables_as_of(:position)
where effective_on <= cast(:to_on as date)
    and {filters}
group by supplier_id
