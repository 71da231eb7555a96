-- Reading the books: balances, general ledger, aged items, between business days and as the ledger was seen.
-- Each takes the snapshot it is seen through; null means now. A snapshot kept with a report gives the report again.

-- Rows say when their transaction began: one that began before the moment and ended after it counts as seen.
create or replace function api.snapshot_at(moment timestamptz) returns pg_snapshot
language sql stable
return (
  with written as (
    select m.transaction_id, m.recorded_at from ledger.transaction_manifests as m
    union
    select c.xid::text::bigint, c.recorded_at from ledger.commands as c
  ),
  seen as (
    select coalesce(max(w.transaction_id) filter (where w.recorded_at <= moment), 0) + 1 as next_id from written as w
  ),
  unseen as (
    select w.transaction_id
    from written as w
    where w.recorded_at > moment
      and w.transaction_id < (select s.next_id from seen as s)
  )
  select (
    coalesce((select min(u.transaction_id) from unseen as u), s.next_id) || ':' || s.next_id || ':'
    || coalesce((select string_agg(u.transaction_id::text, ',' order by u.transaction_id) from unseen as u), '')
  )::pg_snapshot
  from seen as s
);
comment on function api.snapshot_at(timestamptz) is
  'Snapshot of the ledger as it was at a moment, for the functions that read the books (état du grand livre)';

create or replace function api.trial_balance_between(first_day date, last_day date, seen pg_snapshot default null)
returns table (
  account_code text,
  name_fr text,
  name_en text,
  opening numeric,
  debit numeric,
  credit numeric,
  closing numeric
)
language sql stable as $$
  select
    a.code,
    a.name_fr,
    a.name_en,
    coalesce(sum(p.debit - p.credit) filter (where p.effective_on < first_day), 0.00),
    coalesce(sum(p.debit) filter (where p.effective_on >= first_day), 0.00),
    coalesce(sum(p.credit) filter (where p.effective_on >= first_day), 0.00),
    sum(p.debit - p.credit)
  from ledger.postings as p
  join ledger.accounts as a on a.code = p.account_code
  where p.effective_on <= last_day
    and (seen is null or pg_visible_in_snapshot(p.xid, seen))
  group by a.code, a.name_fr, a.name_en
  order by a.code collate "C"
$$;
comment on function api.trial_balance_between(date, date, pg_snapshot) is
  'One row per account used: balance before the first day, debits, credits, balance after the last (balance générale)';

create or replace function api.general_ledger(
  account text,
  first_day date,
  last_day date,
  seen pg_snapshot default null
)
returns table (
  effective_on date,
  entry_number text,
  line_no integer,
  journal_code text,
  document_type text,
  document_number text,
  customer_code text,
  supplier_code text,
  label text,
  letter_code text,
  debit numeric,
  credit numeric,
  balance numeric
)
language sql stable as $$
  select
    g.effective_on,
    g.entry_number,
    g.line_no,
    g.journal_code,
    g.document_type,
    g.document_number,
    c.code,
    s.code,
    g.label,
    l.code,
    g.debit,
    g.credit,
    g.balance
  from (
    select
      p.*,
      sum(p.debit - p.credit) over (order by p.effective_on, p.entry_id, p.line_no) as balance
    from ledger.postings as p
    where p.account_code = account
      and p.effective_on <= last_day
      and (seen is null or pg_visible_in_snapshot(p.xid, seen))
  ) as g
  left join ledger.customers as c on c.id = g.customer_id
  left join ledger.suppliers as s on s.id = g.supplier_id
  left join ledger.letter_postings as n on n.posting_id = g.id and (seen is null or pg_visible_in_snapshot(n.xid, seen))
  left join ledger.letters as l on l.id = n.letter_id
  where g.effective_on >= first_day
  order by g.effective_on, g.entry_id, g.line_no
$$;
comment on function api.general_ledger(text, date, date, pg_snapshot) is
  'One row per posting of an account, with the balance after it since the beginning (grand livre)';

-- What is open is what the postings of one invoice, or of one letter, leave; a posting of neither stands for itself.
-- Customers (role CUST) and suppliers (role SUP) alike: positive is what they owe us, or we owe them.
create or replace function ledger.items_open(third_party_role text, on_day date, seen pg_snapshot)
returns table (code text, name text, item_number text, due_on date, open_amount numeric)
language sql stable as $$
  with invoices as (
    select m.posting_id, i.id, i.number, i.due_on
    from ledger.invoice_postings as m
    join ledger.customer_invoices as i on i.id = m.invoice_id
    where third_party_role = 'CUST'
    union all
    select m.posting_id, i.id, i.number, i.due_on
    from ledger.supplier_invoice_postings as m
    join ledger.supplier_invoices as i on i.id = m.invoice_id
    where third_party_role = 'SUP'
  ),
  items as (
    select
      t.code,
      t.name,
      max(i.id) as invoice_id,
      coalesce(max(i.number), max(p.entry_number)) as number,
      coalesce(max(i.due_on), max(p.effective_on)) as due_on,
      sum(p.debit - p.credit) * case third_party_role when 'CUST' then 1 else -1 end as amount
    from ledger.postings as p
    join ledger.chart_roles as r
      on r.account_code = p.account_code and r.role = third_party_role and r.profile = ledger.chart_profile()
    left join lateral (
      select c.code, c.name from ledger.customers as c where third_party_role = 'CUST' and c.id = p.customer_id
      union all
      select s.code, s.name from ledger.suppliers as s where third_party_role = 'SUP' and s.id = p.supplier_id
    ) as t on true
    left join invoices as i on i.posting_id = p.id
    left join ledger.letter_postings as n
      on n.posting_id = p.id and (seen is null or pg_visible_in_snapshot(n.xid, seen))
    left join ledger.letters as l on l.id = n.letter_id and l.lettered_on <= on_day
    where p.effective_on <= on_day
      and (seen is null or pg_visible_in_snapshot(p.xid, seen))
    group by
      t.code, t.name, l.id, case when l.id is null then i.id end,
      case when l.id is null and i.id is null then p.id end
    having sum(p.debit - p.credit) <> 0
  )
  select i.code, i.name, i.number, coalesce(part.due_on, i.due_on), coalesce(part.open_amount, i.amount)
  from items as i
  left join lateral (
    select c.* from ledger.open_parts(i.invoice_id, i.amount) as c where third_party_role = 'CUST'
    union all
    select s.* from ledger.supplier_open_parts(i.invoice_id, i.amount) as s where third_party_role = 'SUP'
  ) as part on i.amount > 0
