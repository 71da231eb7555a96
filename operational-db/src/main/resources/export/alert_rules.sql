select
  r.code, r.name_fr, r.name_en,
  lower(replace(r.metric, '_', '-')) as metric,
  lower(replace(r.entity, '_', '-')) as entity,
  r.window_days,
  lower(replace(r.comparison, '_', '-')) as comparison,
  r.threshold, r.recovery_threshold, r.duration_days, r.minimum_stake,
  lower(r.severity) as severity,
  nullif(r.recipients, '') as recipients,
  r.withdrawn
from ledger.alert_rules as r
order by r.id
