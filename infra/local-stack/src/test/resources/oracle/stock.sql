-- The oracle: what the figures must be at a position, said in plain SQL over the ledger as it was then.
-- Written from the specification of the rules, without a look at the jobs, so that one checks the other.
--
-- In:  temporary table visible(position, xid): the transactions up to the position asked for.
-- Out: temporary tables oracle_layers, oracle_costs; of moves.sql oracle_stock, oracle_counted; of sales.sql
-- oracle_revenue, oracle_receivables.
--
-- Only what plain SQL can say about a history without back-dated moves: events count in commit order, goods leave the
-- oldest layer of their warehouse first, what goes back to a supplier those it brought, a return comes back at what it
-- cost when it left, a cost that comes late goes where its goods are by then.

create temporary table if not exists visible (
  position bigint primary key,
  xid xid8 not null unique
);

create temporary table oracle_layers (
  layer bigserial primary key,
  move_id bigint not null,
  stem bigint not null, -- the move that brought the goods in; transfers keep it
  product_id bigint not null,
  warehouse_id bigint not null,
  fifo_on date not null,
  quantity numeric not null,
  value numeric not null
);

create temporary table oracle_costs (
  move_id bigint primary key,
  order_line_id bigint,
  quantity numeric not null,
  cost numeric not null,
  returned_quantity numeric not null default 0,
  returned_cost numeric not null default 0
);

-- What each line took of each layer, in that order; a transfer made a layer of it.
create temporary table oracle_slices (
  slice bigserial primary key,
  layer bigint not null,
  move_id bigint not null,
  quantity numeric not null,
  value numeric not null,
  child bigint
);

-- What came back of a delivery, as which layer.
create temporary table oracle_returns (
  part bigserial primary key,
  move_id bigint not null,
  layer bigint not null,
  quantity numeric not null,
  value numeric not null
);

-- What `quantity` out of a stack of `stack_quantity` worth `stack_value` is worth: the last unit takes the remainder.
create or replace function pg_temp.part(quantity numeric, stack_quantity numeric, stack_value numeric)
returns numeric language sql immutable as $$
  select case
    when quantity = 0 then 0
    when quantity = stack_quantity then stack_value
    else round(stack_value * quantity * 1.000000000000000000000000 / stack_quantity, 2)
  end
$$;

-- Goods that left a warehouse which had none: at a provisional cost, until something comes in.
create temporary table oracle_shortages (
  shortage bigserial primary key,
  move_id bigint not null,
  product_id bigint not null,
  warehouse_id bigint not null,
  quantity numeric not null,
  value numeric not null
);

-- The last cost seen: per warehouse the last part taken, before any the last that came in; per product the last of all.
create temporary table oracle_last_costs (
  product_id bigint not null,
  warehouse_id bigint not null, -- 0: anywhere
  kind text not null,
  quantity numeric not null,
  value numeric not null,
  primary key (product_id, warehouse_id, kind)
);

create or replace function pg_temp.remember(
  product bigint, warehouse bigint, kind text, quantity numeric, value numeric
)
returns void language sql as $$
  insert into oracle_last_costs values
    (product, warehouse, kind, quantity, value), (product, 0, 'any', quantity, value)
  on conflict (product_id, warehouse_id, kind) do update
  set quantity = excluded.quantity, value = excluded.value
$$;

-- Takes goods off the oldest layers of one warehouse; lays them down in `to_warehouse` when it is a transfer.
-- What is missing leaves at the last cost known and is remembered as a shortage of the move.
create or replace function pg_temp.take_oldest(
  product bigint, warehouse bigint, wanted numeric, to_warehouse bigint, move bigint, first_of bigint default 0
) returns numeric language plpgsql as $$
declare
  oldest record;
  taken numeric;
  worth numeric;
  total numeric := 0;
  last_cost record;
