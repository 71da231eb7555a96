-- From a need to an order: requests, who was asked for an offer, offers, the order the chosen one became. And quality
-- control: goods refused on arrival are no stock; they stay open on the order, and go back to the supplier or not.
-- Not published: streaming reads the orders and receipts they lead to.
-- Lock impact: none but short locks for foreign keys. Verified by: ScenarioTest, ConstraintTest.
create table ledger.purchase_requests (
  id bigint generated always as identity constraint purchase_requests_pk primary key,
  number text not null constraint purchase_requests_number_unique unique,
  warehouse_id bigint not null constraint purchase_requests_warehouse_fk references ledger.warehouses,
  requested_on date not null,
  needed_on date,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint purchase_requests_needed_later check (needed_on >= requested_on)
);
comment on table ledger.purchase_requests is 'One row per need somebody wrote down (demande d''achat)';

create table ledger.purchase_request_lines (
  id bigint generated always as identity constraint purchase_request_lines_pk primary key,
  request_id bigint not null constraint purchase_request_lines_request_fk references ledger.purchase_requests,
  line_no integer not null constraint purchase_request_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint purchase_request_lines_product_fk references ledger.products,
  quantity ledger.quantity not null constraint purchase_request_lines_quantity_positive check (quantity > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint purchase_request_lines_line_unique unique (request_id, line_no)
);
comment on table ledger.purchase_request_lines is 'One row per product needed (ligne de demande d''achat)';

create table ledger.offer_calls (
  id bigint generated always as identity constraint offer_calls_pk primary key,
  request_id bigint not null constraint offer_calls_request_fk references ledger.purchase_requests,
  supplier_id bigint not null constraint offer_calls_supplier_fk references ledger.suppliers,
  asked_on date not null,
  answer_by date,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint offer_calls_once unique (request_id, supplier_id)
);
comment on table ledger.offer_calls is 'One row per supplier asked for an offer on a request (appel d''offres)';

create table ledger.supplier_offers (
  id bigint generated always as identity constraint supplier_offers_pk primary key,
  number text not null constraint supplier_offers_number_unique unique,
  request_id bigint not null constraint supplier_offers_request_fk references ledger.purchase_requests,
  supplier_id bigint not null constraint supplier_offers_supplier_fk references ledger.suppliers,
  offered_on date not null,
  valid_until date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_offers_valid_later check (valid_until >= offered_on)
);
create index supplier_offers_by_request on ledger.supplier_offers (request_id, supplier_id);
comment on table ledger.supplier_offers is
  'One row per offer of a supplier on a request; its latest stands (offre fournisseur)';

create table ledger.supplier_offer_lines (
  id bigint generated always as identity constraint supplier_offer_lines_pk primary key,
  offer_id bigint not null constraint supplier_offer_lines_offer_fk references ledger.supplier_offers,
  request_line_id bigint not null
    constraint supplier_offer_lines_request_line_fk references ledger.purchase_request_lines,
  quantity ledger.quantity not null constraint supplier_offer_lines_quantity_positive check (quantity > 0),
  unit_price numeric(19, 6) not null
    constraint supplier_offer_lines_unit_price_range check (unit_price between 0 and 1000000000000),
  net_amount ledger.amount not null constraint supplier_offer_lines_net_amount_range check (net_amount >= 0),
  lead_days integer constraint supplier_offer_lines_lead_days_range check (lead_days between 0 and 3650),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_offer_lines_line_unique unique (offer_id, request_line_id)
);
comment on table ledger.supplier_offer_lines is 'One row per line of a request a supplier offers (ligne d''offre)';

create table ledger.offer_orders (
  offer_id bigint not null constraint offer_orders_pk primary key
    constraint offer_orders_offer_fk references ledger.supplier_offers,
  purchase_order_id bigint not null constraint offer_orders_order_fk references ledger.purchase_orders
    constraint offer_orders_order_once unique,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.offer_orders is 'One row per offer that became a purchase order (offre retenue)';

create table ledger.rejected_goods (
  id bigint generated always as identity constraint rejected_goods_pk primary key,
  receipt_id bigint not null constraint rejected_goods_receipt_fk references ledger.goods_receipts,
  purchase_order_line_id bigint not null
    constraint rejected_goods_order_line_fk references ledger.purchase_order_lines,
  product_id bigint not null constraint rejected_goods_product_fk references ledger.products,
  quantity ledger.quantity not null constraint rejected_goods_quantity_positive check (quantity > 0),
  reason text not null constraint rejected_goods_reason_given check (btrim(reason) <> ''),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint rejected_goods_line_once unique (receipt_id, purchase_order_line_id)
);
comment on table ledger.rejected_goods is
  'One row per product refused on arrival: no stock, and still open on the order (rebut à la réception)';

create table ledger.rejects_sent_back (
  id bigint generated always as identity constraint rejects_sent_back_pk primary key,
  rejected_goods_id bigint not null constraint rejects_sent_back_goods_fk references ledger.rejected_goods,
  quantity ledger.quantity not null constraint rejects_sent_back_quantity_positive check (quantity > 0),
  sent_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index rejects_sent_back_by_goods on ledger.rejects_sent_back (rejected_goods_id);
comment on table ledger.rejects_sent_back is
  'One row per quantity of rejected goods the supplier took back (renvoi de marchandise refusée)';

create trigger purchase_requests_period_is_open before insert on ledger.purchase_requests
for each row execute function ledger.check_document_date('requested_on');

create trigger supplier_offers_period_is_open before insert on ledger.supplier_offers
for each row execute function ledger.check_document_date('offered_on');

call ledger.make_append_only(
  'purchase_requests', 'purchase_request_lines', 'offer_calls', 'supplier_offers', 'supplier_offer_lines',
  'offer_orders', 'rejected_goods', 'rejects_sent_back'
);

create sequence ledger.purchase_request_numbers;
create sequence ledger.supplier_offer_numbers;
