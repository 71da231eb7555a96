-- What the command functions compute with: legs of an entry before accounts, lines of a document with a quantity.
-- Lock impact: none (new types). Verified by: ScenarioTest.
create type ledger.leg as (
  role text,
  amount numeric,
  customer_id bigint,
  supplier_id bigint,
  product_id bigint,
  order_line_id bigint,
  label text
);
comment on type ledger.leg is
    'One debit (amount above zero) or credit (below zero) of a role, with what it is analysed by';

create type ledger.line_quantity as (
  line_no integer,
  quantity numeric
);
comment on type ledger.line_quantity is 'A line of a document and a quantity of it';
