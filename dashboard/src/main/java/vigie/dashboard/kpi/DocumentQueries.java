package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.DocumentAnswer.Linked;
import vigie.dashboard.kpi.DocumentAnswer.Move;
import vigie.dashboard.kpi.DocumentAnswer.OpenItem;
import vigie.dashboard.kpi.DocumentAnswer.SaleLine;
import vigie.dashboard.kpi.EntryAnswer.PostingLine;

/** Journal entries and documents, as the facts know them at a position. */
final class DocumentQueries {
    private final String version;
    private final Clock clock;

    private record Entry(PostingLine line, String journal, LocalDate effectiveOn, String type, String number) {}

    DocumentQueries(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    EntryAnswer entry(QueryFrame frame, String entryNumber) {
        List<Entry> entries = postings(frame, "entry_number = ?", List.of(entryNumber, frame.position()));
        if (entries.isEmpty()) {
            throw EntryAnswer.unknown(entryNumber, frame.position());
        }
        Entry first = entries.getFirst();
        List<PostingLine> lines = entries.stream().map(Entry::line).toList();
        return new EntryAnswer(
                meta(frame, lines.size()),
                entryNumber,
                first.line().status(),
                first.journal(),
                first.effectiveOn(),
                first.type(),
                first.number(),
                lines.stream().map(PostingLine::debit).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines.stream().map(PostingLine::credit).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines);
    }

    DocumentAnswer document(QueryFrame frame, String type, String number) {
        List<Entry> entries =
                postings(frame, "document_type = ? and document_number = ?", List.of(type, number, frame.position()));
        List<SaleLine> saleLines =
                type.equals("SALES_ORDER") ? orderLines(frame, number) : saleLines(frame, type, number);
        List<Move> moves = moves(frame, type, number);
        List<OpenItem> openItems = openItems(frame, type, number);
        List<Linked> linked = linked(frame, type, number);
        if (entries.isEmpty() && saleLines.isEmpty() && moves.isEmpty() && openItems.isEmpty()) {
            throw DocumentAnswer.unknown(type, number, frame.position());
        }
        return new DocumentAnswer(
                meta(frame, saleLines.size()),
                type,
                number,
                effectiveOn(frame, type, number),
                customer(frame, type, number),
                saleLines,
                moves,
                openItems,
                entries.stream().map(Entry::line).toList(),
                linked);
    }

    private static List<Entry> postings(QueryFrame frame, String condition, List<?> parameters) {
        return frame.session().rows(postingsWhere(condition), parameters, row -> {
            Long product = QueryFrame.longOrNull(row, 8);
            Long customer = QueryFrame.longOrNull(row, 9);
            Long supplier = QueryFrame.longOrNull(row, 10);
            String account = row.getString(4);
            PostingLine line = new PostingLine(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    account,
                    accountLabel(frame, account),
                    row.getString(5),
                    row.getBigDecimal(6),
                    row.getBigDecimal(7),
                    product == null
                            ? null
                            : frame.member(Dimension.PRODUCT, product).code(),
                    customer == null
                            ? null
                            : frame.member(Dimension.CUSTOMER, customer).code(),
                    supplier == null ? null : frame.member("supplier", supplier).code(),
                    QueryFrame.longOrNull(row, 11),
                    row.getString(12));
            return new Entry(
                    line, row.getString(13), row.getObject(14, LocalDate.class), row.getString(15), row.getString(16));
        });
    }

    private static String postingsWhere(String condition) {
        return """
                select
                    position, entry_number, status, account_code, role, debit, credit,
                    product_id, customer_id, supplier_id, order_line_id, label,
                    journal_code, effective_on, document_type, document_number
                from postings
                where %s and position <= ?
                order by position, fact_index
                """.formatted(condition);
    }

    private static @Nullable String accountLabel(QueryFrame frame, String account) {
        return frame.membersOf("account").stream()
                .filter(member -> member.code().equals(account))
                .map(LadderAnswer.Member::label)
                .findFirst()
                .orElse(null);
    }

    /**
     * Lines a document changed, with what it changed. An invoice only replaces what its deliveries had estimated, which
     * sums to nothing: its lines are told with all that happened to them.
     */
    private static List<SaleLine> saleLines(QueryFrame frame, String type, String number) {
        return frame.session()
                .rows(
                        """
                        select
                            margins.order_line_id,
                            any_value(ordered.order_number),
                            any_value(ordered.line_number),
                            any_value(margins.product_id),
                            sum(margins.quantity),
                            sum(case when margins.measure like 'COGS_%' then 0 else margins.amount end),
                            sum(case when margins.measure like 'COGS_%' then margins.amount else 0 end)
                        from margins
                        left join order_lines as ordered
                            on ordered.order_line_id = margins.order_line_id and ordered.event = 'ORDERED'
                        where margins.position <= ?
                            and (? = 'CUSTOMER_INVOICE' or margins.document_type = ? and margins.document_number = ?)
                            and margins.order_line_id in (
                                select order_line_id from margins where document_type = ? and document_number = ?
                            )
                        group by margins.order_line_id
                        order by any_value(ordered.line_number), margins.order_line_id
                        """,
                        List.of(frame.position(), type, type, number, type, number),
                        row -> saleLine(
                                frame,
                                row.getLong(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6),
                                row.getBigDecimal(6),
                                row.getBigDecimal(7)));
    }

    private static List<SaleLine> orderLines(QueryFrame frame, String number) {
        return frame.session()
                .rows(
                        """
                        with

                        recognised as (
                            select
                                order_line_id,
                                sum(case when measure like 'COGS_%' then 0 else amount end) as revenue,
                                sum(case when measure like 'COGS_%' then amount else 0 end) as cost
                            from margins
                            where position <= ?
                            group by order_line_id
                        )

                        select
                            order_lines.order_line_id, order_number, line_number, product_id, quantity, amount,
                            coalesce(revenue, 0), coalesce(cost, 0)
                        from order_lines
                        left join recognised on recognised.order_line_id = order_lines.order_line_id
                        where event = 'ORDERED' and order_number = ? and order_lines.position <= ?
                        order by line_number
                        """,
                        List.of(frame.position(), number, frame.position()),
                        row -> saleLine(
                                frame,
                                row.getLong(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6),
                                row.getBigDecimal(7),
                                row.getBigDecimal(8)));
    }

    private static SaleLine saleLine(
            QueryFrame frame,
            long orderLineId,
            @Nullable String orderNumber,
            int lineNumber,
            long productId,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal revenue,
            BigDecimal cost) {
        return new SaleLine(
                orderLineId,
                orderNumber,
                lineNumber,
                frame.member(Dimension.PRODUCT, productId),
                quantity,
                amount,
                revenue,
                cost,
                revenue.subtract(cost));
    }

    private static List<Move> moves(QueryFrame frame, String type, String number) {
        return frame.session()
                .rows(
                        """
                        select move_id, any_value(kind), product_id, warehouse_id, sum(quantity), sum(value)
                        from (
                            select move_id, kind, product_id, warehouse_id, quantity, value
                            from stock_values
                            where document_type = ? and document_number = ? and position <= ?
                            union all
                            select 0, 'COUNT', product_id, warehouse_id, 0, 0 from stock_counts where ? = 'STOCK_COUNT'
                                and document_number = ? and position <= ? and counted_quantity = book_quantity
                        )
                        group by move_id, product_id, warehouse_id
                        order by move_id, product_id, warehouse_id
                        """,
                        List.of(type, number, frame.position(), type, number, frame.position()),
                        row -> new Move(
                                row.getLong(1),
                                row.getString(2),
                                frame.member(Dimension.PRODUCT, row.getLong(3)),
                                frame.member(Dimension.WAREHOUSE, row.getLong(4)),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6)));
    }

