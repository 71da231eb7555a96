-- Roles the posting rules use that a chart of accounts does not map.
select f.profile, r.role
from (
  values
    ('STOCK'), ('VAR_IN'), ('VAR_OUT'), ('INV_DIFF'), ('PURCH'), ('GRNI'), ('SUP'), ('VAT_IN'), ('VAT_OUT'),
    ('CUST'), ('CUST_ADVANCE'), ('UNBILLED'), ('DEFERRED_REV'), ('BANK'), ('SALES'), ('RRR_SALES'),
    ('PROFIT'), ('LOSS'), ('VAT_IN_ACC'), ('VAT_OUT_ACC'), ('ACCRUED_SALES'),
    ('DISC_GIVEN'), ('FREIGHT_IN'), ('SUP_ADVANCE'), ('DISC_GOT'), ('RRR_PURCH'),
    ('FX_LOSS'), ('FX_GAIN'), ('SUP_FX'), ('FX_OPEN_LOSS'), ('FX_OPEN_GAIN'), ('RET_CLAIM'), ('RET_VAR'), ('TRANSIT'),
    ('DEPR_STOCK'), ('DEPR_CHARGE'), ('DEPR_REVERSAL'),
    ('VAT_DUE_EU'), ('VAT_IN_EU'), ('VAT_DUE_IMPORT'), ('VAT_IN_IMPORT')
  union all
  select m.role from ledger.payment_methods as m
) as r (role)
cross join ledger.chart_profiles as f
where not exists (
  select from ledger.chart_roles as c where c.profile = f.profile and c.role = r.role
);
