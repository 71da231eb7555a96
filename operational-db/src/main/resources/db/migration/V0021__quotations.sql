-- Quotations, their versions, what became of them, and how the price of an order line was made. Append-only.
-- Why: an offer that changes is a new version, so what the customer was told stays readable, and a lost sale is a fact.
-- Lock impact: none (new tables). Verified by: verify/published_tables.verify.sql, ConstraintTest.
create table ledger.quotations (
  id bigint generated always as identity constraint quotations_pk primary key,
  number text not null,
  version integer not null constraint quotations_version_positive check (version > 0),
  previous_version integer,
  customer_id bigint not null constraint quotations_customer_fk references ledger.customers,
  channel_id bigint not null constraint quotations_channel_fk references ledger.channels,
  warehouse_id bigint not null constraint quotations_warehouse_fk references ledger.warehouses,
  salesperson_id bigint constraint quotations_salesperson_fk references ledger.salespeople,
  quoted_on date not null,
  valid_until date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint quotations_valid_from_its_day check (valid_until >= quoted_on),
  constraint quotations_version_unique unique (number, version),
  constraint quotations_content_unique unique (id, number, customer_id),
  constraint quotations_versions_follow check (previous_version is not distinct from nullif(version - 1, 0)),
  constraint quotations_previous_fk foreign key (number, previous_version)
    references ledger.quotations (number, version)
);
create index quotations_by_validity on ledger.quotations (valid_until);
comment on table ledger.quotations is
  'One row per version of a quotation; the highest version of a number is the one that stands (devis)';

create table ledger.quotation_lines (
  id bigint generated always as identity constraint quotation_lines_pk primary key,
  quotation_id bigint not null,
  number text not null,
  line_no integer not null constraint quotation_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint quotation_lines_product_fk references ledger.products,
  family_id bigint not null constraint quotation_lines_family_fk references ledger.product_families,
  customer_id bigint not null,
  segment_id bigint not null constraint quotation_lines_segment_fk references ledger.customer_segments,
  quantity ledger.quantity not null constraint quotation_lines_quantity_positive check (quantity > 0),
  unit_price numeric(19, 6) not null
    constraint quotation_lines_unit_price_range check (unit_price between 0 and 1000000000000),
  price_origin text not null
    constraint quotation_lines_price_origin_known check (ledger.price_origin_known(price_origin)),
  list_unit_price numeric(19, 6),
  price_list_code text,
  list_amount ledger.amount not null constraint quotation_lines_list_amount_range check (list_amount >= 0),
  discount_amount ledger.amount not null,
  header_discount_amount ledger.amount not null
    constraint quotation_lines_header_discount_range check (header_discount_amount >= 0),
  net_amount ledger.amount not null constraint quotation_lines_net_amount_range check (net_amount >= 0),
  tax_rate_percent numeric(9, 4) not null
    constraint quotation_lines_tax_rate_range check (tax_rate_percent between 0 and 100),
  quoted_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint quotation_lines_line_unique unique (quotation_id, line_no),
  constraint quotation_lines_quotation_fk foreign key (quotation_id, number, customer_id)
    references ledger.quotations (id, number, customer_id),
  constraint quotation_lines_list_price_has_list check ((list_unit_price is null) = (price_list_code is null)),
  constraint quotation_lines_price_is_of_origin
    check (price_origin = 'AGREED' or unit_price is not distinct from list_unit_price),
  constraint quotation_lines_net_is_list_less_discounts
    check (net_amount = list_amount - discount_amount - header_discount_amount)
);
comment on table ledger.quotation_lines is 'One row per line of a version of a quotation (ligne de devis)';

create table ledger.quotation_outcomes (
  id bigint generated always as identity constraint quotation_outcomes_pk primary key,
  quotation_id bigint not null,
  number text not null constraint quotation_outcomes_once unique,
  customer_id bigint not null,
  kind text not null constraint quotation_outcomes_kind_known check (kind in ('WON', 'LOST', 'EXPIRED')),
  decided_on date not null,
  order_id bigint constraint quotation_outcomes_order_fk references ledger.sales_orders
    constraint quotation_outcomes_order_once unique,
  reason text,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint quotation_outcomes_quotation_fk foreign key (quotation_id, number, customer_id)
    references ledger.quotations (id, number, customer_id),
  constraint quotation_outcomes_won_has_order check ((kind = 'WON') = (order_id is not null)),
  constraint quotation_outcomes_lost_has_reason check ((kind = 'LOST') = (reason is not null))
);
comment on table ledger.quotation_outcomes is
  'One row per quotation that is won, lost or expired, with the version that was (issue d''un devis)';

create table ledger.sales_order_line_prices (
  id bigint generated always as identity constraint sales_order_line_prices_pk primary key,
  order_line_id bigint not null constraint sales_order_line_prices_order_line_fk references ledger.sales_order_lines
    constraint sales_order_line_prices_once unique,
  quotation_line_id bigint
    constraint sales_order_line_prices_quotation_line_fk references ledger.quotation_lines,
  price_origin text not null
    constraint sales_order_line_prices_origin_known check (ledger.price_origin_known(price_origin)),
  list_unit_price numeric(19, 6),
  price_list_code text,
  discount_amount ledger.amount not null,
  header_discount_amount ledger.amount not null
    constraint sales_order_line_prices_header_discount_range check (header_discount_amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint sales_order_line_prices_list_price_has_list
    check ((list_unit_price is null) = (price_list_code is null))
);
comment on table ledger.sales_order_line_prices is
  'One row per order line that met a price list, a quotation or a discount on the whole order (formation du prix)';

-- What is decided stays decided, and only the version that stands may be: nobody orders, or loses, an old offer.
create function ledger.refuse_after_outcome() returns trigger
language plpgsql as $$
begin
  if exists (select from ledger.quotation_outcomes as o where o.number = new.number) then
    raise exception 'quotation % is decided and takes no more versions', new.number
      using errcode = 'check_violation',
        schema = 'ledger', table = 'quotations', constraint = 'quotations_not_decided';
  end if;
  return new;
end
$$;

create function ledger.refuse_outcome_of_old_version() returns trigger
language plpgsql as $$
begin
  if exists (
    select
    from ledger.quotations as q
    join ledger.quotations as n on n.number = q.number and n.version > q.version
    where q.id = new.quotation_id
  ) then
    raise exception 'quotation % has a later version', new.number
      using errcode = 'check_violation',
        schema = 'ledger', table = 'quotation_outcomes', constraint = 'quotation_outcomes_of_last_version';
  end if;
  return new;
end
$$;

create trigger quotations_not_decided before insert on ledger.quotations
for each row execute function ledger.refuse_after_outcome();

create trigger quotation_outcomes_of_last_version before insert on ledger.quotation_outcomes
for each row execute function ledger.refuse_outcome_of_old_version();

create trigger quotations_period_is_open before insert on ledger.quotations
for each row execute function ledger.check_document_date('quoted_on');

create trigger quotation_outcomes_period_is_open before insert on ledger.quotation_outcomes
for each row execute function ledger.check_document_date('decided_on');

do $$
declare
  published text;
begin
  foreach published in array array['quotations', 'quotation_lines', 'quotation_outcomes'] loop
    call ledger.count_in_manifest(published, 'count_rows', array['insert']);
    execute format('alter publication vigie_ledger add table ledger.%I', published);
    execute format('grant select on ledger.%I to vigie_capture', published);
  end loop;
end
$$;

call ledger.make_append_only('quotations', 'quotation_lines', 'quotation_outcomes', 'sales_order_line_prices');

create sequence ledger.quotation_numbers;
