package vigie.operationaldb.importing;

import static vigie.operationaldb.importing.ImportCommand.Step.CONFIRM;
import static vigie.operationaldb.importing.ImportCommand.Step.DELIVER;
import static vigie.operationaldb.importing.ImportCommand.Step.INVOICE;
import static vigie.operationaldb.importing.ImportCommand.Step.PAY;
import static vigie.operationaldb.importing.ImportCommand.Step.PURCHASE;
import static vigie.operationaldb.importing.ImportCommand.Step.RECEIVE;
import static vigie.operationaldb.importing.ImportCommand.Step.REFERENCE;
import static vigie.operationaldb.importing.ImportCommand.Step.SUPPLIER_INVOICE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vigie.operationaldb.Sentence;

/** Turns checked rows into commands in business date order, and checks what the lines of one document must agree on. */
final class PlanImport {
    private final List<ImportFault> faults;
    private final List<ImportCommand> commands = new ArrayList<>();

    private PlanImport(List<ImportFault> faults) {
        this.faults = faults;
    }

    static List<ImportCommand> plan(Map<CsvTable, List<CsvRow>> rowsByTable, List<ImportFault> faults) {
        PlanImport plan = new PlanImport(faults);
        for (CsvTable table : CsvTable.values()) {
            List<CsvRow> rows = rowsByTable.getOrDefault(table, List.of());
            if (table.hasDocumentLines()) {
                documents(rows).values().forEach(plan::document);
            } else {
                rows.forEach(plan::single);
            }
        }
        plan.commands.sort(Comparator.comparing(ImportCommand::on).thenComparing(ImportCommand::step));
        return List.copyOf(plan.commands);
    }

    private static Map<String, List<CsvRow>> documents(List<CsvRow> rows) {
        Map<String, List<CsvRow>> documents = new LinkedHashMap<>();
        rows.forEach(row ->
                documents.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
        return documents;
    }

    private void single(CsvRow row) {
        switch (row.table()) {
            case FAMILIES -> reference("put_product_family", row);
            case SEGMENTS -> reference("put_customer_segment", row);
            case CHANNELS -> reference("put_channel", row);
            case SALESPEOPLE -> reference("put_salesperson", row);
            case SUPPLIERS -> reference("put_supplier", row);
            case WAREHOUSES -> reference("put_warehouse", row);
            case PAYMENT_TERMS -> reference("put_payment_terms", row);
            case PRODUCTS -> reference("put_product", row);
            case CUSTOMERS -> reference("put_customer", row);
            case PAYMENTS -> payment(row);
            case OPENING_STOCK, PURCHASES, SALES -> document(List.of(row));
        }
    }

    private void reference(String command, CsvRow row) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (CsvColumn column : row.table().columns()) {
            String value = row.optional(column.name());
            if (value != null && column.type() == ColumnType.YES_NO) {
                body.put(column.name(), Boolean.parseBoolean(value));
            } else if (value != null) {
                body.put(column.name(), value);
            }
        }
        commands.add(new ImportCommand(LocalDate.MIN, REFERENCE, command, null, body, List.of(row)));
    }

    private void document(List<CsvRow> rows) {
        if (!agreeing(rows)) {
            return;
        }
        switch (rows.getFirst().table()) {
            case OPENING_STOCK -> openingStock(rows);
            case PURCHASES -> purchase(rows);
            case SALES -> sale(rows);
            case FAMILIES,
                    SEGMENTS,
                    CHANNELS,
                    SALESPEOPLE,
                    SUPPLIERS,
                    WAREHOUSES,
                    PAYMENT_TERMS,
                    PRODUCTS,
                    CUSTOMERS,
                    PAYMENTS ->
                throw new IllegalArgumentException(rows.getFirst().table() + " has no document lines");
        }
    }

    /** All lines of a document say the same in every column that belongs to the document. */
    private boolean agreeing(List<CsvRow> rows) {
        CsvRow first = rows.getFirst();
        int before = faults.size();
        for (CsvRow row : rows) {
            for (CsvColumn column : row.table().columns()) {
                String expected = first.optional(column.name());
                String value = row.optional(column.name());
                boolean documentColumn = !row.table().lineColumn(column.name());
                if (documentColumn && !Objects.equals(expected, value)) {
                    String shown = expected == null ? "" : expected;
                    fault(
                            row,
                            column.name(),
                            value == null ? "" : value,
                            "« " + shown + " », comme ligne " + first.line() + " de la même pièce",
                            "\"" + shown + "\", as on line " + first.line() + " of the same document");
                }
            }
        }
        return faults.size() == before;
    }

    private void openingStock(List<CsvRow> rows) {
        CsvRow first = rows.getFirst();
        LocalDate on = first.date("received_on");
        add(on, PURCHASE, "place_purchase_order", rows, purchaseOrder(rows, on));
        add(
                on,
                RECEIVE,
                "receive_goods",
                rows,
                body("purchase_order", first.key()).put("received_on", on.toString()));
    }

