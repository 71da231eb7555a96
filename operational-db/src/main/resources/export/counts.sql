select
  n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, w.code as warehouse, n.counted_on, p.sku,
  l.counted_quantity as counted,
  case when t.product_id is not null then (
    select string_agg(
      x.number || ':' || trim_scale(v.on_hand) || coalesce(':' || x.expires_on, ''), '|' order by x.id
    )
    from ledger.lots as x
    join lateral (
      select coalesce(sum(case when m.to_warehouse_id = n.warehouse_id then g.quantity else -g.quantity end), 0)
        as on_hand
      from ledger.lot_moves as g
      join ledger.stock_moves as m on m.id = g.move_id
      where g.lot_id = x.id
        and n.warehouse_id in (m.from_warehouse_id, m.to_warehouse_id)
        and m.effective_on <= n.counted_on
        and ledger.sequence_of(m.xmin, m.xid) <= ledger.sequence_of(n.xmin, n.xid)
    ) as v on v.on_hand > 0
    where x.product_id = l.product_id
  ) end as lots
from ledger.stock_counts as n
join ledger.warehouses as w on w.id = n.warehouse_id
join ledger.stock_count_lines as l on l.count_id = n.id
join ledger.products as p on p.id = l.product_id
left join ledger.product_tracking as t on t.product_id = l.product_id and t.tracking <> 'NONE'
order by sequence, l.line_no
