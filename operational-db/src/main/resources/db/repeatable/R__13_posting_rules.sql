-- From what a document means (legs by role) to the entry in the journal, and from a stock document to its moves.

create or replace function ledger.chart_profile() returns text
language sql stable
return coalesce((select c.chart_profile from ledger.companies as c), 'pcg');

comment on function ledger.chart_profile() is 'Chart of accounts the roles are mapped with; the French one by default';

create or replace function ledger.is_of_third_parties(account text) returns boolean
language sql stable
return exists (
  select
  from ledger.chart_roles as r
  where r.profile = ledger.chart_profile()
    and r.account_code = account
    and r.role in ('CUST', 'CUST_ADVANCE', 'SUP', 'SUP_ADVANCE')
);

comment on function ledger.is_of_third_parties(text) is
  'Whether an account is told by customer or supplier: it has letters, and auxiliary accounts in the audit file';

create or replace function ledger.leg_of(
  role text,
  amount numeric,
  customer_id bigint default null,
  supplier_id bigint default null,
  product_id bigint default null,
  order_line_id bigint default null,
  label text default null
) returns ledger.leg
language sql immutable
return row(role, amount, customer_id, supplier_id, product_id, order_line_id, label)::ledger.leg;

-- Writes one entry; legs of zero are left out, and an entry without legs is not written. Returns its number or null.
create or replace function ledger.post(
  journal text,
  dated_on date,
  kind_of_document text,
  id_of_document bigint,
  number_of_document text,
  entry_label text,
  legs ledger.leg[]
) returns text
language plpgsql as $$
declare
  entry ledger.journal_entries;
begin
  if not exists (select from unnest(legs) as g where g.amount <> 0) then
    return null;
  end if;
  insert into ledger.journal_entries
    (number, journal_code, effective_on, document_type, document_id, document_number, label)
  values (
    ledger.next_number('EC-', 'ledger.journal_entry_numbers'),
    journal,
    dated_on,
    kind_of_document,
    id_of_document,
    number_of_document,
    entry_label
  )
  returning * into entry;
  insert into ledger.postings (
    entry_id, entry_number, line_no, account_code, role, debit, credit, effective_on, journal_code, document_type,
    document_number, customer_id, supplier_id, product_id, order_line_id, label
  )
  select
    entry.id,
    entry.number,
    row_number() over (order by g.ordinality),
    r.account_code,
    g.role,
    greatest(g.amount, 0),
    greatest(-g.amount, 0),
    entry.effective_on,
    entry.journal_code,
    entry.document_type,
    entry.document_number,
    g.customer_id,
    g.supplier_id,
    g.product_id,
    g.order_line_id,
    coalesce(g.label, entry.label)
  from unnest(legs) with ordinality as g
  join ledger.chart_roles as r on r.profile = ledger.chart_profile() and r.role = g.role
  where g.amount <> 0
  order by g.ordinality;
  return entry.number;
end
$$;

-- Takes the stock levels a command will change, in the one order everybody uses: product, then warehouse.
create or replace function ledger.hold_stock_levels(product_ids bigint[], warehouse_ids bigint[]) returns void
language plpgsql as $$
begin
  insert into ledger.stock_levels (product_id, warehouse_id, on_hand, negative_allowed)
  select distinct p.id, w.id, 0, w.negative_allowed
  from unnest(product_ids) as p (id)
  cross join ledger.warehouses as w
  where w.id = any (warehouse_ids)
  order by 1, 2
  on conflict do nothing;
  perform
  from ledger.stock_levels as l
  where l.product_id = any (product_ids)
    and l.warehouse_id = any (warehouse_ids)
  order by l.product_id, l.warehouse_id
  for update;
end
$$;

-- Refuses what the warehouse does not hold, or still lies in its bins; the level is already held. A transfer never goes
-- below zero anywhere. {taken} is what the same command takes of the product before, and has not written yet.
drop function if exists ledger.require_stock(bigint, bigint, numeric, boolean);
create or replace function ledger.require_stock(
  of_product_id bigint,
  in_warehouse_id bigint,
  wanted numeric,
  never_negative boolean,
  taken numeric default 0
) returns void
language plpgsql as $$
declare
  level record;
begin
  select l.on_hand - taken as on_hand, l.binned, l.negative_allowed, p.sku, w.code
  into level
  from ledger.stock_levels as l
  join ledger.products as p on p.id = l.product_id
  join ledger.warehouses as w on w.id = l.warehouse_id
  where l.product_id = of_product_id
    and l.warehouse_id = in_warehouse_id;
  if level.on_hand - level.binned < wanted
    and (never_negative or level.binned > 0 or not level.negative_allowed)
  then
    perform ledger.refuse(
      case when level.on_hand < wanted then 'INSUFFICIENT_STOCK' else 'NOT_PICKED' end,
      jsonb_build_object(
        'sku', level.sku,
        'warehouse', level.code,
        'quantity', trim_scale(wanted),
        'on_hand', trim_scale(level.on_hand),
        'binned', trim_scale(level.binned)
      )
    );
  end if;
end
$$;
