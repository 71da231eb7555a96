-- Price lists, and how the price of a line was made. Reference rows keep their versions; order line prices are posted.
-- Why: a line without a price takes the list's, and a line with one keeps the list's beside it.
-- Lock impact: none (new tables). Verified by: PriceListTest, ConstraintTest.
create table ledger.price_lists (
  id bigint generated always as identity constraint price_lists_pk primary key,
  code text not null constraint price_lists_code_unique unique,
  name text not null,
  audience text not null,
  customer_id bigint constraint price_lists_customer_fk references ledger.customers,
  segment_id bigint constraint price_lists_segment_fk references ledger.customer_segments,
  valid_from date not null,
  valid_until date,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint price_lists_end_after_start check (valid_until >= valid_from),
  constraint price_lists_audience_known check (audience in ('CUSTOMER', 'SEGMENT', 'EVERYONE')),
  constraint price_lists_audience_has_customer check ((audience = 'CUSTOMER') = (customer_id is not null)),
  constraint price_lists_audience_has_segment check ((audience = 'SEGMENT') = (segment_id is not null)),
  constraint price_lists_audience_unique unique (id, audience)
);
create index price_lists_by_customer on ledger.price_lists (customer_id) where customer_id is not null;
create index price_lists_by_segment on ledger.price_lists (segment_id) where segment_id is not null;
comment on table ledger.price_lists is
  'One row per price list, of one customer, of one segment or of everyone (tarif)';

-- The copy of the audience lets a check say that a family discount is never one of everyone: it lowers their price.
create table ledger.price_list_lines (
  id bigint generated always as identity constraint price_list_lines_pk primary key,
  price_list_id bigint not null,
  audience text not null,
  product_id bigint constraint price_list_lines_product_fk references ledger.products,
  family_id bigint constraint price_list_lines_family_fk references ledger.product_families,
  min_quantity ledger.quantity not null constraint price_list_lines_min_quantity_range check (min_quantity >= 0),
  unit_price numeric(19, 6)
    constraint price_list_lines_unit_price_range check (unit_price between 0 and 1000000000000),
  discount_percent numeric(9, 4)
    constraint price_list_lines_discount_range check (discount_percent between 0 and 100),
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint price_list_lines_list_fk foreign key (price_list_id, audience)
    references ledger.price_lists (id, audience),
  constraint price_list_lines_product_or_family check (num_nonnulls(product_id, family_id) = 1),
  constraint price_list_lines_product_has_price check ((product_id is null) = (unit_price is null)),
  constraint price_list_lines_family_has_discount check ((family_id is null) = (discount_percent is null)),
  constraint price_list_lines_family_not_of_everyone check (family_id is null or audience <> 'EVERYONE'),
  constraint price_list_lines_unique unique nulls not distinct (price_list_id, product_id, family_id, min_quantity)
);
create index price_list_lines_by_product on ledger.price_list_lines (product_id);
create index price_list_lines_by_family on ledger.price_list_lines (family_id);
comment on table ledger.price_list_lines is
  'One row per price of a product, or discount on a family, from a quantity on (ligne de tarif)';

create function ledger.price_origin_known(price_origin text) returns boolean
language sql immutable
return price_origin in (
  'AGREED', 'CUSTOMER_PRODUCT', 'CUSTOMER_FAMILY', 'SEGMENT_PRODUCT', 'SEGMENT_FAMILY', 'EVERYONE_PRODUCT'
);

-- A document line on its way: what is bought, where its price comes from, and what each discount takes.
create type ledger.priced_line as (
  product_id bigint,
  family_id bigint,
  quantity numeric,
  unit_price numeric,
  price_origin text,
  list_unit_price numeric,
  price_list_code text,
  list_amount numeric,
  discount_amount numeric,
  header_discount_amount numeric,
  net_amount numeric,
  tax_rate_percent numeric,
  quotation_line_id bigint
);
comment on type ledger.priced_line is 'A line of a quotation or an order with its price made';

call ledger.make_reference_data('price_lists', 'price_list_lines');
