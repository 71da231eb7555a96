-- Due dates in instalments, cash discounts and payment methods.
-- Why: an invoice may be due in parts that share it to the cent, and cost less when paid early; terms may change, so
-- what an invoice offered is written with it. A discount that is taken is a credit note, so open items stay invoices
-- less credit notes less allocations for every reader.
-- Lock impact: the foreign key on payments takes a short lock and is not checked against old rows, whose method was
-- free text. Verified by: verify/chart_roles.verify.sql, verify/receivables_match_account_411.verify.sql.
create function ledger.schedule_is_whole(net_days integer[], share_percent numeric[]) returns boolean
language sql immutable
return cardinality(net_days) > 0
  and cardinality(net_days) = cardinality(share_percent)
  and array_position(net_days, null) is null
  and array_position(share_percent, null) is null
  and net_days = array(select distinct d.day from unnest(net_days) as d (day) order by d.day)
  and net_days[1] >= 0
  and net_days[cardinality(net_days)] <= 3650
  and (select min(s.share) > 0 and sum(s.share) = 100 from unnest(share_percent) as s (share));

comment on function ledger.schedule_is_whole(integer[], numeric[]) is
  'Whether due dates follow each other and their shares, all above zero, make 100 percent';

create table ledger.payment_schedules (
  id bigint generated always as identity constraint payment_schedules_pk primary key,
  payment_terms_id bigint not null constraint payment_schedules_terms_fk references ledger.payment_terms
    constraint payment_schedules_once unique,
  net_days integer[] not null,
  share_percent numeric(9, 4)[] not null,
  cash_discount_percent numeric(9, 4)
    constraint payment_schedules_cash_discount_range check (cash_discount_percent between 0 and 100),
  cash_discount_days integer
    constraint payment_schedules_cash_discount_days_range check (cash_discount_days between 0 and 3650),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint payment_schedules_whole check (ledger.schedule_is_whole(net_days, share_percent)),
  constraint payment_schedules_cash_discount_has_days
    check ((cash_discount_percent is null) = (cash_discount_days is null))
);
comment on table ledger.payment_schedules is
  'One row per payment term that ever had several due dates or a cash discount (échéancier, escompte)';

create table ledger.invoice_instalments (
  id bigint generated always as identity constraint invoice_instalments_pk primary key,
  invoice_id bigint not null constraint invoice_instalments_invoice_fk references ledger.customer_invoices,
  line_no integer not null constraint invoice_instalments_line_no_positive check (line_no > 0),
  due_on date not null,
  amount ledger.amount not null constraint invoice_instalments_amount_range check (amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint invoice_instalments_line_unique unique (invoice_id, line_no),
  constraint invoice_instalments_due_unique unique (invoice_id, due_on)
);
comment on table ledger.invoice_instalments is
  'One row per due date of an invoice that has several; without any it is due as a whole (échéance)';

create table ledger.invoice_cash_discounts (
  id bigint generated always as identity constraint invoice_cash_discounts_pk primary key,
  invoice_id bigint not null constraint invoice_cash_discounts_invoice_fk references ledger.customer_invoices
    constraint invoice_cash_discounts_once unique,
  cash_discount_percent numeric(9, 4) not null
    constraint invoice_cash_discounts_percent_range check (cash_discount_percent between 0 and 100),
  valid_until date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint invoice_cash_discounts_of_invoice_unique unique (id, invoice_id)
);
comment on table ledger.invoice_cash_discounts is
  'One row per invoice that offers a discount when it is paid early (escompte proposé)';

create table ledger.cash_discounts_taken (
  id bigint generated always as identity constraint cash_discounts_taken_pk primary key,
  offer_id bigint not null,
  invoice_id bigint not null,
  payment_id bigint not null constraint cash_discounts_taken_payment_fk references ledger.payments,
  credit_note_id bigint not null constraint cash_discounts_taken_credit_note_fk references ledger.credit_notes
    constraint cash_discounts_taken_once unique,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint cash_discounts_taken_offer_fk foreign key (offer_id, invoice_id)
    references ledger.invoice_cash_discounts (id, invoice_id)
);
comment on table ledger.cash_discounts_taken is
  'One row per cash discount a payment took, with the credit note that books it (escompte accordé)';

create table ledger.payment_methods (
  code text constraint payment_methods_pk primary key,
  name_fr text not null,
  name_en text not null,
  role text not null
);
comment on table ledger.payment_methods is
  'One row per way to pay, with the role of the account the money arrives on (mode de règlement)';

create table ledger.payment_method_words (
  word text constraint payment_method_words_pk primary key
    constraint payment_method_words_lower_case check (word = lower(word)),
  method_code text not null constraint payment_method_words_method_fk references ledger.payment_methods
);
comment on table ledger.payment_method_words is
  'One row per word commands may name a payment method by, in lower case (synonyme de mode de règlement)';

insert into ledger.accounts (code, name_fr, name_en)
values ('531', 'Caisse', 'Cash'), ('665', 'Escomptes accordés', 'Cash discounts given')
on conflict (code) do nothing;

insert into ledger.chart_roles (profile, role, account_code)
values ('pcg', 'CASH', '531'), ('pcg', 'DISC_GIVEN', '665')
on conflict (profile, role) do nothing;

insert into ledger.payment_methods (code, name_fr, name_en, role)
values
  ('transfer', 'Virement', 'Transfer', 'BANK'),
  ('card', 'Carte bancaire', 'Card', 'BANK'),
  ('cash', 'Espèces', 'Cash', 'CASH'),
  ('cheque', 'Chèque', 'Cheque', 'BANK'),
  ('direct-debit', 'Prélèvement', 'Direct debit', 'BANK');

insert into ledger.payment_method_words (word, method_code)
select m.code, m.code from ledger.payment_methods as m
union all
values
  ('virement', 'transfer'), ('vir', 'transfer'), ('carte', 'card'), ('cb', 'card'), ('especes', 'cash'),
  ('espèces', 'cash'), ('check', 'cheque'), ('chèque', 'cheque'), ('chq', 'cheque'), ('prelevement', 'direct-debit'),
  ('prélèvement', 'direct-debit');

alter table ledger.payments add constraint payments_method_fk
  foreign key (method) references ledger.payment_methods not valid;

create function ledger.refuse_uncovered_invoice() returns trigger
language plpgsql as $$
declare
  invoice ledger.customer_invoices;
  parts numeric;
  last_day date;
begin
  select * into invoice from ledger.customer_invoices as i where i.id = new.invoice_id;
  select sum(n.amount), max(n.due_on)
  into parts, last_day
  from ledger.invoice_instalments as n
  where n.invoice_id = new.invoice_id;
  if parts <> invoice.gross_amount or last_day <> invoice.due_on then
    raise exception 'instalments of invoice % make % by %, the invoice is % by %',
      invoice.number, parts, last_day, invoice.gross_amount, invoice.due_on
      using errcode = 'check_violation',
        schema = 'ledger', table = 'invoice_instalments', constraint = 'invoice_instalments_cover_invoice';
  end if;
  return null;
end
$$;

create constraint trigger invoice_instalments_cover_invoice
after insert on ledger.invoice_instalments
deferrable initially deferred
for each row execute function ledger.refuse_uncovered_invoice();

call ledger.make_append_only('invoice_instalments', 'invoice_cash_discounts', 'cash_discounts_taken');

call ledger.make_reference_data('payment_schedules');
