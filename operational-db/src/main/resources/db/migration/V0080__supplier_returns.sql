-- Goods that entered stock go back to their supplier: the return, what of it was invoiced and is claimed, and the
-- credit note that answers the claim.
-- Why claims by invoice line: the supplier credits what it invoiced, and no line is credited twice, as goods and as a
-- lower price.
-- Lock impact: checks of stock_moves and supplier_credit_note_lines are replaced by wider ones, which reads the tables
-- once under an exclusive lock. Verified by: ScenarioTest, verify/supplier_claims_match_account.verify.sql.
create table ledger.supplier_returns (
  id bigint generated always as identity constraint supplier_returns_pk primary key,
  number text not null constraint supplier_returns_number_unique unique,
  receipt_id bigint not null constraint supplier_returns_receipt_fk references ledger.goods_receipts,
  supplier_id bigint not null constraint supplier_returns_supplier_fk references ledger.suppliers,
  warehouse_id bigint not null constraint supplier_returns_warehouse_fk references ledger.warehouses,
  returned_on date not null,
  reason text not null constraint supplier_returns_reason_given check (btrim(reason) <> ''),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index supplier_returns_by_receipt on ledger.supplier_returns (receipt_id);
comment on table ledger.supplier_returns is
  'One row per return of received goods to their supplier (retour fournisseur)';

create table ledger.supplier_return_lines (
  id bigint generated always as identity constraint supplier_return_lines_pk primary key,
  return_id bigint not null constraint supplier_return_lines_return_fk references ledger.supplier_returns,
  number text not null,
  line_no integer not null constraint supplier_return_lines_line_no_positive check (line_no > 0),
  receipt_line_id bigint not null
    constraint supplier_return_lines_receipt_line_fk references ledger.goods_receipt_lines,
  purchase_order_line_id bigint not null
    constraint supplier_return_lines_order_line_fk references ledger.purchase_order_lines,
  product_id bigint not null constraint supplier_return_lines_product_fk references ledger.products,
  quantity ledger.quantity not null constraint supplier_return_lines_quantity_positive check (quantity > 0),
  uninvoiced_quantity ledger.quantity not null
    constraint supplier_return_lines_uninvoiced_range check (uninvoiced_quantity between 0 and quantity),
  uninvoiced_amount ledger.amount not null
    constraint supplier_return_lines_uninvoiced_amount_range check (uninvoiced_amount >= 0),
  uninvoiced_foreign_amount ledger.amount,
  returned_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_return_lines_line_unique unique (return_id, line_no)
);
create index supplier_return_lines_by_receipt_line on ledger.supplier_return_lines (receipt_line_id);
create index supplier_return_lines_by_order_line on ledger.supplier_return_lines (purchase_order_line_id);
comment on table ledger.supplier_return_lines is
  'One row per receipt line that goes back; the part that was invoiced is in supplier_return_claims (ligne de retour)';

create table ledger.supplier_return_claims (
  id bigint generated always as identity constraint supplier_return_claims_pk primary key,
  return_line_id bigint not null constraint supplier_return_claims_line_fk references ledger.supplier_return_lines,
  invoice_line_id bigint not null
    constraint supplier_return_claims_invoice_line_fk references ledger.supplier_invoice_lines,
  quantity ledger.quantity not null constraint supplier_return_claims_quantity_positive check (quantity > 0),
  claim_amount ledger.amount not null constraint supplier_return_claims_amount_range check (claim_amount >= 0),
  foreign_amount ledger.amount,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_return_claims_once unique (return_line_id, invoice_line_id)
);
create index supplier_return_claims_by_invoice_line on ledger.supplier_return_claims (invoice_line_id);
comment on table ledger.supplier_return_claims is
  'One row per invoice line that returned goods were on: what its supplier will credit (avoir à recevoir)';

alter table ledger.supplier_credit_note_lines
  add column claim_id bigint constraint supplier_credit_note_lines_claim_fk references ledger.supplier_return_claims,
  add column quantity ledger.quantity constraint supplier_credit_note_lines_quantity_positive check (quantity > 0),
  add column claim_amount ledger.amount
    constraint supplier_credit_note_lines_claim_amount_range check (claim_amount >= 0),
  drop constraint supplier_credit_note_lines_kind_known,
  drop constraint supplier_credit_note_lines_net_positive,
  drop constraint supplier_credit_note_lines_origin_fits_kind,
  add constraint supplier_credit_note_lines_kind_known check (kind in ('PRICE', 'CHARGE', 'REBATE', 'RETURN')),
  add constraint supplier_credit_note_lines_net_range check (net_amount > 0 or (kind = 'RETURN' and net_amount = 0)),
  add constraint supplier_credit_note_lines_origin_fits_kind check (
    (invoice_line_id is not null) = (kind = 'PRICE')
    and (landed_cost_id is not null) = (kind = 'CHARGE')
    and (claim_id is not null) = (kind = 'RETURN')
    and (quantity is not null) = (kind = 'RETURN')
    and (claim_amount is not null) = (kind = 'RETURN')
  );
create index supplier_credit_note_lines_by_claim on ledger.supplier_credit_note_lines (claim_id);

create sequence ledger.supplier_return_numbers;

call ledger.make_append_only('supplier_returns', 'supplier_return_lines', 'supplier_return_claims');

create trigger supplier_returns_period_is_open before insert on ledger.supplier_returns
for each row execute function ledger.check_document_date('returned_on');

alter table ledger.stock_moves
  drop constraint stock_moves_kind_fits_document,
  drop constraint stock_moves_sides_fit_kind,
  drop constraint stock_moves_value_on_receipt_only,
  drop constraint stock_moves_origin_on_return_only,
  add constraint stock_moves_kind_fits_document check (
    (kind, document_type) in (
      ('RECEIPT', 'GOODS_RECEIPT'),
      ('DELIVERY', 'DELIVERY_NOTE'),
      ('CUSTOMER_RETURN', 'CUSTOMER_RETURN'),
      ('SUPPLIER_RETURN', 'SUPPLIER_RETURN'),
      ('TRANSFER', 'STOCK_TRANSFER'),
      ('COUNT', 'STOCK_COUNT'),
      ('SCRAP', 'STOCK_SCRAP')
    )
  ),
  add constraint stock_moves_sides_fit_kind check (
    case
      when kind in ('DELIVERY', 'SCRAP', 'SUPPLIER_RETURN')
        then from_warehouse_id is not null and to_warehouse_id is null
      when kind = 'TRANSFER' then from_warehouse_id is not null and to_warehouse_id is not null
        and from_warehouse_id <> to_warehouse_id
      when kind = 'COUNT' then (from_warehouse_id is null) <> (to_warehouse_id is null)
      else from_warehouse_id is null and to_warehouse_id is not null
    end
  ),
  add constraint stock_moves_value_fits_kind check (
    (value_amount is not null) = (kind in ('RECEIPT', 'SUPPLIER_RETURN'))
  ),
  add constraint stock_moves_origin_fits_kind check (
    (origin_move_id is not null) = (kind in ('CUSTOMER_RETURN', 'SUPPLIER_RETURN'))
  );

insert into ledger.accounts (code, name_fr, name_en)
values
  ('4098', 'Fournisseurs, avoirs à recevoir', 'Supplier credit notes to receive'),
  ('60374', 'Variation des stocks de marchandises, écarts sur retours', 'Change in stock, supplier return variance')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '4098', 'Fournisseurs, avoirs à recevoir', 'Supplier credit notes to receive'),
  (
    'pcg', '60374', 'Variation des stocks de marchandises, écarts sur retours',
    'Change in stock, supplier return variance'
  ),
  ('anglo_saxon', '1360', 'Avoirs de fournisseurs à recevoir', 'Supplier returns receivable'),
  ('anglo_saxon', '5300', 'Écarts sur retours aux fournisseurs', 'Purchase return variance');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'RET_CLAIM', '4098'),
  ('pcg', 'RET_VAR', '60374'),
  ('anglo_saxon', 'RET_CLAIM', '1360'),
  ('anglo_saxon', 'RET_VAR', '5300');
