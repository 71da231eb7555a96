-- A second chart of accounts, anglo-saxon: the same roles, its own codes. The accounts of a chart wait in
-- chart_accounts and become accounts of the ledger when the company chooses it, so a French company sees none of them.
-- Lock impact: short exclusive locks on chart_roles and accounts (foreign keys). Verified by: ScenarioTest, ChartTest,
-- verify/chart_roles.verify.sql.
create table ledger.chart_accounts (
  profile text not null constraint chart_accounts_profile_fk references ledger.chart_profiles,
  code text not null,
  name_fr text not null,
  name_en text not null,
  constraint chart_accounts_pk primary key (profile, code)
);
comment on table ledger.chart_accounts is
  'One row per account a chart brings along when a company chooses it (compte du plan comptable)';

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
select r.profile, a.code, a.name_fr, a.name_en
from (select distinct c.profile, c.account_code from ledger.chart_roles as c) as r
join ledger.accounts as a on a.code = r.account_code;

alter table ledger.chart_roles drop constraint chart_roles_account_fk;
alter table ledger.chart_roles
  add constraint chart_roles_account_fk
  foreign key (profile, account_code) references ledger.chart_accounts (profile, code);

insert into ledger.chart_profiles (profile, name_fr, name_en)
values ('anglo_saxon', 'Plan comptable anglo-saxon', 'Anglo-saxon chart of accounts');

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('anglo_saxon', '1100', 'Banque', 'Bank'),
  ('anglo_saxon', '1150', 'Caisse', 'Cash'),
  ('anglo_saxon', '1200', 'Clients', 'Accounts receivable'),
  ('anglo_saxon', '1250', 'Livré non facturé', 'Unbilled revenue'),
  ('anglo_saxon', '1300', 'Stock', 'Inventory'),
  ('anglo_saxon', '1400', 'TVA déductible', 'Input VAT'),
  ('anglo_saxon', '1450', 'TVA déductible à recevoir', 'Input VAT accrued'),
  ('anglo_saxon', '2100', 'Fournisseurs', 'Accounts payable'),
  ('anglo_saxon', '2150', 'Reçu non facturé', 'Goods received, not invoiced'),
  ('anglo_saxon', '2200', 'TVA collectée', 'Output VAT'),
  ('anglo_saxon', '2250', 'TVA collectée à facturer', 'Output VAT accrued'),
  ('anglo_saxon', '2300', 'Acomptes des clients', 'Customer deposits'),
  ('anglo_saxon', '2400', 'Produits constatés d''avance', 'Deferred revenue'),
  ('anglo_saxon', '3200', 'Résultats accumulés', 'Retained earnings'),
  ('anglo_saxon', '4000', 'Ventes', 'Revenue'),
  ('anglo_saxon', '4100', 'Réductions accordées', 'Sales allowances'),
  ('anglo_saxon', '4200', 'Escomptes accordés', 'Sales discounts'),
  ('anglo_saxon', '5000', 'Coût des ventes', 'Cost of goods sold'),
  ('anglo_saxon', '5100', 'Démarque et écarts d''inventaire', 'Shrinkage'),
  ('anglo_saxon', '5200', 'Achats en attente d''entrée en stock', 'Purchases clearing');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('anglo_saxon', 'STOCK', '1300'),
  ('anglo_saxon', 'VAR_IN', '5200'),
  ('anglo_saxon', 'VAR_OUT', '5000'),
  ('anglo_saxon', 'INV_DIFF', '5100'),
  ('anglo_saxon', 'PURCH', '5200'),
  ('anglo_saxon', 'GRNI', '2150'),
  ('anglo_saxon', 'SUP', '2100'),
  ('anglo_saxon', 'VAT_IN', '1400'),
  ('anglo_saxon', 'VAT_OUT', '2200'),
  ('anglo_saxon', 'CUST', '1200'),
  ('anglo_saxon', 'CUST_ADVANCE', '2300'),
  ('anglo_saxon', 'UNBILLED', '1250'),
  ('anglo_saxon', 'DEFERRED_REV', '2400'),
  ('anglo_saxon', 'BANK', '1100'),
  ('anglo_saxon', 'CASH', '1150'),
  ('anglo_saxon', 'SALES', '4000'),
  ('anglo_saxon', 'RRR_SALES', '4100'),
  ('anglo_saxon', 'DISC_GIVEN', '4200'),
  ('anglo_saxon', 'PROFIT', '3200'),
  ('anglo_saxon', 'LOSS', '3200'),
  ('anglo_saxon', 'VAT_IN_ACC', '1450'),
  ('anglo_saxon', 'VAT_OUT_ACC', '2250'),
  ('anglo_saxon', 'ACCRUED_SALES', '4000');
