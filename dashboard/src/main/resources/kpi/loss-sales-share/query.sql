-- loss-sales-share: revenue of lines below cost over net revenue
select
    {period} as period_on,
    {dimension} as dimension,
    sum(case when line_cost > line_revenue then revenue else 0 end) as numerator,
    sum(revenue) as denominator
from judged_lines(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
