-- Who gives commands, and with what they prove it: groups of commands, roles, actors, API tokens. What each command
-- means is kept as data too, so that help and API description are not written twice.
-- Lock impact: none (new tables). Verified by: CatalogueTest, CommandApiTest, ConstraintTest.
create table ledger.command_groups (
  code text constraint command_groups_pk primary key,
  name_fr text not null,
  name_en text not null
);
comment on table ledger.command_groups is
  'One row per group of commands a token can be limited to; read is the group of all questions (groupe de commandes)';

insert into ledger.command_groups (code, name_fr, name_en)
values
  ('sales', 'Ventes', 'Sales'),
  ('purchasing', 'Achats', 'Purchasing'),
  ('stock', 'Stock', 'Stock'),
  ('accounting', 'Comptabilité', 'Accounting'),
  ('reference-data', 'Données de référence', 'Reference data'),
  ('approval', 'Approbations', 'Approvals'),
  ('administration', 'Administration', 'Administration'),
  ('read', 'Lecture', 'Reading');

create table ledger.command_meanings (
  command text constraint command_meanings_pk primary key,
  command_group text not null constraint command_meanings_group_fk references ledger.command_groups,
  fr text not null,
  en text not null
);
create index command_meanings_by_group on ledger.command_meanings (command_group);
comment on table ledger.command_meanings is
  'One row per command: its group and what it does, in one sentence (signification des commandes)';

create table ledger.roles (
  code text constraint roles_pk primary key,
  name_fr text not null,
  name_en text not null
);
comment on table ledger.roles is 'One row per role an actor may have (rôle)';

create table ledger.role_groups (
  role text not null constraint role_groups_role_fk references ledger.roles,
  command_group text not null constraint role_groups_group_fk references ledger.command_groups,
  constraint role_groups_pk primary key (role, command_group)
);
create index role_groups_by_group on ledger.role_groups (command_group);
comment on table ledger.role_groups is
  'One row per group of commands a role may give; admin may give every command (droits des rôles)';

insert into ledger.roles (code, name_fr, name_en)
values
  ('sales', 'Commercial', 'Sales'),
  ('buyer', 'Acheteur', 'Buyer'),
  ('warehouse', 'Magasinier', 'Warehouse'),
  ('accountant', 'Comptable', 'Accountant'),
  ('controller', 'Contrôleur de gestion', 'Controller'),
  ('admin', 'Administrateur', 'Administrator');

insert into ledger.role_groups (role, command_group)
select r.role, g.command_group
from (
  values
    ('sales', '{sales,approval,read}'::text[]),
    ('buyer', '{purchasing,approval,read}'::text[]),
    ('warehouse', '{stock,read}'::text[]),
    ('accountant', '{accounting,approval,read}'::text[]),
    ('controller', '{accounting,reference-data,approval,read}'::text[])
) as r (role, command_groups)
cross join lateral unnest(r.command_groups) as g (command_group)
union all
select 'admin', g.code
from ledger.command_groups as g;

create table ledger.actors (
  id bigint generated always as identity constraint actors_pk primary key,
  code text not null constraint actors_code_unique unique,
  name text not null,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.actors is 'One row per person or program that gives commands (acteur)';

create table ledger.actor_roles (
  id bigint generated always as identity constraint actor_roles_pk primary key,
  actor_id bigint not null constraint actor_roles_actor_fk references ledger.actors,
  role text not null constraint actor_roles_role_fk references ledger.roles,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint actor_roles_unique unique (actor_id, role)
);
create index actor_roles_by_role on ledger.actor_roles (role);
comment on table ledger.actor_roles is
  'One row per role an actor has or had; a role taken away is withdrawn (rôles des acteurs)';

-- The hash of 256 random bits leads nobody back to them, so it may be read and kept in old versions.
create table ledger.api_tokens (
  id bigint generated always as identity constraint api_tokens_pk primary key,
  code text not null constraint api_tokens_code_unique unique,
  actor_id bigint not null constraint api_tokens_actor_fk references ledger.actors,
  secret_hash text not null constraint api_tokens_secret_hash_unique unique
    constraint api_tokens_secret_hash_shape check (secret_hash ~ '^[0-9a-f]{64}$'),
  scopes text[] not null,
  revoked boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index api_tokens_by_actor on ledger.api_tokens (actor_id);
comment on table ledger.api_tokens is
  'One row per API token: SHA-256 of its secret, whose it is, which groups of commands it is for (jeton)';

call ledger.make_reference_data('actors', 'actor_roles', 'api_tokens');
