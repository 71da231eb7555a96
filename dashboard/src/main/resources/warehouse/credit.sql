-- Receivables and payables as of a position and a day.

create macro open_items(at_position, on_day) as table
    select
        items.*,
        bands.member_id as delay_id
    from (
        select
            max(position) as position,
            0 as fact_index,
            'OPEN_ITEM' as measure,
            max(effective_on) as effective_on,
            min(effective_on) filter (where kind = 'INVOICE') as invoiced_on,
            'CUSTOMER_INVOICE' as document_type,
            invoice_number as document_number,
            null::bigint as order_line_id,
            null::bigint as product_id,
            invoice_number as label,
            customer_id,
            segment_id,
            max(due_on) as due_on,
            sum(open) as open,
            on_day - coalesce(max(due_on), on_day) as delay_days
        from receivables_as_of(at_position)
        where effective_on <= on_day
            and invoice_number is not null
        group by
            customer_id,
            segment_id,
            invoice_number
        having sum(open) <> 0
    ) as items
    join bands
        on bands.dimension = 'delay'
        and items.delay_days between bands.from_days and bands.to_days;
comment on macro table open_items is
    'Invoices open on a day with what is left of them and the days after their due date; the due day itself is not late '
    '(fr: postes ouverts).';

create macro credit_terms(at_position, on_day, sales_days) as table
    select
        customer_id,
        segment_id,
        open,
        case when delay_days > 0 then open else 0 end as overdue,
        0 as invoiced
    from open_items(at_position, on_day)
    union all
    select
        customer_id,
        segment_id,
        0 as open,
        0 as overdue,
        open as invoiced
    from receivables_as_of(at_position)
    where kind in ('INVOICE', 'CREDIT_NOTE')
        and effective_on <= on_day
        and effective_on > on_day - cast(sales_days as integer);
comment on macro table credit_terms is
    'What is open on a day, what of it is late, and what was invoiced in the days before: the terms of every DSO.';

create macro settled_items(at_position) as table
    select
        settled.*,
        -settled.open as paid,
        settled.effective_on - invoiced.invoiced_on as days_to_pay,
        -settled.open * (settled.effective_on - invoiced.invoiced_on) as paid_days,
        -settled.open * (settled.effective_on - settled.due_on) as late_days
    from receivables_as_of(at_position) as settled
    join (
        select
            invoice_number,
            min(effective_on) as invoiced_on
        from receivables
        where position <= at_position
            and kind = 'INVOICE'
        group by invoice_number
    ) as invoiced
        on invoiced.invoice_number = settled.invoice_number
    where settled.kind = 'ALLOCATION';
comment on macro table settled_items is
    'Payments applied to invoices, with the days since the invoice; credit notes are no payment (fr: lettrages).';