begin
  for oldest in
    select * from oracle_layers
    where product_id = product and warehouse_id = warehouse and quantity > 0
    order by stem = first_of desc, fifo_on, layer
  loop
    exit when wanted = 0;
    taken := least(wanted, oldest.quantity);
    worth := pg_temp.part(taken, oldest.quantity, oldest.value);
    update oracle_layers set quantity = quantity - taken, value = value - worth where layer = oldest.layer;
    perform pg_temp.remember(product, warehouse, 'taken', taken, worth);
    insert into oracle_slices (layer, move_id, quantity, value, child)
    values (
      oldest.layer, move, taken, worth,
      case when to_warehouse is not null
        then pg_temp.lay_down(product, to_warehouse, oldest.fifo_on, taken, worth, move, oldest.stem)
      end
    );
    wanted := wanted - taken;
    total := total + worth;
  end loop;
  if wanted > 0 then
    if to_warehouse is not null then
      raise exception 'a transfer cannot take what is not there: move %', move;
    end if;
    select c.quantity, c.value into last_cost
    from oracle_last_costs as c
    where c.product_id = product and c.warehouse_id in (warehouse, 0)
    order by case c.kind when 'taken' then 1 when 'came-in' then 2 else 3 end
    limit 1;
    worth := coalesce(round(last_cost.value * wanted * 1.000000000000000000000000 / last_cost.quantity, 2), 0);
    insert into oracle_shortages (move_id, product_id, warehouse_id, quantity, value)
    values (move, product, warehouse, wanted, worth);
    total := total + worth;
  end if;
  return total;
end $$;

-- Lays goods down in a warehouse; the oldest shortages there are settled first, at the cost of these goods.
create or replace function pg_temp.lay_down(
  product bigint, warehouse bigint, arrived_on date, arrived numeric, worth numeric, move bigint,
  brought_in_by bigint default null
) returns bigint language plpgsql as $$
declare
  short record;
  new_layer bigint;
  settled numeric;
  actual numeric;
  provisional numeric;
begin
  perform pg_temp.remember(product, warehouse, 'came-in', arrived, worth);
  insert into oracle_layers (move_id, stem, product_id, warehouse_id, fifo_on, quantity, value)
  values (move, coalesce(brought_in_by, move), product, warehouse, arrived_on, 0, 0)
  returning layer into new_layer;
  for short in
    select * from oracle_shortages
    where product_id = product and warehouse_id = warehouse and quantity > 0
    order by shortage
  loop
    exit when arrived = 0;
    settled := least(arrived, short.quantity);
    actual := pg_temp.part(settled, arrived, worth);
    provisional := pg_temp.part(settled, short.quantity, short.value);
    update oracle_shortages set quantity = quantity - settled, value = value - provisional
    where shortage = short.shortage;
    update oracle_costs set cost = cost + actual - provisional where move_id = short.move_id;
    insert into oracle_slices (layer, move_id, quantity, value) values (new_layer, short.move_id, settled, actual);
    perform pg_temp.remember(product, warehouse, 'taken', settled, actual);
    arrived := arrived - settled;
    worth := worth - actual;
  end loop;
  update oracle_layers set quantity = arrived, value = worth where layer = new_layer;
  return new_layer;
end $$;

-- Takes delivered goods back: first what the delivery still lacked, the rest at what it cost when it left. When what it
-- lacked comes back to another warehouse, the first one stays short of it on behalf of the return.
create or replace function pg_temp.take_back(
  delivery bigint, product bigint, warehouse bigint, returned_on date, returned numeric, move bigint, order_line bigint
) returns void language plpgsql as $$
declare
  short record;
  origin record;
  cancelled numeric;
  worth numeric;
  left_behind numeric := 0;
  left_behind_worth numeric := 0;
  new_layer bigint;
begin
  for short in select * from oracle_shortages where move_id = delivery and quantity > 0 loop
    cancelled := least(returned, short.quantity);
    worth := pg_temp.part(cancelled, short.quantity, short.value);
    update oracle_shortages set quantity = quantity - cancelled, value = value - worth where shortage = short.shortage;
    update oracle_costs
    set quantity = quantity - cancelled, cost = cost - worth where move_id = delivery;
    returned := returned - cancelled;
    if short.warehouse_id <> warehouse then
      insert into oracle_shortages (move_id, product_id, warehouse_id, quantity, value)
      values (move, product, short.warehouse_id, cancelled, worth);
      insert into oracle_costs (move_id, order_line_id, quantity, cost) values (move, order_line, 0, 0);
      left_behind := cancelled;
      left_behind_worth := worth;
    end if;
  end loop;
  worth := 0;
  if returned > 0 then
    select * into strict origin from oracle_costs where move_id = delivery;
    worth := pg_temp.part(
      returned, origin.quantity - origin.returned_quantity, origin.cost - origin.returned_cost);
    update oracle_costs
    set returned_quantity = returned_quantity + returned, returned_cost = returned_cost + worth
    where move_id = delivery;
  end if;
  if returned + left_behind > 0 then
    new_layer := pg_temp.lay_down(
      product, warehouse, returned_on, returned + left_behind, worth + left_behind_worth, move);
  end if;
  if returned > 0 then
    insert into oracle_returns (move_id, layer, quantity, value) values (delivery, new_layer, returned, worth);
  end if;
