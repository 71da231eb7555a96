-- Charges of landed cost whose shares on receipt lines do not add up to them.
select i.number, c.line_no, c.net_amount, coalesce(sum(e.amount), 0) as laid
from ledger.landed_costs as c
join ledger.supplier_invoices as i on i.id = c.invoice_id
left join ledger.cost_events as e
  on e.document_type = 'SUPPLIER_INVOICE' and e.cause = 'LANDED' and e.line_id = c.id
group by c.id, i.number
having coalesce(sum(e.amount), 0) <> c.net_amount;
