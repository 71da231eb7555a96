-- Roles the posting rules use that the default chart of accounts does not map.
select r.role
from (
  values
    ('STOCK'), ('VAR_IN'), ('VAR_OUT'), ('INV_DIFF'), ('PURCH'), ('GRNI'), ('SUP'), ('VAT_IN'), ('VAT_OUT'),
    ('CUST'), ('CUST_ADVANCE'), ('UNBILLED'), ('DEFERRED_REV'), ('BANK'), ('SALES'), ('RRR_SALES'),
    ('DISC_GIVEN')
  union all
  select m.role from ledger.payment_methods as m
) as r (role)
where not exists (
  select from ledger.chart_roles as c where c.profile = 'pcg' and c.role = r.role
);
