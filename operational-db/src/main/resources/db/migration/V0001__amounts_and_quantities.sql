-- The two number domains every amount and quantity of the ledger uses.
-- Why: 18 digits are exactly a 64-bit integer of minor units or millionths, so nothing is lost on the way to the pages.
-- Lock impact: none (new objects). Verified by: verify/published_tables.verify.sql.
create domain ledger.amount as numeric(18, 2)
  constraint amount_is_a_number check (value <> 'NaN'::numeric);

create domain ledger.quantity as numeric(18, 6)
  constraint quantity_is_a_number check (value <> 'NaN'::numeric);

comment on domain ledger.amount is
  'Money in the company currency, two decimals, tax excluded unless the column says otherwise (montant)';
comment on domain ledger.quantity is 'Quantity in the stock unit of the product, six decimals (quantité)';

create function ledger.half_up(exact numeric) returns ledger.amount
language sql immutable parallel safe
return round(exact, 2);

comment on function ledger.half_up(numeric) is
  'Rounds to the minor unit, half away from zero, the same for both signs. The only rounding of money in the ledger.';

create function ledger.take(part numeric, whole numeric, amount numeric) returns ledger.amount
language sql immutable parallel safe
return case when part = whole then amount else ledger.half_up(amount * part / whole) end;

comment on function ledger.take(numeric, numeric, numeric) is
  'Share of an amount that goes with a part of a quantity; the last part takes what is left, so the shares add up.';