end $$;

-- Shares of an amount by quantity, each what rounding the running sum leaves to it. What is taken away takes from no
-- part more than it is worth; the first that are worth more bear the rest.
create or replace function pg_temp.spread(amount numeric, quantities numeric[], worths numeric[])
returns numeric[] language plpgsql as $$
declare
  whole numeric := (select sum(q) from unnest(quantities) as q);
  running numeric := 0;
  given numeric := 0;
  shares numeric[] := '{}';
  rest numeric := 0;
  more numeric;
begin
  for i in 1 .. cardinality(quantities) loop
    running := running + quantities[i];
    shares := shares || round(amount * running * 1.000000000000000000000000 / whole, 2) - given;
    given := given + shares[i];
  end loop;
  for i in 1 .. cardinality(quantities) loop
    if shares[i] < -worths[i] then
      rest := rest - worths[i] - shares[i];
      shares[i] := -worths[i];
    end if;
  end loop;
  for i in 1 .. cardinality(quantities) loop
    more := least(rest, worths[i] + shares[i]);
    if more > 0 then
      shares[i] := shares[i] - more;
      rest := rest - more;
    end if;
  end loop;
  return shares;
end $$;

create temporary table oracle_waiting (layer bigint primary key, amount numeric not null);

-- Lays a late cost on a receipt: what remains keeps its share, the rest follows the slices; of a sale's share, what
-- came
-- back follows the returns. The oldest layer that something reached is next.
create or replace function pg_temp.lay_late(receipt bigint, wanted numeric) returns void language plpgsql as $$
declare
  due record;
  part record;
  sale record;
  shares numeric[];
  backs numeric[];
begin
  insert into oracle_waiting
  select l.layer, greatest(wanted, -l.value - coalesce(
    (select sum(s.value) from oracle_slices as s where s.layer = l.layer), 0))
  from oracle_layers as l where l.move_id = receipt;
  loop
    delete from oracle_waiting where layer = (select min(layer) from oracle_waiting) returning * into due;
    exit when not found;
    select pg_temp.spread(due.amount, array_agg(p.quantity order by p.slice), array_agg(p.value order by p.slice))
    into shares
    from (
      select 0 as slice, l.quantity, l.value from oracle_layers as l where l.layer = due.layer
      union all
      select s.slice, s.quantity, s.value from oracle_slices as s where s.layer = due.layer
    ) as p;
    update oracle_layers set value = value + shares[1] where layer = due.layer;
    for part in
      select s.*, shares[1 + (row_number() over (order by s.slice))::integer] as share
      from oracle_slices as s where s.layer = due.layer order by s.slice
    loop
      continue when part.share = 0;
      update oracle_slices set value = value + part.share where slice = part.slice;
      if part.child is not null then
        insert into oracle_waiting values (part.child, part.share)
        on conflict (layer) do update set amount = oracle_waiting.amount + excluded.amount;
        continue;
      end if;
      select * into strict sale from oracle_costs where move_id = part.move_id;
      update oracle_costs set cost = cost + part.share where move_id = part.move_id;
      continue when not exists (select from oracle_returns as r where r.move_id = part.move_id);
      select pg_temp.spread(part.share, array_agg(p.quantity order by p.part), array_agg(p.value order by p.part))
      into backs
      from (
        select 0 as part, sale.quantity - sale.returned_quantity as quantity, sale.cost - sale.returned_cost as value
        union all
        select r.part, r.quantity, r.value from oracle_returns as r where r.move_id = part.move_id
      ) as p;
      for sale in
        select r.*, backs[1 + (row_number() over (order by r.part))::integer] as back
        from oracle_returns as r where r.move_id = part.move_id order by r.part
      loop
        continue when sale.back = 0;
        update oracle_returns as r set value = r.value + sale.back where r.part = sale.part;
        update oracle_costs as c set returned_cost = c.returned_cost + sale.back where c.move_id = sale.move_id;
        insert into oracle_waiting values (sale.layer, sale.back)
        on conflict (layer) do update set amount = oracle_waiting.amount + excluded.amount;
      end loop;
    end loop;
  end loop;
end $$;
