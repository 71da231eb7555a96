-- Tables of the warehouse, continued: alerts, the rules they come from, what people do about them.

create table alerts (
    position bigint not null,
    fact_index integer not null,
    alert_key varchar not null,
    state varchar not null,
    severity varchar not null,
    rule_code varchar not null,
    metric varchar not null,
    entity varchar not null,
    member_id bigint not null,
    warehouse_id bigint,
    value decimal(18, 6),
    reference decimal(18, 6),
    comparison varchar not null,
    threshold decimal(18, 6) not null,
    recovery_threshold decimal(18, 6) not null,
    window_days integer not null,
    stake decimal(18, 2) not null,
    effective_on date not null,
    document_type varchar,
    document_number varchar,
    customer_id bigint,
    product_id bigint,
    recipients varchar not null
);
comment on table alerts is 'One row per alert and change of its state; the last one at a position holds.';
comment on column alerts.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column alerts.fact_index is 'Order of the row inside the position, from 0.';
comment on column alerts.alert_key is 'Rule/entity/member/position it opened at (fr: clé de l''alerte).';
comment on column alerts.state is 'State from this position on (fr: état).';
comment on column alerts.severity is 'Severity of the rule (fr: gravité).';
comment on column alerts.rule_code is 'Rule that watches (fr: règle).';
comment on column alerts.metric is 'What is watched (fr: mesure).';
comment on column alerts.entity is 'Whose metric it is (fr: objet).';
comment on column alerts.member_id is 'Member of the entity; of STOCK and STOCK_COUNT the product.';
comment on column alerts.warehouse_id is 'Warehouse, of STOCK and STOCK_COUNT only (fr: entrepôt).';
comment on column alerts.value is
    'Value at this position: percent, stock units or euro; none when undefined (fr: valeur).';
comment on column alerts.reference is
    'What it is measured against: revenue, reorder point, all that is open, quantity difference.';
comment on column alerts.comparison is 'Side of the threshold that fires.';
comment on column alerts.threshold is 'Threshold of the rule at this position, unit of the value (fr: seuil).';
comment on column alerts.recovery_threshold is 'Value at which it is over, same unit (fr: seuil de retour).';
comment on column alerts.window_days is 'Days the value looks back; of a sale line, days without a change after which it resolves, 0 for never '
    '(fr: fenêtre).';
comment on column alerts.stake is 'Euro at stake: margin missing, shortage, overdue, difference (fr: enjeu).';
comment on column alerts.effective_on is 'Business day (fr: jour).';
comment on column alerts.document_type is 'Type of the document that changed the state, none when a day did.';
comment on column alerts.document_number is 'Number of that document (fr: pièce).';
comment on column alerts.customer_id is 'Customer concerned, when known (fr: client).';
comment on column alerts.product_id is 'Product concerned, when known (fr: article).';
comment on column alerts.recipients is 'Mail addresses of the rule, separated by commas (fr: destinataires).';

create table alert_rules (
    position bigint not null,
    fact_index integer not null,
    code varchar not null,
    name_fr varchar not null,
    name_en varchar not null,
    metric varchar not null,
    entity varchar not null,
    window_days integer not null,
    comparison varchar not null,
    threshold decimal(18, 6) not null,
    recovery_threshold decimal(18, 6) not null,
    duration_days integer not null,
    minimum_stake decimal(18, 2) not null,
    severity varchar not null,
    recipients varchar not null,
    withdrawn boolean not null
);
comment on table alert_rules is 'One row per alert rule and version; the last one at a position holds.';
comment on column alert_rules.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column alert_rules.fact_index is 'Order of the row inside the position, from 0.';
comment on column alert_rules.code is 'Natural code (fr: code).';
comment on column alert_rules.name_fr is 'Name in French.';
comment on column alert_rules.name_en is 'Name in English.';
comment on column alert_rules.metric is 'What is watched (fr: mesure).';
comment on column alert_rules.entity is 'Whose metric it is (fr: objet).';
comment on column alert_rules.window_days is
    'Days the value looks back; days late of OVERDUE_AMOUNT; 0 for a sale line that never ends (fr: fenêtre).';
comment on column alert_rules.comparison is 'Side of the threshold that fires.';
comment on column alert_rules.threshold is 'Percent, stock units or euro, as the metric is (fr: seuil).';
comment on column alert_rules.recovery_threshold is 'Value at which it is over, same unit (fr: seuil de retour).';
comment on column alert_rules.duration_days is 'Business days it has to last before it fires (fr: durée).';
comment on column alert_rules.minimum_stake is 'Euro at stake below which it does not fire (fr: enjeu minimal).';
comment on column alert_rules.severity is 'Severity (fr: gravité).';
comment on column alert_rules.recipients is 'Mail addresses, separated by commas (fr: destinataires).';
comment on column alert_rules.withdrawn is 'True when it watches no more (fr: retirée).';

create table alert_actions (
    position bigint not null,
    fact_index integer not null,
    alert_key varchar not null,
    action varchar not null,
    actor varchar not null,
    assignee varchar,
    snoozed_until date,
    note varchar,
    recorded_at timestamptz not null
);
comment on table alert_actions is 'One row per time somebody did something about an alert.';
comment on column alert_actions.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column alert_actions.fact_index is 'Order of the row inside the position, from 0.';
comment on column alert_actions.alert_key is 'Alert it is about (fr: clé de l''alerte).';
comment on column alert_actions.action is 'What was done (fr: action).';
comment on column alert_actions.actor is 'Who did it (fr: acteur).';
comment on column alert_actions.assignee is 'Who takes care of it, of ASSIGN only (fr: responsable).';
comment on column alert_actions.snoozed_until is 'Business day it comes back, of SNOOZE only (fr: report).';
comment on column alert_actions.note is 'What they said (fr: commentaire).';
comment on column alert_actions.recorded_at is 'Instant the command was recorded, UTC.';
