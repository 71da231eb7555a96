-- stock-families: value and mean age of the stock of each product
select
    family_id,
    product_id,
    sum(value) as value,
    cast(sum(value_days) / sum(value) as decimal(18, 1)) as age
from aged_stock(:position, cast(:to_on as date))
where {filters}
group by
    family_id,
    product_id
having sum(value) > 0
order by
    value desc,
    product_id
