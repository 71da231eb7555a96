-- open-alerts: what nobody has taken in hand yet, gravest first
select
    alerts.alert_key || chr(10) || coalesce(
        case when cast(:french as boolean) then rules.name_fr else rules.name_en end, alerts.rule_code
    ) as alert,
    alerts.severity,
    alerts.customer_id,
    alerts.product_id,
    alerts.warehouse_id,
    alerts.fired_on,
    alerts.document_type || chr(10) || alerts.document_number as document,
    alerts.stake
from alerts_as_of(:position) as alerts
left join alert_rules_as_of(:position) as rules
    on rules.code = alerts.rule_code
where alerts.standing = 'open'
    and {filters}
order by
    case alerts.severity when 'CRITICAL' then 0 when 'WARNING' then 1 else 2 end,
    alerts.stake desc,
    alerts.alert_key
