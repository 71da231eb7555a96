-- purchases-incl-tax: invoices of suppliers less their credit notes, incl. tax
select
    {period} as period_on,
    {dimension} as dimension,
    sum(open) as value
from payables_as_of(:position)
where effective_on between :from_on and :to_on
    and kind <> 'ALLOCATION'
    and {filters}
group by
    period_on,
    dimension
