-- Accounts by role, journals, entries, postings and the business clock. Append-only.
-- Lock impact: none (new tables). Verified by: verify/entries_balance.verify.sql.
create table ledger.journals (
  code text constraint journals_pk primary key,
  name_fr text not null,
  name_en text not null
);
comment on table ledger.journals is 'One row per journal (journal)';

create table ledger.chart_roles (
  profile text not null,
  role text not null,
  account_code text not null constraint chart_roles_account_fk references ledger.accounts (code),
  constraint chart_roles_pk primary key (profile, role)
);
comment on table ledger.chart_roles is
  'One row per role of a posting and chart of accounts: which account it goes to (rôle comptable)';

-- Every type of document, also those later migrations bring. A function, because PostgreSQL reads the text of a check
-- again for each statement, and this one is long.
create function ledger.document_type_known(document_type text) returns boolean
language plpgsql immutable as $$
begin
  return document_type in (
    'SALES_ORDER', 'DELIVERY_NOTE', 'CUSTOMER_INVOICE', 'CREDIT_NOTE', 'CUSTOMER_RETURN', 'PAYMENT',
    'PURCHASE_ORDER', 'GOODS_RECEIPT', 'SUPPLIER_INVOICE', 'STOCK_TRANSFER', 'STOCK_COUNT', 'JOURNAL_ENTRY',
    'SUPPLIER_PAYMENT', 'SUPPLIER_CREDIT_NOTE', 'SUPPLIER_RETURN', 'STOCK_WRITE_DOWN'
  );
end
$$;

create table ledger.journal_entries (
  id bigint generated always as identity constraint journal_entries_pk primary key,
  number text not null constraint journal_entries_number_unique unique,
  journal_code text not null constraint journal_entries_journal_fk references ledger.journals,
  effective_on date not null,
  document_type text not null
    constraint journal_entries_document_type_known check (ledger.document_type_known(document_type)),
  document_id bigint,
  document_number text not null,
  label text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint journal_entries_content_unique
    unique (id, number, effective_on, journal_code, document_type, document_number)
);
comment on table ledger.journal_entries is 'One row per balanced journal entry (écriture comptable)';

-- The foreign key to the whole content of the entry keeps the copies in each posting equal to it.
create table ledger.postings (
  id bigint generated always as identity constraint postings_pk primary key,
  entry_id bigint not null,
  entry_number text not null,
  line_no integer not null constraint postings_line_no_positive check (line_no > 0),
  account_code text not null constraint postings_account_fk references ledger.accounts (code),
  role text,
  debit ledger.amount not null,
  credit ledger.amount not null,
  effective_on date not null,
  journal_code text not null,
  document_type text not null,
  document_number text not null,
  customer_id bigint constraint postings_customer_fk references ledger.customers,
  supplier_id bigint constraint postings_supplier_fk references ledger.suppliers,
  product_id bigint constraint postings_product_fk references ledger.products,
  order_line_id bigint constraint postings_order_line_fk references ledger.sales_order_lines,
  label text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint postings_line_unique unique (entry_id, line_no),
  constraint postings_one_side check (least(debit, credit) = 0 and greatest(debit, credit) > 0),
  constraint postings_entry_fk
    foreign key (entry_id, entry_number, effective_on, journal_code, document_type, document_number)
    references ledger.journal_entries (id, number, effective_on, journal_code, document_type, document_number)
);
comment on table ledger.postings is 'One row per debit or credit line of a journal entry (ligne d''écriture)';

create table ledger.clock_ticks (
  id bigint generated always as identity constraint clock_ticks_pk primary key,
  business_on date not null,
  ticked_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.clock_ticks is
  'One row per tick of the business clock, at each new business day and at least each minute (horloge métier)';

create function ledger.refuse_unbalanced_entry() returns trigger
language plpgsql as $$
declare
  checked_entry_id bigint;
  line_count bigint;
  difference numeric;
  ignored text := set_config('vigie.balance_checked', 'yes', true);
begin
  if tg_table_name = 'postings' then
    checked_entry_id := new.entry_id;
  else
    checked_entry_id := new.id;
  end if;
  select count(*), sum(p.debit) - sum(p.credit)
  into line_count, difference
  from ledger.postings as p
  where p.entry_id = checked_entry_id;
  if line_count < 2 or difference <> 0 then
    raise exception 'journal entry % has % postings, and debits minus credits is %',
      checked_entry_id, line_count, coalesce(difference, 0)
      using errcode = 'check_violation',
        schema = 'ledger', table = 'journal_entries', constraint = 'journal_entries_balance';
  end if;
  return null;
end
$$;

create constraint trigger journal_entries_balance
after insert on ledger.journal_entries
deferrable initially deferred
for each row execute function ledger.refuse_unbalanced_entry();

-- An entry is checked once, when its transaction ends. A posting asks for a check of its own only when it comes after
-- one: when somebody made the constraints immediate.
create constraint trigger postings_balance
after insert on ledger.postings
deferrable initially deferred
for each row
when (current_setting('vigie.balance_checked', true) = 'yes')
execute function ledger.refuse_unbalanced_entry();

-- An entry is complete when its transaction ends: nobody adds a line to it later, even a balanced pair.
create function ledger.refuse_late_posting() returns trigger
language plpgsql as $$
begin
  if exists (
    select
    from (select distinct n.entry_id from changed_rows as n) as p
    -- A subquery and not a join: the planner knows nothing of new rows, and a join would read every entry there is.
    where (select e.xid from ledger.journal_entries as e where e.id = p.entry_id) <> pg_current_xact_id()
  ) then
    raise exception 'a posted journal entry takes no more postings'
      using errcode = 'check_violation',
        schema = 'ledger', table = 'postings', constraint = 'postings_entry_is_new';
  end if;
  return null;
end
$$;

create trigger postings_entry_is_new
after insert on ledger.postings
referencing new table as changed_rows
for each statement execute function ledger.refuse_late_posting();
