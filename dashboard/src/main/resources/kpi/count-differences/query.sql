-- count-differences: absolute value of count differences
select
    {period} as period_on,
    {dimension} as dimension,
    sum(abs(value - shortage_value)) as value
from stock_values_as_of(:position)
where effective_on between :from_on and :to_on
    and kind = 'COUNT'
    and {filters}
group by
    period_on,
    dimension
