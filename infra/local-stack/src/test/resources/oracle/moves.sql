-- The oracle of stock moves: replays them over the layers of stock.sql, in the same connection.

-- What was counted: what the books held of it just before, and what the difference was worth.
create temporary table oracle_counted (
  position bigint not null,
  product_id bigint not null,
  warehouse_id bigint not null,
  book_value numeric not null,
  difference numeric not null default 0
);

create or replace function pg_temp.replay_moves() returns void language plpgsql as $$
declare
  m record;
  worth numeric;
begin
  for m in
    select
      visible.position, 1 as rank, id, kind, product_id, from_warehouse_id, to_warehouse_id, quantity, value_amount,
      effective_on, order_line_id, origin_move_id
    from ledger.stock_moves join visible using (xid)
    union all
    select
      visible.position, 0, id, 'COUNTED', product_id, null, warehouse_id, null, null, counted_on, null, null
    from ledger.stock_count_lines join visible using (xid)
    union all
    select
      visible.position, 2, id, 'LATE', product_id, null, null, null, amount, effective_on, null, receipt_move_id
    from ledger.cost_events join visible using (xid)
    order by 1, 2, 3
  loop
    case m.kind
      when 'RECEIPT' then
        perform pg_temp.lay_down(m.product_id, m.to_warehouse_id, m.effective_on, m.quantity, m.value_amount, m.id);
      when 'COUNTED' then
        insert into oracle_counted (position, product_id, warehouse_id, book_value)
        select m.position, m.product_id, m.to_warehouse_id, coalesce(sum(held.value), 0)
        from (
          select product_id, warehouse_id, value from oracle_layers
          union all
          select product_id, warehouse_id, -value from oracle_shortages
        ) as held
        where held.product_id = m.product_id and held.warehouse_id = m.to_warehouse_id;
      when 'LATE' then
        perform pg_temp.lay_late(m.origin_move_id, m.value_amount);
      when 'DELIVERY', 'SCRAP' then -- a delivery straight from a supplier takes what its receipt brought
        insert into oracle_costs (move_id, order_line_id, quantity, cost)
        values (m.id, m.order_line_id, m.quantity,
          pg_temp.take_oldest(
            m.product_id, m.from_warehouse_id, m.quantity, null, m.id, m.origin_move_id));
      when 'SUPPLIER_RETURN' then
        insert into oracle_costs (move_id, order_line_id, quantity, cost)
        values (m.id, null, m.quantity, pg_temp.take_oldest(
          m.product_id, m.from_warehouse_id, m.quantity, null, m.id, m.origin_move_id));
      when 'CUSTOMER_RETURN' then
        perform pg_temp.take_back(
          m.origin_move_id, m.product_id, m.to_warehouse_id, m.effective_on, m.quantity, m.id, m.order_line_id);
      when 'TRANSFER' then
        perform pg_temp.take_oldest(m.product_id, m.from_warehouse_id, m.quantity, m.to_warehouse_id, m.id);
      when 'COUNT' then
        if m.from_warehouse_id is not null then
          worth := pg_temp.take_oldest(m.product_id, m.from_warehouse_id, m.quantity, null, m.id);
          insert into oracle_costs (move_id, order_line_id, quantity, cost) values (m.id, null, m.quantity, worth);
          worth := -worth;
        else
          -- a surplus enters at the average cost of what lies there, else at the last cost known
          select round(sum(l.value) * m.quantity * 1.000000000000000000000000 / sum(l.quantity), 2) into worth
          from oracle_layers as l
          where l.product_id = m.product_id and l.warehouse_id = m.to_warehouse_id and l.quantity > 0;
          if worth is null then
            select round(c.value * m.quantity * 1.000000000000000000000000 / c.quantity, 2) into worth
            from oracle_last_costs as c
            where c.product_id = m.product_id and c.warehouse_id in (m.to_warehouse_id, 0)
            order by case c.kind when 'taken' then 1 when 'came-in' then 2 else 3 end
            limit 1;
          end if;
          worth := coalesce(worth, 0);
          perform pg_temp.lay_down(m.product_id, m.to_warehouse_id, m.effective_on, m.quantity, worth, m.id);
        end if;
        update oracle_counted as c set difference = worth
        where c.position = m.position
          and c.product_id = m.product_id
          and c.warehouse_id in (m.from_warehouse_id, m.to_warehouse_id);
    end case;
  end loop;
end $$;

select pg_temp.replay_moves();

-- Layers less shortages, per warehouse.
create temporary table oracle_stock as
select product_id, warehouse_id, sum(quantity) as quantity, sum(value) as value
from (
  select product_id, warehouse_id, quantity, value from oracle_layers
  union all
  select product_id, warehouse_id, -quantity, -value from oracle_shortages
) as held
group by product_id, warehouse_id
having sum(quantity) <> 0 or sum(value) <> 0;
