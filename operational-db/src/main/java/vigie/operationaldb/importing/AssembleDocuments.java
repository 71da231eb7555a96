package vigie.operationaldb.importing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import vigie.operationaldb.Sentence;

/** Joins the rows of a file that follow each other under one reference to documents. */
final class AssembleDocuments {
    private final FileLayout layout;
    private final Consumer<ImportFault> faults;
    private final Consumer<ImportDocument> documents;
    private final List<ReadCsv.Row> rows = new ArrayList<>();
    private String reference = "";

    AssembleDocuments(FileLayout layout, Consumer<ImportFault> faults, Consumer<ImportDocument> documents) {
        this.layout = layout;
        this.faults = faults;
        this.documents = documents;
    }

    void add(ReadCsv.Row row) {
        String next = String.join(
                " ",
                layout.keyColumns().stream()
                        .map(column -> row.values().getOrDefault(column, ""))
                        .toList());
        if (!rows.isEmpty() && (!next.equals(reference) || !layout.hasLists())) {
            end();
        }
        reference = next;
        rows.add(row);
    }

    /** The rows of a document are over. */
    void end() {
        if (!rows.isEmpty() && agree() && hasLines()) {
            documents.accept(document());
        }
        rows.clear();
    }

    private boolean agree() {
        ReadCsv.Row first = rows.getFirst();
        boolean agreed = true;
        for (ReadCsv.Row row : rows) {
            for (FileColumn column : layout.columns()) {
                String expected = first.values().getOrDefault(column.name(), "");
                String value = row.values().getOrDefault(column.name(), "");
                if (column.ofDocument() && !Objects.equals(expected, value)) {
                    fault(
                            row.line(),
                            column.name(),
                            value,
                            "« " + expected + " », comme ligne " + first.line() + " de la même pièce",
                            "\"" + expected + "\", as on line " + first.line() + " of the same document");
                    agreed = false;
                }
            }
        }
        return agreed;
    }

    private boolean hasLines() {
        boolean complete = true;
        ReadCsv.Row first = rows.getFirst();
        boolean otherForm = layout.file() == ImportFile.ORDERS && first.values().containsKey("quotation");
        for (String list : layout.requiredLists()) {
            FileColumn column = layout.columns().stream()
                    .filter(one -> one.list().equals(list))
                    .findFirst()
                    .orElseThrow();
            if (!otherForm && rows.stream().noneMatch(row -> hasLine(row, list))) {
                Sentence expected = column.kind().expected();
                fault(first.line(), column.name(), "", expected.fr(), expected.en());
                complete = false;
            }
        }
        return complete;
    }

    private boolean hasLine(ReadCsv.Row row, String list) {
        return layout.columns().stream()
                .anyMatch(column -> column.list().equals(list) && row.values().containsKey(column.name()));
    }

    private ImportDocument document() {
        ReadCsv.Row first = rows.getFirst();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode linesOfLists = JsonNodeFactory.instance.objectNode();
        if (layout.takesNumber()) {
            body.put("number", first.values().getOrDefault("number", reference));
        }
        fill(body, "", first.values());
        for (ReadCsv.Row row : rows) {
            for (String list : layout.lists()) {
                if (hasLine(row, list)) {
                    fill(body.withArrayProperty(list).addObject(), list, row.values());
                    linesOfLists.withArrayProperty(list).add(row.line());
                }
            }
        }
        LocalDate on = layout.dateColumn()
                .map(column -> first.values().get(column.name()))
                .map(LocalDate::parse)
                .orElse(null);
        Long sequence = Optional.ofNullable(first.values().get(FileColumn.SEQUENCE))
                .map(Long::valueOf)
                .orElse(null);
        return new ImportDocument(
                layout.file(),
                reference,
                first.line(),
                layout.file().isReference() ? null : on,
                sequence,
                body,
                linesOfLists);
    }

    private void fill(ObjectNode target, String list, Map<String, String> values) {
        for (FileColumn column : layout.columns()) {
            String value = values.get(column.name());
            if (value == null || !column.list().equals(list) || column.field().isEmpty()) {
                continue;
            }
            List<String> keys = layout.file().keysNamed(column.field(), value);
            if (!keys.isEmpty()) {
                ObjectNode named = target.putObject(column.field());
                keys.forEach(named.putArray("document_of")::add);
                named.put("number", value).put("as", column.field());
            } else if (column.kind() == CellKind.BOOLEAN) {
                target.put(column.field(), Boolean.parseBoolean(value));
            } else if (column.kind() == CellKind.LINES) {
                putLots(target.putArray(column.field()), value);
            } else {
                target.put(column.field(), value);
            }
        }
    }

    private static void putLots(ArrayNode lots, String cell) {
        for (String lot : cell.split("\\|", -1)) {
            List<String> parts = List.of(lot.split(":", -1));
            ObjectNode one = lots.addObject().put("lot", parts.getFirst());
            CellKind.QUANTITY.read(parts.get(1)).ifPresent(quantity -> one.put("quantity", quantity));
            if (parts.size() > 2) {
                CellKind.DATE.read(parts.get(2)).ifPresent(date -> one.put("expires_on", date));
            }
        }
    }

    private void fault(long line, String column, String value, String fr, String en) {
        faults.accept(new ImportFault(layout.file().fileName(), line, column, value, new Sentence(fr, en)));
    }
}
