select
  s.code || '/' || i.number as document, ledger.sequence_of(i.xmin, i.xid) as sequence, o.number as purchase_order,
  i.number, i.invoiced_on,
  -- Instalments come from the terms of the supplier again.
  case when not exists (select from ledger.supplier_invoice_instalments as n where n.invoice_id = i.id)
    then i.due_on end as due_on,
  t.tax_rate_percent,
  case when c.invoice_id is null then true end as before_receipt,
  coalesce(
    a.reason,
    case when exists (
      select from ledger.supplier_invoice_lines as v where v.invoice_id = i.id and v.price_difference_amount <> 0
    ) then 'Import' end
  ) as accept_differences,
  c.exchange_rate as rate, p.line_no, l.quantity, coalesce(y.foreign_amount, l.net_amount) as net_amount
from ledger.supplier_invoices as i
join ledger.suppliers as s on s.id = i.supplier_id
join ledger.purchase_orders as o on o.id = i.purchase_order_id
join ledger.supplier_invoice_lines as l on l.invoice_id = i.id
join ledger.purchase_order_lines as p on p.id = l.purchase_order_line_id
left join ledger.accepted_differences as a on a.invoice_id = i.id
left join ledger.supplier_invoice_currencies as c on c.invoice_id = i.id
left join ledger.supplier_invoice_line_currencies as y on y.invoice_line_id = l.id
-- One domestic rate is said; several, and those of a buyer that assesses itself, come from the products again.
left join lateral (
  select min(v.tax_rate_percent) as tax_rate_percent
  from ledger.vat_lines as v
  where v.document_type = 'SUPPLIER_INVOICE' and v.document_id = i.id
  having count(*) = 1 and min(v.regime) = 'DOMESTIC'
) as t on true
order by sequence, l.line_no
