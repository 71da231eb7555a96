-- Command of lettering by hand: postings of one customer or supplier that settle each other without an allocation.

create or replace function ledger.posting_to_letter(wanted jsonb) returns ledger.postings
language plpgsql as $$
declare
  posting ledger.postings;
  letter text;
begin
  if not exists (select from ledger.journal_entries as e where e.number = wanted ->> 'entry') then
    perform ledger.refuse('UNKNOWN_ENTRY', jsonb_build_object('code', wanted ->> 'entry'));
  end if;
  select p.*
  into posting
  from ledger.journal_entries as e
  join ledger.postings as p on p.entry_id = e.id
  where e.number = wanted ->> 'entry'
    and p.line_no = (wanted ->> 'line_no')::integer;
  perform ledger.require_line(wanted ->> 'entry', (wanted ->> 'line_no')::integer, posting.id);
  perform from ledger.customers as c where c.id = posting.customer_id for no key update;
  perform from ledger.suppliers as s where s.id = posting.supplier_id for no key update;
  select l.code
  into letter
  from ledger.letter_postings as n
  join ledger.letters as l on l.id = n.letter_id
  where n.posting_id = posting.id;
  if found then
    perform ledger.refuse(
      'ALREADY_LETTERED',
      jsonb_build_object('entry', posting.entry_number, 'line_no', posting.line_no, 'letter', letter)
    );
  end if;
  return posting;
end
$$;

create or replace function ledger.require_letterable(postings ledger.postings[], dated_on date) returns void
language plpgsql as $$
declare
  chosen record;
begin
  select
    sum(p.debit) as debit,
    sum(p.credit) as credit,
    count(distinct (p.account_code, p.customer_id, p.supplier_id)) as groups,
    bool_and(
      num_nonnulls(p.customer_id, p.supplier_id) = 1 and ledger.is_of_third_parties(p.account_code)
    ) as third_party,
    (array_agg(p order by p.effective_on desc))[1] as latest
  into chosen
  from unnest(postings) as p;
  if chosen.groups > 1 or not chosen.third_party then
    perform ledger.refuse('NOT_LETTERABLE');
  elsif chosen.debit <> chosen.credit then
    perform ledger.refuse(
      'LETTER_UNBALANCED', jsonb_build_object('debit', chosen.debit::text, 'credit', chosen.credit::text)
    );
  end if;
  perform ledger.require_not_before(dated_on, (chosen.latest).entry_number, (chosen.latest).effective_on);
end
$$;

create or replace function api.letter(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('letter', idempotency_key, body);
  wanted record;
  posting ledger.postings;
  postings ledger.postings[] := '{}';
  letter ledger.letters;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{lettered_on date, postings lines}');
  perform ledger.check_lines(body -> 'postings', 'postings', '{entry text, line_no integer}');
  for wanted in select w.value from jsonb_array_elements(body -> 'postings') as w loop
    posting := ledger.posting_to_letter(wanted.value);
    if exists (select from unnest(postings) as p where p.id = posting.id) then
      perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', posting.line_no));
    end if;
    postings := postings || posting;
  end loop;
  perform ledger.require_letterable(postings, (body ->> 'lettered_on')::date);
  letter := ledger.write_letter(array(select p.id from unnest(postings) as p), (body ->> 'lettered_on')::date);
  return ledger.remember('letter', idempotency_key, body, jsonb_build_object(
    'id', letter.id, 'code', letter.code, 'account', letter.account_code
  ));
end
$$;
