-- provisional-share: provisional margin over gross margin
select
    {period} as period_on,
    {dimension} as dimension,
    sum(case when waiting then margin else 0 end) as numerator,
    sum(margin) as denominator
from signed_margins(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
