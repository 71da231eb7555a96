-- product-stock: what is held per warehouse
select
    warehouse_id,
    quantity,
    value,
    shortage_value,
    last_in_on,
    last_sold_on
from stock_pools(:position, cast(:to_on as date), :demand_days)
where {filters}
order by
    value desc,
    warehouse_id
