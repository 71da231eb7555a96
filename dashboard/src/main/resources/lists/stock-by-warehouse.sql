-- stock-by-warehouse: value at the end of 13 months, and for the whole company the ledger's balance of accounts 37
with

months as (
    select
        cast(month_on as date) as month_on,
        least(last_day(cast(month_on as date)), cast(:to_on as date)) as ends_on
    from generate_series(
        date_trunc('month', cast(:to_on as date)) - interval 12 month, cast(:to_on as date), interval 1 month
    ) as months(month_on)
),

ledger as (
    select
        months.month_on,
        sum(debit - credit) as balance
    from months
    join counted_postings_as_of(:position) as postings
        on postings.effective_on <= months.ends_on
        and postings.account_code like '37%'
    group by months.month_on
),

held as (
    select
        months.month_on,
        stock.warehouse_id,
        sum(stock.value) as value
    from months
    join stock_values_as_of(:position) as stock
        on stock.effective_on <= months.ends_on
    where {filters}
    group by
        months.month_on,
        stock.warehouse_id
)

select
    held.month_on,
    held.warehouse_id,
    held.value,
    case when cast(:unfiltered as boolean) then ledger.balance end as balance
from held
left join ledger
    on ledger.month_on = held.month_on
order by
    held.month_on,
    sum(held.value) over (partition by held.warehouse_id) desc,
    held.warehouse_id