    private void purchase(List<CsvRow> rows) {
        CsvRow first = rows.getFirst();
        LocalDate orderedOn = first.date("ordered_on");
        if (!inOrder(first, "ordered_on", "received_on") || !inOrder(first, "received_on", "invoiced_on")) {
            return;
        }
        add(orderedOn, PURCHASE, "place_purchase_order", rows, purchaseOrder(rows, orderedOn));
        String receivedOn = first.optional("received_on");
        if (receivedOn != null) {
            add(
                    LocalDate.parse(receivedOn),
                    RECEIVE,
                    "receive_goods",
                    rows,
                    body("purchase_order", first.key()).put("received_on", receivedOn));
        }
        String invoicedOn = first.optional("invoiced_on");
        if (invoicedOn != null) {
            ObjectNode invoice = body("purchase_order", first.key()).put("invoiced_on", invoicedOn);
            putIfPresent(invoice, first, "tax_rate_percent");
            add(LocalDate.parse(invoicedOn), SUPPLIER_INVOICE, "invoice_purchase", rows, invoice);
        }
    }

    private static ObjectNode purchaseOrder(List<CsvRow> rows, LocalDate on) {
        CsvRow first = rows.getFirst();
        ObjectNode order = body("number", first.key())
                .put("supplier", first.text("supplier"))
                .put("warehouse", first.text("warehouse"))
                .put("ordered_on", on.toString());
        ArrayNode lines = order.putArray("lines");
        for (CsvRow row : rows) {
            lines.addObject()
                    .put("sku", row.text("sku"))
                    .put("quantity", row.text("quantity"))
                    .put("unit_price", row.text("unit_price"));
        }
        return order;
    }

    private void sale(List<CsvRow> rows) {
        CsvRow first = rows.getFirst();
        LocalDate orderedOn = first.date("ordered_on");
        if (!inOrder(first, "ordered_on", "delivered_on") || !inOrder(first, "delivered_on", "invoiced_on")) {
            return;
        }
        ObjectNode order = body("number", first.key())
                .put("customer", first.text("customer"))
                .put("channel", first.text("channel"))
                .put("warehouse", first.text("warehouse"))
                .put("ordered_on", orderedOn.toString());
        putIfPresent(order, first, "salesperson");
        putIfPresent(order, first, "promised_on");
        ArrayNode lines = order.putArray("lines");
        for (CsvRow row : rows) {
            ObjectNode line = lines.addObject()
                    .put("sku", row.text("sku"))
                    .put("quantity", row.text("quantity"))
                    .put("unit_price", row.text("unit_price"));
            putIfPresent(line, row, "discount_percent");
            putIfPresent(line, row, "tax_rate_percent");
        }
        add(orderedOn, CONFIRM, "confirm_order", rows, order);
        String deliveredOn = first.optional("delivered_on");
        if (deliveredOn != null) {
            add(
                    LocalDate.parse(deliveredOn),
                    DELIVER,
                    "deliver",
                    rows,
                    body("order", first.key()).put("delivered_on", deliveredOn));
        }
        String invoicedOn = first.optional("invoiced_on");
        if (invoicedOn != null) {
            add(
                    LocalDate.parse(invoicedOn),
                    INVOICE,
                    "invoice",
                    rows,
                    body("order", first.key()).put("invoiced_on", invoicedOn));
        }
    }

    private void payment(CsvRow row) {
        ObjectNode body = body("customer", row.text("customer"))
                .put("paid_on", row.text("paid_on"))
                .put("method", row.text("method"))
                .put("amount", row.text("amount"))
                .put("excess", "on-account");
        add(row.date("paid_on"), PAY, "record_payment", List.of(row), body);
    }

    /** The later step needs the earlier one, and is not dated before it. */
    private boolean inOrder(CsvRow row, String earlier, String later) {
        String earlierOn = row.optional(earlier);
        String laterOn = row.optional(later);
        if (laterOn == null) {
            return true;
        }
        if (earlierOn == null) {
            fault(
                    row,
                    earlier,
                    "",
                    "une date, car " + later + " est rempli",
                    "a date, because " + later + " is filled");
        } else if (laterOn.compareTo(earlierOn) < 0) {
            fault(
                    row,
                    later,
                    laterOn,
                    "une date au plus tôt le " + earlierOn + " (" + earlier + ")",
                    "a date not before " + earlierOn + " (" + earlier + ")");
        }
        return earlierOn != null && laterOn.compareTo(earlierOn) >= 0;
    }

    private void add(LocalDate on, ImportCommand.Step step, String command, List<CsvRow> rows, ObjectNode body) {
        CsvRow first = rows.getFirst();
        String key = "import/" + first.table().fileName() + "/" + first.key() + "/" + command;
        commands.add(new ImportCommand(on, step, command, key, body, rows));
    }

    private static ObjectNode body(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static void putIfPresent(ObjectNode body, CsvRow row, String column) {
        String value = row.optional(column);
        if (value != null) {
            body.put(column, value);
        }
    }

    private void fault(CsvRow row, String column, String value, String fr, String en) {
        faults.add(new ImportFault(row.table().fileName(), row.line(), column, value, new Sentence(fr, en)));
    }
}
