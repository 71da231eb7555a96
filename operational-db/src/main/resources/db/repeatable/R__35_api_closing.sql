-- Commands around the close: accruals and their reversal, a period opened again, the balances a company starts with.

-- What should stand accrued at the end of a day, by what the postings are analysed by; debit above zero.
create or replace function ledger.accruals_due(on_day date) returns setof ledger.leg
language sql stable as $$
  with order_lines as (
    select
      l.*,
      coalesce(d.quantity, 0) - coalesce(r.quantity, 0) as kept_quantity,
      coalesce(i.quantity, 0) - coalesce(n.quantity, 0) as billed_quantity
    from ledger.sales_order_lines as l
    left join (
      select x.order_line_id, sum(x.quantity) as quantity
      from ledger.delivery_note_lines as x where x.delivered_on <= on_day group by x.order_line_id
    ) as d on d.order_line_id = l.id
    left join (
      select x.order_line_id, sum(x.quantity) as quantity
      from ledger.customer_return_lines as x where x.returned_on <= on_day group by x.order_line_id
    ) as r on r.order_line_id = l.id
    left join (
      select x.order_line_id, sum(x.quantity) as quantity
      from ledger.customer_invoice_lines as x where x.invoiced_on <= on_day group by x.order_line_id
    ) as i on i.order_line_id = l.id
    left join (
      select x.order_line_id, sum(x.quantity) as quantity
      from ledger.credit_note_lines as x where x.credited_on <= on_day group by x.order_line_id
    ) as n on n.order_line_id = l.id
  ),
  gaps as (
    select
      l.*,
      l.kept_quantity > l.billed_quantity as unbilled,
      ledger.take(abs(l.kept_quantity - l.billed_quantity), l.quantity, l.net_amount)::numeric as net
    from order_lines as l
    where l.kept_quantity <> l.billed_quantity
  ),
  received as (
    select l.purchase_order_line_id, l.supplier_id, sum(l.net_amount) as net
    from (
      select g.purchase_order_line_id, g.supplier_id, g.net_amount
      from ledger.goods_receipt_lines as g
      where g.received_on <= on_day
      union all
      select r.purchase_order_line_id, b.supplier_id, -r.uninvoiced_amount
      from ledger.supplier_returns as b
      join ledger.supplier_return_lines as r on r.return_id = b.id
      where b.returned_on <= on_day
    ) as l
    group by l.purchase_order_line_id, l.supplier_id
  ),
  matched as (
    select
      l.purchase_order_line_id,
      sum(l.net_amount - l.price_difference_amount - coalesce(c.exchange_difference_amount, 0)) as net
    from ledger.supplier_invoices as i
    join ledger.supplier_invoice_lines as l on l.invoice_id = i.id
    left join ledger.supplier_invoice_line_currencies as c on c.invoice_line_id = l.id
    where i.invoiced_on <= on_day
    group by l.purchase_order_line_id
  ),
  -- What is invoiced before it comes owes nothing more: a line counts when more of it is received.
  uninvoiced as (
    select r.supplier_id, sum(greatest(r.net - coalesce(m.net, 0), 0)) as net
    from received as r
    left join matched as m on m.purchase_order_line_id = r.purchase_order_line_id
    group by r.supplier_id
  ),
  invoiced as (
    select
      i.supplier_id,
      -- The rate of what this supplier invoiced so far stands for the rate of what is still to come.
      sum(i.tax_amount * l.net_amount / nullif(i.net_amount, 0)) / nullif(sum(l.net_amount), 0) as tax_ratio
    from ledger.supplier_invoices as i
    join ledger.supplier_invoice_lines as l on l.invoice_id = i.id
    where i.invoiced_on <= on_day
    group by i.supplier_id
  ),
  supplier_taxes as (
    select u.supplier_id, ledger.half_up(u.net * coalesce(i.tax_ratio, 0))::numeric as tax
    from uninvoiced as u
    left join invoiced as i on i.supplier_id = u.supplier_id
  )
  select ledger.leg_of(v.role, v.amount, g.customer_id, null, g.product_id, g.id, v.label)
  from gaps as g
  cross join lateral (select ledger.half_up(g.net * g.tax_rate_percent / 100)::numeric as tax) as t
  cross join lateral (
    values
      ('UNBILLED', g.net + t.tax, 'Factures à établir', true),
      ('ACCRUED_SALES', -g.net, 'Factures à établir', true),
      ('VAT_OUT_ACC', -t.tax, 'Factures à établir', true),
      ('ACCRUED_SALES', g.net, 'Produits constatés d''avance', false),
      ('DEFERRED_REV', -g.net, 'Produits constatés d''avance', false)
  ) as v (role, amount, label, unbilled)
  where v.unbilled = g.unbilled
  union all
  select ledger.leg_of(v.role, v.amount, null, s.supplier_id, null, null, 'Factures non parvenues')
  from supplier_taxes as s
  cross join lateral (values ('VAT_IN_ACC', s.tax), ('GRNI', -s.tax)) as v (role, amount)
  union all
  select r from ledger.revaluation_due(on_day) as r
