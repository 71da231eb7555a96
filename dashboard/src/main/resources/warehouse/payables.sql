-- What we owe suppliers as of a position and a day.

create macro payables_as_of(at_position) as table
    select
        payables.*,
        invoice.document_number as invoice_number,
        payables.kind as measure,
        null::bigint as product_id,
        null::bigint as customer_id,
        null::bigint as order_line_id,
        invoice.document_number as label
    from payables
    left join payables as invoice
        on invoice.kind = 'INVOICE'
        and invoice.invoice_id = payables.invoice_id
    where payables.position <= at_position;
comment on macro table payables_as_of is
    'Payable facts known at a position, with the invoice they concern (fr: dettes fournisseurs).';

create macro open_payables(at_position, on_day) as table
    select
        items.*,
        bands.member_id as delay_id
    from (
        select
            max(position) as position,
            0 as fact_index,
            'OPEN_ITEM' as measure,
            max(effective_on) as effective_on,
            'SUPPLIER_INVOICE' as document_type,
            invoice_number as document_number,
            null::bigint as order_line_id,
            null::bigint as product_id,
            null::bigint as customer_id,
            invoice_number as label,
            supplier_id,
            max(due_on) as due_on,
            sum(open) as open,
            on_day - max(due_on) as delay_days
        from payables_as_of(at_position)
        where effective_on <= on_day
        group by
            supplier_id,
            invoice_id,
            invoice_number
        having sum(open) <> 0
    ) as items
    join bands
        on bands.dimension = 'delay'
        and coalesce(items.delay_days, 0) between bands.from_days and bands.to_days;
comment on macro table open_payables is
    'Supplier invoices open on a day with what is left of them and the days after their due date '
    '(fr: postes ouverts des fournisseurs).';

create macro payable_terms(at_position, on_day, purchase_days) as table
    select
        supplier_id,
        open,
        case
            when kind <> 'ALLOCATION' and effective_on > on_day - cast(purchase_days as integer) then open
            else 0
        end as invoiced
    from payables_as_of(at_position)
    where effective_on <= on_day;
comment on macro table payable_terms is
    'Changes of what is owed up to a day, and what was invoiced in the days before: the terms of DPO.';
