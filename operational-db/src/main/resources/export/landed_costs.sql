select
  s.code || '/' || i.number as document, ledger.sequence_of(i.xmin, i.xid) as sequence, s.code as supplier, i.number,
  i.invoiced_on, i.due_on, n.kind, n.basis, n.net_amount, n.tax_rate_percent, n.receipt, n.line_no
from ledger.supplier_invoices as i
join ledger.suppliers as s on s.id = i.supplier_id
join lateral (
  select
    1 as part, c.line_no as rank, lower(c.kind) as kind, lower(c.basis) as basis, c.net_amount,
    (
      select v.tax_rate_percent
      from ledger.vat_lines as v
      where v.document_type = 'SUPPLIER_INVOICE' and v.document_id = i.id
        and ledger.half_up(c.net_amount * v.tax_rate_percent / 100) = c.tax_amount
      order by v.id
      limit 1
    ) as tax_rate_percent,
    null as receipt, null::integer as line_no
  from ledger.landed_costs as c
  where c.invoice_id = i.id
  union all
  select 2, row_number() over (order by t.first), null, null, null, null, t.receipt, t.line_no
  from (
    select min(e.id) as first, ledger.document_of_receipt(l.receipt_id) as receipt, l.line_no
    from ledger.cost_events as e
    join ledger.goods_receipt_lines as l on l.id = e.receipt_line_id
    where e.document_type = 'SUPPLIER_INVOICE' and e.document_id = i.id and e.cause = 'LANDED'
    group by l.receipt_id, l.line_no
  ) as t
) as n on true
where i.purchase_order_id is null
order by sequence, n.part, n.rank
