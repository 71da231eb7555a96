-- Rules by which a command needs the approval of somebody else before it is executed, and what they compare with.
-- Lock impact: none (new tables). Verified by: ApprovalTest, ConstraintTest.
create table ledger.approval_rules (
  id bigint generated always as identity constraint approval_rules_pk primary key,
  code text not null constraint approval_rules_code_unique unique,
  command text not null,
  kind text not null,
  threshold numeric(18, 4) not null constraint approval_rules_threshold_range check (threshold >= 0),
  approver text not null constraint approval_rules_approver_fk references ledger.roles,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint approval_rules_kind_fits_command check (
    kind in ('AMOUNT', 'MARGIN', 'PRICE') and command in ('quote', 'revise_quotation', 'confirm_order')
    or kind in ('AMOUNT', 'BUDGET') and command = 'place_purchase_order'
  )
);
create index approval_rules_by_command on ledger.approval_rules (command);
create index approval_rules_by_approver on ledger.approval_rules (approver);
comment on table ledger.approval_rules is
  'One row per rule by which a command waits for an approval (règle d''approbation)';

create table ledger.budgets (
  id bigint generated always as identity constraint budgets_pk primary key,
  code text not null constraint budgets_code_unique unique,
  family_id bigint constraint budgets_family_fk references ledger.product_families,
  starts_on date not null,
  ends_on date not null,
  amount ledger.amount not null constraint budgets_amount_range check (amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint budgets_end_after_start check (ends_on >= starts_on)
);
create index budgets_by_family on ledger.budgets (family_id) where family_id is not null;
comment on table ledger.budgets is
  'One row per amount that may be ordered from suppliers in some days, of one family or of all (budget d''achat)';

create table ledger.expected_costs (
  id bigint generated always as identity constraint expected_costs_pk primary key,
  product_id bigint not null constraint expected_costs_product_fk references ledger.products,
  known_on date not null,
  unit_cost numeric(19, 6) not null
    constraint expected_costs_unit_cost_range check (unit_cost between 0 and 1000000000000),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index expected_costs_by_product on ledger.expected_costs (product_id, known_on desc, id desc);
comment on table ledger.expected_costs is
  'One row per unit cost expected of a product from a day on; the latest counts (coût attendu)';

create table ledger.parked_commands (
  id bigint generated always as identity constraint parked_commands_pk primary key,
  idempotency_key text not null constraint parked_commands_key_unique unique,
  command text not null,
  body jsonb not null,
  reasons jsonb not null constraint parked_commands_reasons_some check (reasons <> '[]'),
  actor text not null default ledger.current_actor(),
  client_address text default ledger.client_address(),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.parked_commands is
  'One row per command that waits or waited for an approval, with its reasons (commande en attente)';

create table ledger.parked_command_decisions (
  id bigint generated always as identity constraint parked_command_decisions_pk primary key,
  parked_command_id bigint not null constraint parked_command_decisions_once unique
    constraint parked_command_decisions_parked_fk references ledger.parked_commands,
  kind text not null constraint parked_command_decisions_kind_known check (kind in ('APPROVED', 'REFUSED')),
  note text,
  answer jsonb,
  actor text not null default ledger.current_actor(),
  client_address text default ledger.client_address(),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint parked_command_decisions_answer_when_approved check ((kind = 'APPROVED') = (answer is not null))
);
comment on table ledger.parked_command_decisions is
  'One row per decision about a parked command: who approved or refused it, and what came of it (décision)';

call ledger.make_reference_data('approval_rules', 'budgets');
call ledger.make_append_only('expected_costs', 'parked_commands', 'parked_command_decisions');
