-- delivery-times: deliveries of the period by days since the order, two weeks and more in one band
select
    case when days < 14 then cast(days as varchar) else '14+' end as band,
    count(*) as delivery_count,
    sum(amount) as amount
from delivered_lines(:position)
where effective_on between cast(:from_on as date) and cast(:to_on as date)
    and {filters}
group by band
order by min(days)
