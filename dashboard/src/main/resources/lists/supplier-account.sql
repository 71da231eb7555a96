-- supplier-account: invoices, credit notes and payments of the period, newest first
select
    effective_on,
    document_type || chr(10) || document_number as document,
    supplier_id,
    kind,
    'SUPPLIER_INVOICE' || chr(10) || invoice_number as invoice,
    due_on,
    open
from payables_as_of(:position)
where effective_on between cast(:from_on as date) and cast(:to_on as date)
    and {filters}
order by
    effective_on desc,
    position desc,
    fact_index desc
limit 500
