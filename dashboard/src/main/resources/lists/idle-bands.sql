-- idle-bands: value by days since the last sale
select
    bands.member_id,
    count(pools.product_id) as pool_count,
    coalesce(sum(pools.value), 0) as value
from bands
left join (
    select *
    from stock_pools(:position, cast(:to_on as date), :demand_days)
    where value > 0
        and {filters}
) as pools
    on pools.idle_days between bands.from_days and bands.to_days
where bands.dimension = 'age'
group by bands.member_id
order by bands.member_id
