-- Alert rules, and what people do about alerts. The rules are data of the ledger so that a rule counts from a position
-- on, keeps its versions, and a replay fires the same alerts; actions are, so that they are audited and replayed too.
-- Reorder rules are published from here on, because an alert compares stock with them.
-- Lock impact: short exclusive lock on reorder_rules (triggers). Verified by: AlertRuleTest, RefusalTest,
-- verify/published_tables.verify.sql.
create table ledger.alert_rules (
  id bigint generated always as identity constraint alert_rules_pk primary key,
  code text not null constraint alert_rules_code_unique unique
    constraint alert_rules_code_shape check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name_fr text not null,
  name_en text not null,
  metric text not null,
  entity text not null,
  window_days integer not null constraint alert_rules_window_days_range check (window_days between 0 and 366),
  comparison text not null constraint alert_rules_comparison_known
    check (comparison in ('BELOW', 'AT_OR_BELOW', 'ABOVE')),
  threshold ledger.quantity not null,
  recovery_threshold ledger.quantity not null,
  duration_days integer not null constraint alert_rules_duration_days_range check (duration_days between 0 and 366),
  minimum_stake ledger.amount not null constraint alert_rules_minimum_stake_not_negative check (minimum_stake >= 0),
  severity text not null constraint alert_rules_severity_known check (severity in ('INFO', 'WARNING', 'CRITICAL')),
  recipients text not null,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint alert_rules_metric_of_entity check (
    (metric, entity) in (
      ('MARGIN_RATE', 'SALE_LINE'), ('MARGIN_RATE', 'CUSTOMER'), ('MARGIN_RATE', 'FAMILY'),
      ('MARGIN_RATE', 'PRODUCT'), ('STOCK_ON_HAND', 'STOCK'), ('ABOVE_REORDER_POINT', 'STOCK'),
      ('OVERDUE_AMOUNT', 'CUSTOMER'), ('COUNT_DIFFERENCE', 'STOCK_COUNT'), ('LATE_POSTING', 'ENTRY')
    )
  ),
  constraint alert_rules_recovery_side check (
    case comparison when 'ABOVE' then recovery_threshold <= threshold else recovery_threshold >= threshold end
  )
);
comment on table ledger.alert_rules is
  'One row per rule that watches a metric of each member of an entity (règle d''alerte)';

create table ledger.alert_actions (
  id bigint generated always as identity constraint alert_actions_pk primary key,
  alert_key text not null constraint alert_actions_alert_key_shape
    check (alert_key ~ '^[a-z0-9][a-z0-9-]*/[A-Z_]+/[0-9]+(-[0-9]+)?/[0-9]+$'),
  action text not null constraint alert_actions_action_known
    check (action in ('ACKNOWLEDGE', 'SNOOZE', 'ASSIGN', 'COMMENT')),
  actor text not null default ledger.current_actor(),
  assignee text constraint alert_actions_assignee_given check ((assignee is not null) = (action = 'ASSIGN')),
  snoozed_until date constraint alert_actions_snoozed_until_given check (
    (snoozed_until is not null) = (action = 'SNOOZE')
  ),
  note text,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.alert_actions is
  'One row per time somebody did something about an alert (prise en charge d''alerte)';

call ledger.make_reference_data('alert_rules');
call ledger.make_append_only('alert_actions');
call ledger.count_in_manifest('alert_rules', 'count_rows', array['insert', 'update']);
call ledger.count_in_manifest('reorder_rules', 'count_rows', array['insert', 'update']);
call ledger.count_in_manifest('alert_actions', 'count_rows', array['insert']);
alter table ledger.alert_rules replica identity full;
alter table ledger.reorder_rules replica identity full;
alter publication vigie_ledger add table ledger.alert_rules, ledger.reorder_rules, ledger.alert_actions;
grant select on ledger.alert_rules, ledger.reorder_rules, ledger.alert_actions to vigie_capture;

insert into ledger.command_groups (code, name_fr, name_en)
values ('alerts', 'Alertes', 'Alerts');

insert into ledger.role_groups (role, command_group)
select r.code, 'alerts'
from ledger.roles as r
where r.code <> 'auditor';

-- The rules a company starts with; put_alert_rule changes or withdraws them.
insert into ledger.alert_rules (
  code, name_fr, name_en, metric, entity, window_days, comparison, threshold, recovery_threshold, duration_days,
  minimum_stake, severity, recipients, withdrawn
)
values
  (
    'sale-below-cost', 'Vente à perte', 'Sale below cost', 'MARGIN_RATE', 'SALE_LINE', 0, 'BELOW', 0, 0, 0, 0,
    'CRITICAL', '', false
  ),
  (
    'low-line-margin', 'Marge faible sur une vente', 'Low margin on a sale', 'MARGIN_RATE', 'SALE_LINE', 0, 'BELOW', 10,
    10, 0, 100, 'WARNING', '', false
  ),
  (
    'low-customer-margin', 'Marge faible d''un client', 'Low margin of a customer', 'MARGIN_RATE', 'CUSTOMER', 30,
    'BELOW', 12, 13, 0, 500, 'WARNING', '', false
  ),
  (
    'low-family-margin', 'Marge faible d''une famille', 'Low margin of a family', 'MARGIN_RATE', 'FAMILY', 30, 'BELOW',
    15, 17, 0, 1000, 'WARNING', '', false
  ),
  (
    'negative-stock', 'Stock négatif', 'Negative stock', 'STOCK_ON_HAND', 'STOCK', 0, 'BELOW', 0, 0, 0, 0, 'CRITICAL',
    '', false
  ),
  (
    'reorder-point', 'Point de commande atteint', 'Reorder point reached', 'ABOVE_REORDER_POINT', 'STOCK', 0,
    'AT_OR_BELOW', 0, 0, 0, 0, 'INFO', '', false
  ),
  (
    'overdue-customer', 'Client en retard de paiement', 'Overdue customer', 'OVERDUE_AMOUNT', 'CUSTOMER', 30, 'ABOVE',
    1000, 500, 0, 0, 'WARNING', '', false
  ),
  (
    'count-difference', 'Écart d''inventaire', 'Count difference', 'COUNT_DIFFERENCE', 'STOCK_COUNT', 0, 'ABOVE', 200,
    200, 0, 0, 'WARNING', '', false
  ),
  (
    'late-posting', 'Écriture après clôture', 'Posting after the close', 'LATE_POSTING', 'ENTRY', 0, 'ABOVE', 0, 0, 0,
    0, 'WARNING', '', false
  );
