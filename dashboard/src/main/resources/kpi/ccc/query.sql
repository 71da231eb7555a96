-- ccc: days of inventory, and days of sales outstanding by counting back, less days of purchases outstanding
select
    dso.period_on,
    dso.dimension,
    cast(
        dio.numerator / nullif(dio.denominator, 0) + dso.value - dpo.numerator / nullif(dpo.denominator, 0)
        as decimal(18, 6)
    ) as value,
    case
        when dio.denominator <= 0 then 'NO_SALES'
        when dpo.denominator <= 0 then 'NO_PURCHASES'
        else dso.reason
    end as reason
from {query:dso-count-back} as dso
join {query:days-of-inventory} as dio
    on dio.period_on is not distinct from dso.period_on
join {query:dpo} as dpo
    on dpo.period_on is not distinct from dso.period_on
