select
  o.number as document, ledger.sequence_of(o.xmin, o.xid) as sequence, v.number as quotation,
  o.ordered_on, o.requested_on, o.promised_on,
  case when v.id is null then c.code end as customer,
  case when v.id is null then h.code end as channel,
  case when v.id is null then w.code end as warehouse,
  case when v.id is null then s.code end as salesperson,
  case when v.id is null then nullif(sum(coalesce(x.header_discount_amount, 0)) over (partition by o.id), 0) end
    as discount_amount,
  case when v.id is null then p.sku end as sku,
  case when v.id is null then l.quantity end as quantity,
  case when v.id is null then l.unit_price end as unit_price,
  case when v.id is null then l.net_amount + coalesce(x.header_discount_amount, 0) end as net_amount,
  case when v.id is null then l.tax_rate_percent end as tax_rate_percent
from ledger.sales_orders as o
join ledger.customers as c on c.id = o.customer_id
join ledger.channels as h on h.id = o.channel_id
join ledger.warehouses as w on w.id = o.warehouse_id
left join ledger.salespeople as s on s.id = o.salesperson_id
join ledger.sales_order_lines as l on l.order_id = o.id
join ledger.products as p on p.id = l.product_id
left join ledger.sales_order_line_prices as x on x.order_line_id = l.id
left join ledger.quotation_outcomes as v on v.order_id = o.id
where v.id is null or l.line_no = 1
order by sequence, l.line_no
