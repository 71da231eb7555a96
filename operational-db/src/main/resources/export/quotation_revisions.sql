select
  q.number || '/' || q.version as document, ledger.sequence_of(q.xmin, q.xid) as sequence, q.number as quotation,
  h.code as channel, w.code as warehouse, s.code as salesperson, q.quoted_on as revised_on, q.valid_until,
  nullif(sum(l.header_discount_amount) over (partition by q.id), 0) as discount_amount,
  p.sku, l.quantity, l.unit_price, l.net_amount + l.header_discount_amount as net_amount, l.tax_rate_percent
from ledger.quotations as q
join ledger.customers as c on c.id = q.customer_id
join ledger.channels as h on h.id = q.channel_id
join ledger.warehouses as w on w.id = q.warehouse_id
left join ledger.salespeople as s on s.id = q.salesperson_id
join ledger.quotation_lines as l on l.quotation_id = q.id
join ledger.products as p on p.id = l.product_id
where q.version > 1
order by sequence, l.line_no
