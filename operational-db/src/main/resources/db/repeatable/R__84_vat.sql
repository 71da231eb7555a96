-- Value added tax: rates, regimes, what each document bears, and the report of a period.

create or replace function api.put_vat_rate(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_vat_rate', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{category text, valid_from date, tax_rate_percent percent}');
  insert into ledger.vat_rates as t (category, valid_from, tax_rate_percent)
  values (body ->> 'category', (body ->> 'valid_from')::date, (body ->> 'tax_rate_percent')::numeric)
  on conflict (category, valid_from) do update set tax_rate_percent = excluded.tax_rate_percent
  where t.tax_rate_percent <> excluded.tax_rate_percent;
  return ledger.remember('put_vat_rate', idempotency_key, body, jsonb_build_object(
    'id', (
      select r.id
      from ledger.vat_rates as r
      where r.category = body ->> 'category' and r.valid_from = (body ->> 'valid_from')::date
    )
  ));
end
$$;

create or replace function api.put_vat_category(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_vat_category', idempotency_key, body, true);
  of_product_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{sku text, category text}');
  of_product_id := ledger.reference_id('PRODUCT', body ->> 'sku');
  if not exists (select from ledger.vat_rates as r where r.category = body ->> 'category') then
    perform ledger.refuse('UNKNOWN_VAT_CATEGORY', jsonb_build_object('code', body ->> 'category'));
  end if;
  insert into ledger.product_vat_categories as t (product_id, category)
  values (of_product_id, body ->> 'category')
  on conflict (product_id) do update set category = excluded.category
  where t.category <> excluded.category;
  return ledger.remember('put_vat_category', idempotency_key, body, jsonb_build_object(
    'id', of_product_id, 'code', body ->> 'sku'
  ));
end
$$;

create or replace function api.put_vat_regime(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_vat_regime', idempotency_key, body, true);
  chosen ledger.vat_regimes;
  registration ledger.vat_registrations;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{customer text?, supplier text?, regime text, vat_number text?}');
  registration.customer_id := ledger.reference_id('CUSTOMER', body ->> 'customer');
  registration.supplier_id := ledger.reference_id('SUPPLIER', body ->> 'supplier');
  if num_nonnulls(registration.customer_id, registration.supplier_id) <> 1 then
    perform ledger.refuse_field(
      'supplier', case when registration.customer_id is null then 'missing' else 'unknown' end, 'customer | supplier'
    );
  end if;
  select * into chosen from ledger.vat_regimes as r where r.code = upper(replace(body ->> 'regime', '-', '_'));
  if not found then
    perform ledger.refuse_field('regime', 'mistyped', 'domestic | intra-eu | outside-eu | exempt');
  elsif chosen.number_required and body ->> 'vat_number' is null then
    perform ledger.refuse('VAT_NUMBER_MISSING', jsonb_build_object('regime', body ->> 'regime'));
  elsif body ->> 'vat_number' !~ '^[A-Z]{2}[0-9A-Z+*]{2,12}$' then
    perform ledger.refuse('VAT_NUMBER_MALFORMED', jsonb_build_object('number', body ->> 'vat_number'));
  end if;
  if registration.customer_id is not null then
    insert into ledger.vat_registrations as t (customer_id, regime, vat_number)
    values (registration.customer_id, chosen.code, body ->> 'vat_number')
    on conflict (customer_id) do update set regime = excluded.regime, vat_number = excluded.vat_number
    where (t.regime, t.vat_number) is distinct from (excluded.regime, excluded.vat_number);
  else
    insert into ledger.vat_registrations as t (supplier_id, regime, vat_number)
    values (registration.supplier_id, chosen.code, body ->> 'vat_number')
    on conflict (supplier_id) do update set regime = excluded.regime, vat_number = excluded.vat_number
    where (t.regime, t.vat_number) is distinct from (excluded.regime, excluded.vat_number);
  end if;
  return ledger.remember('put_vat_regime', idempotency_key, body, jsonb_build_object(
    'code', coalesce(body ->> 'customer', body ->> 'supplier'), 'regime', chosen.code
  ));
end
$$;

-- Of a customer or of a supplier; the other is null.
create or replace function ledger.vat_regime(of_customer_id bigint, of_supplier_id bigint) returns ledger.vat_regimes
language sql stable as $$
  select r
  from ledger.vat_regimes as r
  where r.code = coalesce((
    select v.regime
    from ledger.vat_registrations as v
    where v.customer_id = of_customer_id or v.supplier_id = of_supplier_id
  ), 'DOMESTIC')
$$;

create or replace function ledger.vat_rate(of_product_id bigint, on_day date) returns numeric
language sql stable
return coalesce((
  select r.tax_rate_percent
  from ledger.vat_rates as r
  where r.category = coalesce((
      select c.category from ledger.product_vat_categories as c where c.product_id = of_product_id
    ), 'STANDARD')
    and r.valid_from <= on_day
  order by r.valid_from desc
  limit 1
), 0);

comment on function ledger.vat_rate(bigint, date) is
  'Domestic rate of a product on a day, in percent: that of its category; 0 where none is known (taux de TVA)';

create or replace function ledger.sales_vat_rate(of_product_id bigint, of_customer_id bigint, on_day date)
returns numeric
language sql stable
return case when (ledger.vat_regime(of_customer_id, null)).taxed then ledger.vat_rate(of_product_id, on_day) else 0 end;

-- What a purchase bears by rate: at the rate of the invoice when it says one, else at that of each product. A buyer
-- that assesses itself does so at the domestic rate, and its invoice has no tax.
create or replace function ledger.purchase_vat(
  of_supplier_id bigint,
  product_ids bigint[],
  nets numeric[],
  on_day date,
  given_rate numeric
) returns table (regime text, self_assessed boolean, tax_rate_percent numeric, base_amount numeric, tax_amount numeric)
language sql stable as $$
  select
    case when given_rate is null then r.code else 'DOMESTIC' end,
    given_rate is null and r.due_role is not null,
    t.rate,
    sum(l.net),
    ledger.half_up(sum(l.net) * t.rate / 100)::numeric
  from unnest(product_ids, nets) as l (product_id, net)
  cross join ledger.vat_regime(null, of_supplier_id) as r
  cross join lateral (
    select coalesce(
      given_rate, case when r.taxed or r.due_role is not null then ledger.vat_rate(l.product_id, on_day) else 0 end
    ) as rate
  ) as t
  group by r.code, r.due_role, t.rate
$$;

-- The tax a buyer owes and deducts at once, by regime.
create or replace function ledger.self_assessed_legs(of_supplier_id bigint, lines ledger.vat_lines[])
returns ledger.leg[]
language sql stable
return array(
  select ledger.leg_of(g.role, g.amount, supplier_id => of_supplier_id)
  from (
    select r.code, r.deductible_role, r.due_role, sum(v.tax_amount) as tax
    from unnest(lines) as v
    join ledger.vat_regimes as r on r.code = v.regime and r.due_role is not null
    where v.side = 'PURCHASE'
    group by r.code, r.deductible_role, r.due_role
  ) as s
  cross join lateral (values (1, s.deductible_role, s.tax), (2, s.due_role, -s.tax)) as g (rank, role, amount)
  order by s.code, g.rank
);

-- Keeps what an invoice of a supplier bears; answers the legs of what we owe and deduct at once.
create or replace function ledger.write_purchase_vat(
  invoice ledger.supplier_invoices,
  product_ids bigint[],
  nets numeric[],
  given_rate numeric
) returns ledger.leg[]
language sql as $$
  insert into ledger.vat_lines (
    side, regime, tax_rate_percent, base_amount, tax_amount, effective_on, document_type, document_id, document_number
  )
  select
    'PURCHASE', v.regime, v.tax_rate_percent, v.base_amount, v.tax_amount, invoice.invoiced_on, 'SUPPLIER_INVOICE',
    invoice.id, invoice.number
  from ledger.purchase_vat(invoice.supplier_id, product_ids, nets, invoice.invoiced_on, given_rate) as v
  order by v.tax_rate_percent;
  select ledger.self_assessed_legs(invoice.supplier_id, coalesce(array_agg(v order by v.id), '{}'))
  from ledger.vat_lines as v
  where v.document_type = 'SUPPLIER_INVOICE' and v.document_id = invoice.id
$$;

-- Keeps what an invoice of a customer bears, by the rates of its order lines, and what the law wants it to say.
create or replace function ledger.write_sales_vat(invoice ledger.customer_invoices) returns void
language sql as $$
  insert into ledger.customer_invoice_regimes (invoice_id, regime, vat_number, mention_fr, mention_en)
  select invoice.id, r.code, v.vat_number, r.mention_fr, r.mention_en
  from ledger.vat_registrations as v
  join ledger.vat_regimes as r on r.code = v.regime
  where v.customer_id = invoice.customer_id;
  insert into ledger.vat_lines (
    side, regime, tax_rate_percent, base_amount, tax_amount, effective_on, document_type, document_id, document_number
  )
  select
    'SALE', g.regime, g.tax_rate_percent, sum(g.net_amount), sum(g.tax_amount), invoice.invoiced_on,
    'CUSTOMER_INVOICE', invoice.id, invoice.number
  from (
    select
      case when o.tax_rate_percent > 0 then 'DOMESTIC' else r.code end as regime,
      o.tax_rate_percent,
      l.net_amount,
      l.tax_amount
    from ledger.customer_invoice_lines as l
    join ledger.sales_order_lines as o on o.id = l.order_line_id
    cross join ledger.vat_regime(invoice.customer_id, null) as r
    where l.invoice_id = invoice.id
  ) as g
  group by g.regime, g.tax_rate_percent
  order by g.tax_rate_percent
$$;

-- The same for a credit note on lines of an invoice, below zero, in the regime of the invoice.
create or replace function ledger.write_credit_vat(note ledger.credit_notes) returns void
language sql as $$
  insert into ledger.vat_lines (
    side, regime, tax_rate_percent, base_amount, tax_amount, effective_on, document_type, document_id, document_number
  )
  select
    'SALE', g.regime, g.tax_rate_percent, -sum(g.net_amount), -sum(g.tax_amount), note.credited_on, 'CREDIT_NOTE',
    note.id, note.number
  from (
    select
      case when o.tax_rate_percent > 0 then 'DOMESTIC' else coalesce(r.regime, 'DOMESTIC') end as regime,
      o.tax_rate_percent,
      l.net_amount,
      l.tax_amount
    from ledger.credit_note_lines as l
    join ledger.sales_order_lines as o on o.id = l.order_line_id
    left join ledger.customer_invoice_regimes as r on r.invoice_id = note.invoice_id
    where l.credit_note_id = note.id
  ) as g
  group by g.regime, g.tax_rate_percent
  order by g.tax_rate_percent
$$;

-- Lowers what an invoice bears by a credit or a discount on the whole of it: over its rates in proportion. Answers the
-- legs of the tax a buyer owes and deducts at once.
create or replace function ledger.lower_vat(
  type_of_invoice text,
  id_of_invoice bigint,
  net numeric,
  tax numeric,
  dated_on date,
  type_of_document text,
  id_of_document bigint,
  number_of_document text,
  of_supplier_id bigint default null
) returns ledger.leg[]
language plpgsql as $$
declare
  lines ledger.vat_lines[];
  lowered ledger.vat_lines[];
  bases numeric[];
  taxes numeric[];
  self_assessed boolean;
begin
  select
    array_agg(v order by v.id),
    array_agg(v.base_amount::numeric order by v.id),
    array_agg(v.tax_amount::numeric order by v.id),
    bool_or(v.side = 'PURCHASE' and r.due_role is not null)
  into lines, bases, taxes, self_assessed
  from ledger.vat_lines as v
  join ledger.vat_regimes as r on r.code = v.regime
  where v.document_type = type_of_invoice and v.document_id = id_of_invoice;
  if lines is null or net + tax = 0 then
    return '{}';
  end if;
  if self_assessed then
    tax := ledger.take(net, (select sum(b) from unnest(bases) as b), (select sum(t) from unnest(taxes) as t));
  end if;
  with written as (
    insert into ledger.vat_lines as v (
      side, regime, tax_rate_percent, base_amount, tax_amount, effective_on, document_type, document_id,
      document_number
    )
    select
      l.side, l.regime, l.tax_rate_percent, -b.amount, -t.amount, dated_on, type_of_document, id_of_document,
      number_of_document
    from unnest(lines) with ordinality as l
    join unnest(ledger.spread(net, bases)) with ordinality as b (amount, ordinality)
      on b.ordinality = l.ordinality
    join unnest(ledger.spread(tax, taxes)) with ordinality as t (amount, ordinality)
      on t.ordinality = l.ordinality
    order by l.ordinality
    returning v
  )
  select array_agg(w.v) into lowered from written as w;
  return ledger.self_assessed_legs(of_supplier_id, lowered);
end
$$;

-- What an invoice answers of its regime, where the customer has one.
create or replace function ledger.regime_answer(of_invoice_id bigint) returns jsonb
language sql stable
return coalesce((
  select jsonb_build_object('vat_regime', r.regime, 'vat_mention_fr', r.mention_fr, 'vat_mention_en', r.mention_en)
  from ledger.customer_invoice_regimes as r
  where r.invoice_id = of_invoice_id
), '{}');

create or replace function api.vat_report(first_day date, last_day date)
returns table (
  side text,
  regime text,
  tax_rate_percent numeric,
  base_amount numeric,
  due_amount numeric,
  deductible_amount numeric
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    v.side,
    v.regime,
    trim_scale(v.tax_rate_percent),
    sum(v.base_amount),
    sum(case when v.side = 'SALE' or r.due_role is not null then v.tax_amount else 0.00 end),
    sum(case when v.side = 'PURCHASE' then v.tax_amount else 0.00 end)
  from ledger.vat_lines as v
  join ledger.vat_regimes as r on r.code = v.regime
  where v.effective_on between first_day and last_day
  group by v.side, v.regime, v.tax_rate_percent
  order by v.side desc, v.regime, v.tax_rate_percent
$$;
comment on function api.vat_report(date, date) is
  'One row per side, regime and rate of a period: base, tax we owe, tax we deduct (déclaration de TVA)';

grant execute on function api.vat_report(date, date) to vigie_reader;
