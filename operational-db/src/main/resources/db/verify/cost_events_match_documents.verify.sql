-- Charges of landed cost, taken back or not, whose shares on receipt lines do not add up to them; price differences
-- and credits of prices whose goods are all there, and rebates, that are not laid in full.
with documents as (
  select 'SUPPLIER_INVOICE' as document_type, i.number, c.id as line_id, 'LANDED' as cause, c.net_amount as amount
  from ledger.landed_costs as c
  join ledger.supplier_invoices as i on i.id = c.invoice_id
  union all
  select 'SUPPLIER_INVOICE', l.number, l.id, 'PRICE_DIFF', l.price_difference_amount
  from ledger.supplier_invoice_lines as l
  where not ledger.invoiced_ahead(l.purchase_order_line_id)
  union all
  select
    'SUPPLIER_CREDIT_NOTE', n.number, c.id, case c.kind when 'CHARGE' then 'LANDED' else 'REBATE' end, -c.net_amount
  from ledger.supplier_credit_note_lines as c
  join ledger.supplier_credit_notes as n on n.id = c.credit_note_id
  left join ledger.supplier_invoice_lines as l on l.id = c.invoice_line_id
  where c.kind <> 'RETURN'
    and (l.id is null or not ledger.invoiced_ahead(l.purchase_order_line_id))
)
select d.number, d.line_id, d.amount, coalesce(sum(e.amount), 0) as laid
from documents as d
left join ledger.cost_events as e
  on e.document_type = d.document_type and e.cause = d.cause and e.line_id = d.line_id
group by d.document_type, d.number, d.line_id, d.cause, d.amount
having coalesce(sum(e.amount), 0) <> d.amount;
