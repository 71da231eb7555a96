-- suggested-write-down: write-down of open layers by a scale of age
select
    periods.period_on,
    {dimension} as dimension,
    sum(layers.write_down) as value
from {periods} as periods, lateral (
    select *
    from written_down_stock(
        :position, periods.ends_on, :dormant_days, :write_down_rate, :dead_days, :dead_write_down_rate
    )
) as layers
where {filters}
group by
    periods.period_on,
    dimension
