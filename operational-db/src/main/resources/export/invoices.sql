select
  i.number as document, ledger.sequence_of(i.xmin, i.xid) as sequence, o.number as "order", i.invoiced_on,
  false as apply_on_account, k.line_no, l.quantity
from ledger.customer_invoices as i
join ledger.sales_orders as o on o.id = i.order_id
join ledger.customer_invoice_lines as l on l.invoice_id = i.id
join ledger.sales_order_lines as k on k.id = l.order_line_id
order by sequence, l.line_no
