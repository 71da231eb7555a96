package vigie.operationaldb.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of an import: a row of reference data, or the rows of a document.
 *
 * @param reference how its rows name it: the cell of {@code document}, or those that tell reference data apart
 * @param firstLine line of the file it begins on
 * @param on business day; null for reference data
 * @param sequence place in a history whose order is known
 * @param body what the command takes; documents the ledger numbers are named as {@code api.import_documents} wants it
 * @param linesOfLists for each list of the body, the file lines its elements come from
 */
record ImportDocument(
        ImportFile file,
        String reference,
        long firstLine,
        @Nullable LocalDate on,
        @Nullable Long sequence,
        ObjectNode body,
        ObjectNode linesOfLists) {
    /** Idempotency key; null for reference data, which are simply brought up to date. */
    @Nullable
    String key() {
        return file.isReference() ? null : file.keyOf(reference);
    }

    /** File line of an element of a list, or of the document. */
    long line(String list, int index) {
        JsonNode lines = linesOfLists.path(list);
        return lines.has(index) ? lines.get(index).asLong() : firstLine;
    }

    /** The cell of a field as the ledger took it. */
    String value(String list, int index, String field) {
        JsonNode place = list.isEmpty() ? body : body.path(list).path(index);
        return text(place.path(field));
    }

    /** Text of a value: of a reference to another document, what the file says. */
    static String text(JsonNode value) {
        return value.isObject() ? value.path("number").asText() : value.asText();
    }

    List<String> lists() {
        List<String> names = new ArrayList<>();
        linesOfLists.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
