-- open-supplier-invoices: invoices of suppliers not paid in full, the oldest due first
select
    document_type || chr(10) || document_number as document,
    supplier_id,
    due_on,
    case when delay_days > 0 then delay_days end as late_days,
    open
from open_payables(:position, cast(:to_on as date))
where {filters}
order by
    due_on,
    document_number