$$;

create or replace function api.open_receivable_items(on_day date, seen pg_snapshot default null)
returns table (customer_code text, customer_name text, item_number text, due_on date, open_amount numeric)
language sql stable as $$
  select i.* from ledger.items_open('CUST', on_day, seen) as i
$$;
comment on function api.open_receivable_items(date, pg_snapshot) is
  'One row per customer invoice or part of it, or other posting, open at the end of a business day (créances ouvertes)';

create or replace function api.open_payable_items(on_day date, seen pg_snapshot default null)
returns table (supplier_code text, supplier_name text, item_number text, due_on date, open_amount numeric)
language sql stable as $$
  select i.* from ledger.items_open('SUP', on_day, seen) as i
$$;
comment on function api.open_payable_items(date, pg_snapshot) is
  'One row per supplier invoice or part of it, or other posting, open at the end of a business day (dettes ouvertes)';

-- The edges of the buckets, for both roles.
create or replace function ledger.aged_items(third_party_role text, on_day date, seen pg_snapshot)
returns table (
  code text,
  name text,
  not_due numeric,
  days_1_30 numeric,
  days_31_60 numeric,
  days_61_90 numeric,
  days_over_90 numeric,
  total numeric
)
language sql stable as $$
  select
    i.code,
    i.name,
    coalesce(sum(i.open_amount) filter (where on_day - i.due_on <= 0), 0.00),
    coalesce(sum(i.open_amount) filter (where on_day - i.due_on between 1 and 30), 0.00),
    coalesce(sum(i.open_amount) filter (where on_day - i.due_on between 31 and 60), 0.00),
    coalesce(sum(i.open_amount) filter (where on_day - i.due_on between 61 and 90), 0.00),
    coalesce(sum(i.open_amount) filter (where on_day - i.due_on > 90), 0.00),
    sum(i.open_amount)
  from ledger.items_open(third_party_role, on_day, seen) as i
  group by i.code, i.name
  order by i.code collate "C"
$$;

create or replace function api.aged_receivables(on_day date, seen pg_snapshot default null)
returns table (
  customer_code text,
  customer_name text,
  not_due numeric,
  days_1_30 numeric,
  days_31_60 numeric,
  days_61_90 numeric,
  days_over_90 numeric,
  total numeric
)
language sql stable as $$
  select a.* from ledger.aged_items('CUST', on_day, seen) as a
$$;
comment on function api.aged_receivables(date, pg_snapshot) is
  'One row per customer that owes or is owed: open amounts by days past due, tax included (balance âgée clients)';

create or replace function api.aged_payables(on_day date, seen pg_snapshot default null)
returns table (
  supplier_code text,
  supplier_name text,
  not_due numeric,
  days_1_30 numeric,
  days_31_60 numeric,
  days_61_90 numeric,
  days_over_90 numeric,
  total numeric
)
language sql stable as $$
  select a.* from ledger.aged_items('SUP', on_day, seen) as a
$$;
comment on function api.aged_payables(date, pg_snapshot) is
  'One row per supplier we owe or who owes us: open amounts by days past due, tax included (balance âgée fournisseurs)';

-- These read with the rights of who calls them, so the writer, who may not read, does not get them either.
do $$
declare
  reading regprocedure;
begin
  for reading in
    select p.oid
    from pg_proc as p
    where p.pronamespace = 'api'::regnamespace
      and p.proname in (
        'snapshot_at', 'trial_balance_between', 'general_ledger', 'open_receivable_items', 'open_payable_items',
        'aged_receivables', 'aged_payables'
      )
  loop
    execute format('revoke execute on function %s from vigie_writer', reading);
    execute format('grant execute on function %s to vigie_reader', reading);
  end loop;
  grant execute on function
    ledger.chart_profile(), ledger.open_parts(bigint, numeric), ledger.supplier_open_parts(bigint, numeric),
    ledger.open_of_parts(date[], numeric[], numeric), ledger.aged_items(text, date, pg_snapshot),
    ledger.items_open(text, date, pg_snapshot), ledger.is_of_third_parties(text)
  to vigie_reader;
end
$$;
