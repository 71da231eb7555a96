-- Open foreign items at the close. In plpgsql, because the currencies come later in the order of these files.

-- What open foreign items are worth more or less at the rate of a day than in the books: the debt on an account beside
-- theirs, against an open loss or gain. A day without a rate is refused.
create or replace function ledger.revaluation_due(on_day date) returns setof ledger.leg
language plpgsql stable as $$
begin
  return query
    select v.*
    from ledger.supplier_invoices as i
    join ledger.supplier_invoice_currencies as c on c.invoice_id = i.id
    cross join lateral ledger.open_foreign_item(i.id, on_day) as o
    cross join lateral (
      select ledger.half_up(o.foreign_open * ledger.rate_of(c.currency_code, on_day, null)) - o.open as more
    ) as d
    cross join lateral (
      values
        ('SUP_FX', -d.more),
        (case when d.more > 0 then 'FX_OPEN_LOSS' else 'FX_OPEN_GAIN' end, d.more)
    ) as g (role, amount)
    cross join lateral ledger.leg_of(
      g.role, g.amount, supplier_id => i.supplier_id, label => 'Réévaluation des dettes en ' || c.currency_code
    ) as v
    where i.invoiced_on <= on_day
      and o.foreign_open <> 0
      and d.more <> 0;
end
$$;
comment on function ledger.revaluation_due(date) is
  'Legs that bring open foreign items to the rate of a day; debit above zero (différences de conversion)';
