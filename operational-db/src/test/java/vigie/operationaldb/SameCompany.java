package vigie.operationaldb;

import java.util.List;

/** Questions that two ledgers of one company answer the same: balances, stock by lot, open items, taxes, orders. */
public final class SameCompany {
    public static final List<String> QUERIES = List.of(
            """
            select p.account_code, p.effective_on, p.debit, p.credit, c.code, s.code
            from ledger.postings as p
            join ledger.journal_entries as e on e.id = p.entry_id
            left join ledger.customers as c on c.id = p.customer_id
            left join ledger.suppliers as s on s.id = p.supplier_id
            where e.journal_code <> 'VAL'
            order by 2, 1, 3, 4, 5, 6
            """,
            "select s.sku, s.warehouse_code, s.on_hand from api.stock_on_hand as s where s.on_hand <> 0 order by 1, 2",
            "select l.* from api.lots_on_hand as l order by 1, 2, 3",
            """
            select p.sku, m.kind, m.effective_on, m.quantity, m.value_amount
            from ledger.stock_moves as m
            join ledger.products as p on p.id = m.product_id
            order by m.id
            """,
            "select r.customer_code, r.due_on, r.gross_amount, r.open_amount from api.open_receivables as r"
                    + " order by 1, 2, 3, 4",
            """
            select i.customer_code, i.due_on, i.open_amount
            from api.open_receivable_items('2030-12-31') as i
            order by 1, 2, 3
            """,
            """
            select i.supplier_code, i.due_on, i.open_amount
            from api.open_payable_items('2030-12-31') as i
            order by 1, 2, 3
            """,
            "select v.* from api.vat_report('2020-01-01', '2030-12-31') as v",
            "select r.regime, r.vat_number, r.mention_fr from ledger.customer_invoice_regimes as r"
                    + " order by r.invoice_id",
            """
            select o.order_number, o.line_no, o.sku, o.ordered_quantity, o.delivered_quantity, o.returned_quantity,
              o.invoiced_quantity, o.cancelled_quantity
            from api.order_status as o
            order by 1, 2
            """,
            """
            select m.order_number, m.line_no, m.sku, m.ordered_amount, m.received_amount, m.invoiced_amount,
              m.credited_amount, m.status
            from api.purchase_matching() as m
            order by 1, 2
            """,
            """
            select c.cause, e.sku, c.amount, c.effective_on
            from ledger.cost_events as c
            join ledger.products as e on e.id = c.product_id
            order by 1, 2, 3, 4
            """,
            "select q.number, q.version, o.kind, o.decided_on from ledger.quotations as q"
                    + " left join ledger.quotation_outcomes as o on o.quotation_id = q.id order by 1, 2",
            "select c.supplier_code, c.sku, c.open_quantity, c.open_amount from api.supplier_claims as c"
                    + " order by 1, 2, 3, 4",
            "select p.starts_on, p.closed from ledger.periods as p order by 1");

    private SameCompany() {}
}
