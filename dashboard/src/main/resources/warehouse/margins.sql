-- Margins as of a position: what is sold below cost, what is provisional, what moved after the sale.

create macro signed_margins(at_position) as table
    select
        *,
        case when measure like 'COGS%' then 0 else amount end as revenue,
        case when measure like 'COGS%' then amount else 0 end as cost,
        revenue - cost as margin,
        provisional or measure = 'REV_ESTIMATED' as waiting
    from margins_as_of(at_position);
comment on macro table signed_margins is
    'Margin facts as revenue and cost; what waits for an invoice or a final cost is marked (fr: marges signées).';

create macro signed_postings(at_position) as table
    select
        *,
        role as measure,
        credit - debit as amount
    from postings_as_of(at_position);
comment on macro table signed_postings is
    'Postings as what they add to the result, their role as the measure (fr: écritures signées).';

create macro shrunk_margins(at_position) as table
    select * replace (margin as amount)
    from signed_margins(at_position)
    union all by name
    select *
    from signed_postings(at_position)
    where role in ('INV_DIFF', 'DEPR_CHARGE', 'DEPR_REVERSAL');
comment on macro table shrunk_margins is
    'Margin facts and what losses of stock take from them: count differences, write-offs, write-downs '
    '(fr: marge après démarque).';

create macro contributions(at_position) as table
    select * replace (margin as amount)
    from signed_margins(at_position)
    union all by name
    select *, 0 as revenue
    from signed_postings(at_position)
    where role = 'DISC_GIVEN';
comment on macro table contributions is
    'Margin facts and the direct costs of selling the ledger ties to a customer: cash discounts given '
    '(fr: marge sur coûts directs).';

create macro judged_lines(at_position) as table
    select
        *,
        sum(revenue) over line as line_revenue,
        sum(cost) over line as line_cost
    from signed_margins(at_position)
    window line as (partition by order_line_id);
comment on macro table judged_lines is
    'Margin facts with all that their order line earned and cost by then (fr: marges et total de leur ligne).';

create macro loss_lines(at_position) as table
    select *
    from judged_lines(at_position)
    where line_cost > line_revenue
        and revenue <> 0;
comment on macro table loss_lines is 'Revenue of order lines that cost more than they earn (fr: ventes à perte).';

create macro waiting_margins(at_position) as table
    select *
    from signed_margins(at_position)
    where waiting;
comment on macro table waiting_margins is 'Margin facts that an invoice or a final cost will change (fr: marge provisoire).';

create macro drifted_margins(at_position) as table
    select
        later.* exclude (effective_on),
        sold.sold_on as effective_on
    from signed_margins(at_position) as later
    join (
        select
            order_line_id,
            min(effective_on) as sold_on
        from margins
        where position <= at_position
        group by order_line_id
    ) as sold
        on sold.order_line_id = later.order_line_id
    where later.measure in (
        'COGS_SETTLE', 'COGS_PRICE_DIFF', 'COGS_LANDED', 'COGS_REBATE', 'COGS_RELINK', 'CREDIT_PRICE'
    );
comment on macro table drifted_margins is
    'What changed the margin of an order line after its sale, dated by the sale (fr: glissement de marge).';
