-- customer-account: what changed in the customer's account in the period, newest first
select
    effective_on,
    document_type || chr(10) || document_number as document,
    customer_id,
    kind,
    'CUSTOMER_INVOICE' || chr(10) || invoice_number as invoice,
    open,
    on_account
from receivables_as_of(:position)
where effective_on between cast(:from_on as date) and cast(:to_on as date)
    and {filters}
order by
    effective_on desc,
    position desc,
    fact_index desc
limit 500