    private static List<OpenItem> openItems(QueryFrame frame, String type, String number) {
        return frame.session()
                .rows(
                        """
                        select kind, invoice_number, open, on_account, due_on, effective_on
                        from receivables
                        where ((document_type = ? and document_number = ?)
                                or (? = 'CUSTOMER_INVOICE' and invoice_number = ?))
                            and position <= ?
                        order by position, fact_index
                        """,
                        List.of(type, number, type, number, frame.position()),
                        row -> new OpenItem(
                                row.getString(1),
                                row.getString(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class)));
    }

    /** Documents that share a sale line, or the invoice a payment or credit note concerns. */
    private static List<Linked> linked(QueryFrame frame, String type, String number) {
        return frame.session()
                .rows(
                        """
                        with

                        sale_lines as (
                            select order_line_id
                            from margins
                            where document_type = ? and document_number = ? and position <= ?
                            union
                            select order_line_id
                            from order_lines
                            where ? = 'SALES_ORDER' and order_number = ? and position <= ?
                        ),

                        found as (
                            select document_type, document_number, effective_on
                            from margins
                            where order_line_id in (select order_line_id from sale_lines) and position <= ?
                            union all
                            select 'SALES_ORDER', order_number, effective_on
                            from order_lines
                            where order_line_id in (select order_line_id from sale_lines)
                                and event = 'ORDERED' and position <= ?
                            union all
                            select other.document_type, other.document_number, other.effective_on
                            from receivables as mine
                            join receivables as other on other.invoice_number = mine.invoice_number
                            where ((mine.document_type = ? and mine.document_number = ?)
                                    or (? = 'CUSTOMER_INVOICE' and mine.invoice_number = ?))
                                and mine.position <= ? and other.position <= ?
                            union all
                            select 'CUSTOMER_INVOICE', invoice_number, effective_on
                            from receivables
                            where document_type = ? and document_number = ? and invoice_number is not null
                                and position <= ?
                        )

                        select document_type, document_number, min(effective_on)
                        from found
                        where not (document_type = ? and document_number = ?)
                        group by document_type, document_number
                        order by min(effective_on), document_type, document_number
                        limit 200
                        """,
                        List.of(
                                type,
                                number,
                                frame.position(),
                                type,
                                number,
                                frame.position(),
                                frame.position(),
                                frame.position(),
                                type,
                                number,
                                type,
                                number,
                                frame.position(),
                                frame.position(),
                                type,
                                number,
                                frame.position(),
                                type,
                                number),
                        row -> new Linked(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)));
    }

    private static @Nullable LocalDate effectiveOn(QueryFrame frame, String type, String number) {
        String sql = """
                select min(effective_on) from (
                    select effective_on from postings
                    where document_type = ? and document_number = ? and position <= ?
                    union all
                    select effective_on from stock_values
                    where document_type = ? and document_number = ? and position <= ?
                    union all
                    select effective_on from order_lines
                    where ? = 'SALES_ORDER' and order_number = ? and position <= ?
                    union all
                    select effective_on from stock_counts
                    where ? = 'STOCK_COUNT' and document_number = ? and position <= ?
                )
                """;
        long at = frame.position();
        List<Object> parameters = List.of(type, number, at, type, number, at, type, number, at, type, number, at);
        return frame
                .session()
                .<@Nullable LocalDate>rows(sql, parameters, row -> row.getObject(1, LocalDate.class))
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The customer of a document; none where it concerns several, as a late cost does. */
    private static LadderAnswer.@Nullable Member customer(QueryFrame frame, String type, String number) {
        String sql = """
                select min(customer_id) from (
                    select customer_id from margins
                    where document_type = ? and document_number = ? and position <= ?
                    union all
                    select customer_id from receivables
                    where document_type = ? and document_number = ? and position <= ?
                    union all
                    select customer_id from order_lines
                    where ? = 'SALES_ORDER' and order_number = ? and position <= ?
                )
                having count(distinct customer_id) = 1
                """;
        return frame.session()
                .one(
                        sql,
                        List.of(
                                type,
                                number,
                                frame.position(),
                                type,
                                number,
                                frame.position(),
                                type,
                                number,
                                frame.position()),
                        row -> frame.member(Dimension.CUSTOMER, row.getLong(1)))
                .orElse(null);
    }

    private QueryAnswer.Meta meta(QueryFrame frame, int rows) {
        return frame.meta(frame.period(), null, version, Instant.now(clock), false, rows);
    }
}