$$;

-- What is due less what the accruals of the period already say: a second run finds nothing, a late document its part.
create or replace function ledger.accruals_missing(period ledger.periods) returns ledger.leg[]
language sql stable as $$
  select coalesce(array_agg(m.leg order by (m.leg).customer_id, (m.leg).order_line_id, (m.leg).amount desc), '{}')
  from (
    select ledger.leg_of(
      s.role, sum(s.amount), s.customer_id, s.supplier_id, s.product_id, s.order_line_id, max(s.label)
    ) as leg
    from (
      select d.role, d.amount, d.customer_id, d.supplier_id, d.product_id, d.order_line_id, d.label
      from ledger.accruals_due(period.ends_on) as d
      union all
      select p.role, p.credit - p.debit, p.customer_id, p.supplier_id, p.product_id, p.order_line_id, p.label
      from ledger.accrual_entries as a
      join ledger.postings as p on p.entry_id = a.entry_id
      where a.period_id = period.id
        and a.kind = 'ACCRUAL'
    ) as s
    group by s.role, s.customer_id, s.supplier_id, s.product_id, s.order_line_id
    having sum(s.amount) <> 0
  ) as m
$$;

create or replace function ledger.post_accrual(
  period ledger.periods,
  entry_kind text,
  dated_on date,
  entry_label text,
  legs ledger.leg[]
) returns text
language plpgsql as $$
declare
  entry_no text;
begin
  perform ledger.ensure_period(dated_on);
  entry_no := ledger.post('OD', dated_on, 'JOURNAL_ENTRY', null, 'INV-' || period.ends_on, entry_label, legs);
  insert into ledger.accrual_entries (entry_id, period_id, kind)
  select e.id, period.id, entry_kind from ledger.journal_entries as e where e.number = entry_no;
  return entry_no;
end
$$;

-- The period is held: nothing is dated in it meanwhile. Answers the numbers of the two entries, null when none is due.
create or replace function ledger.accrue(period ledger.periods) returns jsonb
language plpgsql as $$
declare
  legs ledger.leg[] := ledger.accruals_missing(period);
  entry_no text;
  reversal_no text;
begin
  if cardinality(legs) > 0 then
    entry_no := ledger.post_accrual(
      period, 'ACCRUAL', period.ends_on, 'Régularisations au ' || to_char(period.ends_on, 'DD/MM/YYYY'), legs
    );
    reversal_no := ledger.post_accrual(
      period,
      'REVERSAL',
      period.ends_on + 1,
      'Extourne des régularisations au ' || to_char(period.ends_on, 'DD/MM/YYYY'),
      array(
        select ledger.leg_of(
          g.role, -g.amount, g.customer_id, g.supplier_id, g.product_id, g.order_line_id, 'Extourne : ' || g.label
        )
        from unnest(legs) with ordinality as g
        order by g.ordinality
      )
    );
  end if;
  return jsonb_build_object(
    'starts_on', period.starts_on, 'ends_on', period.ends_on, 'entry_number', entry_no, 'reversal_number', reversal_no
  );
end
$$;

create or replace function api.post_accruals(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('post_accruals', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{starts_on date}');
  return ledger.remember(
    'post_accruals', idempotency_key, body, ledger.accrue(ledger.locked_period((body ->> 'starts_on')::date))
  );
end
$$;

create or replace function api.reopen_period(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('reopen_period', idempotency_key, body);
  period ledger.periods;
  reopening_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{starts_on date, reason text}');
  period := ledger.locked_period((body ->> 'starts_on')::date);
  if not period.closed then
    perform ledger.refuse(
      'PERIOD_NOT_CLOSED', jsonb_build_object('starts_on', period.starts_on, 'ends_on', period.ends_on)
    );
  end if;
  insert into ledger.period_reopenings (period_id, reason)
  values (period.id, body ->> 'reason')
  returning id into reopening_id;
  update ledger.periods as p set closed = false where p.id = period.id;
  return ledger.remember('reopen_period', idempotency_key, body, jsonb_build_object(
    'id', reopening_id, 'starts_on', period.starts_on, 'ends_on', period.ends_on
  ));
end
$$;

-- The lock lets no first posting slip in between looking and writing; a company opens once.
create or replace function api.open_balances(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('open_balances', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{opened_on date, lines lines}');
  lock table ledger.journal_entries in share row exclusive mode;
  if exists (select from ledger.journal_entries) then
    perform ledger.refuse('ALREADY_POSTED');
  end if;
  return ledger.remember('open_balances', idempotency_key, body, ledger.write_entry(
    jsonb_build_object(
      'journal', 'AN',
      'effective_on', body -> 'opened_on',
      'label', 'À nouveaux',
      'lines', body -> 'lines'
    ),
    'OPENING'
  ));
end
$$;
