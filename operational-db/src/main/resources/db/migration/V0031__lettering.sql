-- Letters (AA, AB ...): postings of one customer or supplier that settle each other, as rows that are only added.
-- A deferred trigger letters an invoice when its postings add up to zero, so every path that settles one is covered.
-- Lock impact: none (new tables); settled invoices of an existing ledger are lettered here.
-- Verified by: LetteringTest.

-- AA to ZZ, then AAA to ZZZ: digits of base 26, at least two, each width after all of the one before.
create function ledger.letter_code(letter_rank bigint) returns text
language plpgsql immutable as $$
declare
  width integer := 2;
  rest bigint := letter_rank - 1;
  code text := '';
begin
  while rest >= (26::numeric ^ width)::bigint loop
    rest := rest - (26::numeric ^ width)::bigint;
    width := width + 1;
  end loop;
  for digit in 1..width loop
    code := chr(65 + (rest % 26)::integer) || code;
    rest := rest / 26;
  end loop;
  return code;
end
$$;

create table ledger.letters (
  id bigint generated always as identity constraint letters_pk primary key,
  letter_rank bigint not null constraint letters_rank_positive check (letter_rank > 0),
  code text not null,
  account_code text not null constraint letters_account_fk references ledger.accounts (code),
  customer_id bigint constraint letters_customer_fk references ledger.customers,
  supplier_id bigint constraint letters_supplier_fk references ledger.suppliers,
  lettered_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint letters_one_third_party check (num_nonnulls(customer_id, supplier_id) = 1),
  constraint letters_code_is_rank check (code = ledger.letter_code(letter_rank)),
  constraint letters_rank_unique unique nulls not distinct (account_code, customer_id, supplier_id, letter_rank)
);
comment on table ledger.letters is
  'One row per group of postings of a customer or supplier that settle each other (lettrage)';

create table ledger.letter_postings (
  posting_id bigint not null constraint letter_postings_pk primary key
    constraint letter_postings_posting_fk references ledger.postings,
  letter_id bigint not null constraint letter_postings_letter_fk references ledger.letters,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index letter_postings_by_letter on ledger.letter_postings (letter_id);
comment on table ledger.letter_postings is
  'One row per lettered posting: a posting has one letter at most, for ever (ligne lettrée)';

call ledger.make_append_only('letters', 'letter_postings');

-- Balanced, of one account and third party, complete in its transaction, not dated before what it settles.
create function ledger.refuse_wrong_letter() returns trigger
language plpgsql as $$
declare
  letter ledger.letters;
  members record;
begin
  if tg_table_name = 'letters' then
    letter := new;
  else
    select * into letter from ledger.letters as l where l.id = new.letter_id;
  end if;
  select
    count(*) as lines,
    sum(p.debit - p.credit) as difference,
    bool_and(
      (p.account_code, p.customer_id, p.supplier_id)
        is not distinct from (letter.account_code, letter.customer_id, letter.supplier_id)
    ) as together,
    max(p.effective_on) as last_day
  into members
  from ledger.letter_postings as l
  join ledger.postings as p on p.id = l.posting_id
  where l.letter_id = letter.id;
  if members.lines < 2 or members.difference <> 0 or not members.together or members.last_day > letter.lettered_on
    or letter.xid <> pg_current_xact_id()
  then
    raise exception 'letter % of account % does not settle its postings', letter.code, letter.account_code
      using errcode = 'check_violation',
        schema = 'ledger', table = 'letters', constraint = 'letters_settle_their_postings';
  end if;
  return null;
end
$$;

create constraint trigger letters_settle_their_postings
after insert on ledger.letters
deferrable initially deferred
for each row execute function ledger.refuse_wrong_letter();

create constraint trigger letter_postings_settle
after insert on ledger.letter_postings
deferrable initially deferred
for each row execute function ledger.refuse_wrong_letter();

-- The third party is held by the caller, so ranks follow each other; two that meet anyway meet letters_rank_unique.
create function ledger.write_letter(posting_ids bigint[], dated_on date) returns ledger.letters
language plpgsql as $$
declare
  letter ledger.letters;
begin
  insert into ledger.letters (letter_rank, code, account_code, customer_id, supplier_id, lettered_on)
  select n.letter_rank, ledger.letter_code(n.letter_rank), p.account_code, p.customer_id, p.supplier_id, dated_on
  from ledger.postings as p
  cross join lateral (
    select 1 + coalesce( -- one of the two, each read at the end of its letters in the index
      (
        select max(l.letter_rank)
        from ledger.letters as l
        where l.account_code = p.account_code
          and l.customer_id = p.customer_id
          and l.supplier_id is null
      ),
      (
        select max(l.letter_rank)
        from ledger.letters as l
        where l.account_code = p.account_code
          and l.customer_id is null
          and l.supplier_id = p.supplier_id
      ),
      0
    ) as letter_rank
  ) as n
  where p.id = posting_ids[1]
  returning * into letter;
  insert into ledger.letter_postings (posting_id, letter_id)
  select p.id, letter.id from unnest(posting_ids) as p (id);
  return letter;
end
$$;

-- Gives a letter to those that have none yet, when they settle each other.
create function ledger.letter_if_settled(posting_ids bigint[]) returns void
language plpgsql as $$
declare
  open_postings record;
begin
  select array_agg(p.id order by p.id) as ids, sum(p.debit - p.credit) as difference, max(p.effective_on) as last_day
  into open_postings
  from ledger.postings as p
  where p.id = any (posting_ids)
    and not exists (select from ledger.letter_postings as l where l.posting_id = p.id);
  if cardinality(open_postings.ids) > 1 and open_postings.difference = 0 then
    perform ledger.write_letter(open_postings.ids, open_postings.last_day);
  end if;
end
$$;

create function ledger.letter_invoice(settled_invoice_id bigint) returns void
language plpgsql as $$
begin
  perform ledger.letter_if_settled(
    array(select i.posting_id from ledger.invoice_postings as i where i.invoice_id = settled_invoice_id)
  );
end
$$;

create function ledger.letter_when_settled() returns trigger
language plpgsql as $$
begin
  perform ledger.letter_invoice(new.invoice_id);
  return null;
end
$$;

create constraint trigger payment_allocations_letter
after insert on ledger.payment_allocations
deferrable initially deferred
for each row execute function ledger.letter_when_settled();

create constraint trigger credit_notes_letter
after insert on ledger.credit_notes
deferrable initially deferred
for each row execute function ledger.letter_when_settled();

do $$
declare
  settled_invoice_id bigint;
begin
  for settled_invoice_id in select i.id from ledger.customer_invoices as i order by i.id loop
    perform ledger.letter_invoice(settled_invoice_id);
  end loop;
end
$$;
