package vigie.operationaldb.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.operationaldb.Sentence;

/**
 * Why the ledger did not take a document: {code, fr, en, params} of a refusal, or the reasons it waits for an approval.
 */
record Refusal(ImportDocument document, JsonNode answer) {
    private static final Pattern FIELD = Pattern.compile("(?:(\\w+)\\[(\\d+)]\\.)?(\\w+).*");

    private record Place(String list, int index, String field) {}

    String code() {
        return answer.path("code").asText("APPROVAL_NEEDED");
    }

    private Sentence sentence() {
        return answer.isArray()
                ? new Sentence("une approbation", "an approval")
                : new Sentence(answer.path("fr").asText(), answer.path("en").asText());
    }

    /** The refusal with the line, the column and the value it speaks of, as far as it says so. */
    ImportFault fault(FileLayout layout) {
        Place place = named().or(this::mentioned).orElse(new Place("", 0, ""));
        Optional<FileColumn> column = layout.columnOf(place.list(), place.field());
        Sentence reason = new Sentence(
                code() + " : " + sentence().fr(), code() + ": " + sentence().en());
        String fileName = document.file().fileName();
        if (place.field().isEmpty() || column.isEmpty()) {
            return new ImportFault(
                    fileName, document.firstLine(), layout.keyColumns().getFirst(), document.reference(), reason);
        }
        return new ImportFault(
                fileName,
                document.line(place.list(), place.index()),
                column.get().name(),
                document.value(place.list(), place.index(), place.field()),
                reason);
    }

    /** The field the refusal names. */
    private Optional<Place> named() {
        Matcher field = FIELD.matcher(answer.path("params").path("field").asText());
        if (!field.matches()) {
            return Optional.empty();
        }
        String list = field.group(1);
        return Optional.of(
                list == null
                        ? new Place("", 0, field.group(3))
                        : new Place(list, Integer.parseInt(field.group(2)), field.group(3)));
    }

    /** The element most of whose values the refusal mentions, and there the quantity or amount, if it is among them. */
    private Optional<Place> mentioned() {
        List<String> params = new ArrayList<>();
        answer.path("params").forEach(value -> params.add(value.asText()));
        Optional<Place> best = mentioned("", 0, document.body(), params);
        int most = 0;
        for (String list : document.lists()) {
            JsonNode elements = document.body().path(list);
            for (int i = 0; i < elements.size(); i++) {
                int hits = hits(elements.get(i), params);
                if (hits > most) {
                    most = hits;
                    best = mentioned(list, i, elements.get(i), params);
                }
            }
        }
        return best;
    }

    private int hits(JsonNode element, List<String> params) {
        return Math.toIntExact(element.properties().stream()
                .filter(field -> spokenOf(field, params))
                .count());
    }

    /** Documents the ledger numbers are known to the refusal by that number, and here by the field that names them. */
    private boolean spokenOf(Map.Entry<String, JsonNode> field, List<String> params) {
        return params.contains(ImportDocument.text(field.getValue()))
                || (field.getValue().isObject() && answer.path("params").has(field.getKey()));
    }

    private Optional<Place> mentioned(String list, int index, JsonNode element, List<String> params) {
        Place found = null;
        for (Map.Entry<String, JsonNode> field : element.properties()) {
            boolean counted = field.getKey().matches("quantity|amount|net_amount|counted");
            if (spokenOf(field, params) && (found == null || counted)) {
                found = new Place(list, index, field.getKey());
            }
        }
        return Optional.ofNullable(found);
    }
}
