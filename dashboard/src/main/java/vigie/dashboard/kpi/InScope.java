package vigie.dashboard.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vigie.dashboard.kpi.DocumentAnswer.Linked;

/**
 * What a reader who sees a part of the company may open. A document is theirs when facts that know the axes of their
 * scope tell of it, and all of those are inside; what is not theirs is answered as if it did not exist.
 */
final class InScope {
    /** Axes whose members a reader of a part must not know. */
    static final Set<Dimension> CUT = Set.of(
            Dimension.CUSTOMER, Dimension.SEGMENT, Dimension.SALESPERSON, Dimension.CHANNEL, Dimension.WAREHOUSE);

    private static final String SEPARATOR = "\n";
    private static final String ORDERS = """
            (
                select * exclude (document_number), 'SALES_ORDER' as document_type, order_number as document_number
                from order_lines
                where event = 'ORDERED' and position <= :position
            )""";
    private static final String STANDING_ORDERS = "order_lines where event = 'ORDERED' and position <= :position";

    /** Facts that tell of documents, and the axes they know. */
    private record Source(String sql, Set<Dimension> axes) {}

    private static final List<Source> SOURCES = List.of(
            new Source("margins_as_of(:position)", CUT),
            new Source(ORDERS, CUT),
            new Source("receivables_as_of(:position)", Set.of(Dimension.CUSTOMER, Dimension.SEGMENT)),
            new Source("stock_values_as_of(:position)", Set.of(Dimension.WAREHOUSE)));

    private InScope() {}

    static DocumentAnswer document(QueryFrame frame, DocumentAnswer answer) {
        if (frame.scope().isWhole()) {
            return answer;
        }
        Set<String> asked = new HashSet<>(Set.of(key(answer.type(), answer.number())));
        answer.linked().forEach(linked -> asked.add(key(linked)));
        Set<String> open = documents(frame, asked);
        if (!open.contains(key(answer.type(), answer.number()))) {
            throw DocumentAnswer.unknown(answer.type(), answer.number(), frame.position());
        }
        return answer.withLinked(answer.linked().stream()
                .filter(linked -> open.contains(key(linked)))
                .toList());
    }

    static EntryAnswer entry(QueryFrame frame, EntryAnswer answer) {
        String document = key(answer.documentType(), answer.documentNumber());
        if (!frame.scope().isWhole() && documents(frame, Set.of(document)).isEmpty()) {
            throw EntryAnswer.unknown(answer.entryNumber(), frame.position());
        }
        return answer;
    }

    /** The ladder of a line inside; layers that came back from other customers do not name their document. */
    static LadderAnswer ladder(QueryFrame frame, LadderAnswer answer) {
        if (frame.scope().isWhole()) {
            return answer;
        }
        Map<String, Object> values = values(frame);
        values.put("line", answer.orderLineId());
        NamedSql bound = NamedSql.bind(
                "select 1 from " + STANDING_ORDERS + " and order_line_id = :line and "
                        + frame.scopeConditions().sql(),
                values);
        if (frame.session()
                .rows(bound.sql(), bound.parameters(), row -> row.getInt(1))
                .isEmpty()) {
            throw LadderAnswer.unknown(answer.orderLineId(), frame.position());
        }
        Set<String> open = documents(
                frame,
                answer.layers().stream()
                        .map(layer -> key(layer.documentType(), layer.documentNumber()))
                        .collect(Collectors.toSet()));
        return answer.withLayers(answer.layers().stream()
                .map(layer -> layer.kind().equals("RECEIPT")
                                || open.contains(key(layer.documentType(), layer.documentNumber()))
                        ? layer
                        : layer.unnamed())
                .toList());
    }

    /** Ids of the members that facts inside the scope know. */
    static Set<Long> members(QueryFrame frame, Dimension dimension) {
        Set<Long> known = new HashSet<>();
        for (Source source : SOURCES) {
            if (source.axes().contains(dimension) && frame.scopeConditions().within(source.axes())) {
                NamedSql bound = NamedSql.bind(
                        "select distinct " + dimension.column() + " from " + source.sql() + " as facts where "
                                + dimension.column() + " is not null and "
                                + frame.scopeConditions().sql(),
                        values(frame));
                known.addAll(frame.session().rows(bound.sql(), bound.parameters(), row -> row.getLong(1)));
            }
        }
        return known;
    }

    /**
     * The condition that an alert {@code a} is about something inside: a sale line, a customer all of whose orders are,
     * or stock of a warehouse. Alerts about families, products and entries are for readers of the whole company.
     */
    static NamedSql alerts(QueryFrame frame) {
        if (frame.scope().isWhole()) {
            return new NamedSql("true", List.of());
        }
        String inside = frame.scopeConditions().sql();
        List<String> keys = new ArrayList<>();
        keys.add("select alert_key from alerts where entity = 'SALE_LINE' and member_id in (select order_line_id from "
                + STANDING_ORDERS + " and " + inside + ")");
        keys.add("select alert_key from alerts where entity = 'CUSTOMER' and member_id in (select customer_id from "
                + STANDING_ORDERS + " group by customer_id having bool_and(" + inside + "))");
        if (frame.scopeConditions().within(Set.of(Dimension.WAREHOUSE))) {
            keys.add("select alert_key from alerts where entity not in ('SALE_LINE', 'CUSTOMER', 'FAMILY', 'ENTRY')"
                    + " and warehouse_id is not null and " + inside);
        }
        return NamedSql.bind("a.alert_key in (" + String.join(" union all ", keys) + ")", values(frame));
    }

    /** Those of the documents that are inside. */
    private static Set<String> documents(QueryFrame frame, Set<String> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<String> inside = new HashSet<>();
        Set<String> outside = new HashSet<>();
        Map<String, Object> values = values(frame);
        List<String> names = new ArrayList<>();
        for (String document : asked) {
            String name = "document_" + names.size();
            values.put(name, document);
            names.add(":" + name);
        }
        for (Source source : SOURCES) {
            if (!frame.scopeConditions().within(source.axes())) {
                continue;
            }
            NamedSql bound = NamedSql.bind(
                    "select document_type || chr(10) || document_number as document, bool_and("
                            + frame.scopeConditions().sql() + ") from " + source.sql()
                            + " as facts where document_type || chr(10) || document_number in ("
                            + String.join(", ", names) + ") group by document",
                    values);
            frame.session()
                    .rows(
                            bound.sql(),
                            bound.parameters(),
                            row -> (row.getBoolean(2) ? inside : outside).add(row.getString(1)));
        }
        inside.removeAll(outside);
        return Set.copyOf(inside);
    }

    private static Map<String, Object> values(QueryFrame frame) {
        Map<String, Object> values = new HashMap<>(frame.scopeConditions().values());
        values.put("position", frame.position());
        return values;
    }

    private static String key(Linked linked) {
        return key(linked.type(), linked.number());
    }

    private static String key(String type, String number) {
        return type + SEPARATOR + number;
    }
}
