package vigie.dashboard.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vigie.dashboard.kpi.AlertAnswer.Evidence;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.warehouse.ReadSession;

/**
 * The documents behind the value of an alert at a position: at most twenty. Facts are only added to, so what stood
 * there when it fired can be asked for ever.
 */
final class AlertEvidence {
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private static final String MARGIN = """
            select
                document_type, document_number, max(effective_on),
                coalesce(sum(amount) filter (measure not like 'COGS%'), 0) as revenue,
                coalesce(sum(amount) filter (measure like 'COGS%'), 0) as cost
            from margins
            where position <= :position and {member} = :member and effective_on between :from_on and :to_on
            group by document_type, document_number
            having revenue <> 0 or cost <> 0
            order by revenue - cost, document_number
            limit 20
            """;
    private static final String OVERDUE = """
            select 'CUSTOMER_INVOICE', invoice_number, max(due_on) as due, sum(open) as open_amount, null
            from receivables
            where position <= :position and customer_id = :member and invoice_id is not null
            group by invoice_number
            having open_amount > 0 and due < :from_on
            order by open_amount desc, invoice_number
            limit 20
            """;
    private static final String STOCK = """
            select document_type, document_number, max(effective_on), sum(quantity), sum(value - shortage_value)
            from stock_values
            where position <= :position and product_id = :member and warehouse_id = :warehouse and kind like :kind
            group by document_type, document_number
            order by max(position) desc, document_number
            limit 20
            """;
    private static final String ENTRY = """
            select document_type, document_number, effective_on, debit, credit
            from postings
            where position <= :position and document_type = :type and document_number = :number
                and status = 'POSTED'
            order by posting_id
            limit 20
            """;

    private AlertEvidence() {}

    /** What stood behind the value at a position, on a business day. */
    static List<Evidence> of(ReadSession session, Alert alert, long position, LocalDate day) {
        boolean overdue = alert.metric().equals("OVERDUE_AMOUNT");
        boolean whole = alert.windowDays() == 0 || alert.entity().equals("SALE_LINE");
        LocalDate from =
                whole && !overdue ? EVER : day.minusDays(overdue ? alert.windowDays() : alert.windowDays() - 1);
        NamedSql asked = NamedSql.bind(
                sql(alert),
                Map.of(
                        "position",
                        position,
                        "member",
                        alert.memberId(),
                        "warehouse",
                        Objects.requireNonNullElse(alert.warehouseId(), 0L),
                        "from_on",
                        from,
                        "to_on",
                        whole ? day.plusYears(100) : day,
                        "kind",
                        alert.entity().equals("STOCK_COUNT") ? "COUNT" : "%",
                        "type",
                        Objects.requireNonNullElse(alert.documentType(), ""),
                        "number",
                        Objects.requireNonNullElse(alert.documentNumber(), "")));
        return session.rows(
                asked.sql(),
                asked.parameters(),
                row -> new Evidence(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5)));
    }

    private static String sql(Alert alert) {
        return switch (alert.metric()) {
            case "MARGIN_RATE" ->
                MARGIN.replace(
                        "{member}",
                        switch (alert.entity()) {
                            case "CUSTOMER" -> "customer_id";
                            case "FAMILY" -> "family_id";
                            case "PRODUCT" -> "product_id";
                            default -> "order_line_id";
                        });
            case "OVERDUE_AMOUNT" -> OVERDUE;
            case "LATE_POSTING" -> ENTRY;
            default -> STOCK;
        };
    }
}
