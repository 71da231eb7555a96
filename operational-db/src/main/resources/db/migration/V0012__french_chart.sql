-- The French chart of accounts (PCG) the roles of the postings go to, and the journals.
-- Lock impact: none (new rows). Verified by: verify/chart_roles.verify.sql.
insert into ledger.accounts (code, name_fr, name_en)
values
  ('37', 'Stocks de marchandises', 'Goods in stock'),
  ('401', 'Fournisseurs', 'Suppliers'),
  ('4081', 'Fournisseurs, factures non parvenues', 'Goods received, not invoiced'),
  ('411', 'Clients', 'Customers'),
  ('4181', 'Clients, factures à établir', 'Delivered, not invoiced'),
  ('4191', 'Clients, avances et acomptes reçus', 'Customer money held on account'),
  ('44566', 'TVA déductible sur biens et services', 'Input VAT'),
  ('44571', 'TVA collectée', 'Output VAT'),
  ('487', 'Produits constatés d''avance', 'Deferred revenue'),
  ('512', 'Banques', 'Bank'),
  ('60371', 'Variation des stocks de marchandises, entrées', 'Change in stock, goods received'),
  ('60372', 'Variation des stocks de marchandises, sorties', 'Change in stock, cost of goods sold'),
  ('60373', 'Variation des stocks de marchandises, écarts d''inventaire', 'Change in stock, count differences'),
  ('607', 'Achats de marchandises', 'Purchases of goods'),
  ('707', 'Ventes de marchandises', 'Sales of goods'),
  ('7097', 'Rabais, remises et ristournes accordés', 'Price reductions granted');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'STOCK', '37'),
  ('pcg', 'VAR_IN', '60371'),
  ('pcg', 'VAR_OUT', '60372'),
  ('pcg', 'INV_DIFF', '60373'),
  ('pcg', 'PURCH', '607'),
  ('pcg', 'GRNI', '4081'),
  ('pcg', 'SUP', '401'),
  ('pcg', 'VAT_IN', '44566'),
  ('pcg', 'VAT_OUT', '44571'),
  ('pcg', 'CUST', '411'),
  ('pcg', 'CUST_ADVANCE', '4191'),
  ('pcg', 'UNBILLED', '4181'),
  ('pcg', 'DEFERRED_REV', '487'),
  ('pcg', 'BANK', '512'),
  ('pcg', 'SALES', '707'),
  ('pcg', 'RRR_SALES', '7097');

insert into ledger.journals (code, name_fr, name_en)
values
  ('VEN', 'Ventes', 'Sales'),
  ('ACH', 'Achats', 'Purchases'),
  ('BNQ', 'Banque', 'Bank'),
  ('OD', 'Opérations diverses', 'Miscellaneous'),
  ('STK', 'Stocks', 'Stock');
