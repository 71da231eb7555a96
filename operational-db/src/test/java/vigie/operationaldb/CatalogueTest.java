package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue says of a command is what the command checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRANGER = "no_such_field";

    /** One object a command takes: the body in one of its forms, or an element of a list in it. */
    record Place(String command, String form, String place, List<Field> fields) {
        @Override
        public String toString() {
            return command + " " + form + (place.isEmpty() ? "" : " " + place);
        }

        String names() {
            return String.join(", ", fields.stream().map(Field::name).toList());
        }
    }

    record Field(String name, String kind, boolean required) {}

    private final LedgerUnderTest ledger = new LedgerUnderTest();
    private final List<Place> places = readPlaces();

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void everyCommandHasAGroupASentenceAndFields() {
        assertThat(ledger.rows("""
                select c.command
                from api.commands() as c
                where c.en = ''
                  or not exists (select from api.command_fields() as f where f.command = c.command and f.place = '')
                """))
                .as("commands to describe in R__61, or whose checks R__60 cannot read")
                .isEmpty();
        assertThat(ledger.rows("""
                select m.command
                from ledger.command_meanings as m
                where m.command not in (select c.command from api.commands() as c)
                """)).as("meanings of no command").isEmpty();
    }

    @Test
    void everyListHasItsFields() {
        assertThat(ledger.rows("""
                select f.command, f.field
                from api.command_fields() as f
                where f.kind = 'lines'
                  and f.place = ''
                  and not exists (
                    select from api.command_fields() as l where l.command = f.command and l.place = f.field
                  )
                """)).isEmpty();
    }

    @Test
    void everyQuestionSaysWhatARowOfItsAnswerIs() {
        assertThat(ledger.rows("select q.question from api.questions() as q where q.meaning = ''"))
                .isEmpty();
        assertThat(ledger.rows("""
                select q.question, q.parameters, jsonb_array_length(q.answer_columns)
                from api.questions() as q
                where q.question in ('list_price', 'reminders', 'snapshot_at')
                """)).isEqualTo("""
                list_price [{"name": "customer", "type": "text", "required": true}, {"name": "sku", "type": "text", \
                "required": true}, {"name": "quantity", "type": "numeric", "required": true}, {"name": "on_day", \
                "type": "date", "required": true}] 3
                reminders [{"name": "on_day", "type": "date", "required": true}] 11
                snapshot_at [{"name": "moment", "type": "timestamp with time zone", "required": true}] 1
                """);
    }

    /** A stranger among the fields is refused with the names of those that may be there. */
    @ParameterizedTest
    @MethodSource("places")
    void commandChecksTheFieldsItIsDescribedWith(Place place) {
        ObjectNode body = body(place.command(), place.place().isEmpty() ? place.form() : formWith(place));
        ObjectNode object = place.place().isEmpty()
                ? body
                : (ObjectNode) body.path(place.place()).path(0);
        object.put(STRANGER, 1);
        CommandRefused refused = ledger.refusalOf(place.command(), body.toString());
        assertThat(refused.code()).as(refused.en()).isEqualTo("MALFORMED_COMMAND");
        assertThat(refused.params().path("field").asText()).endsWith(STRANGER);
        assertThat(refused.params().path("expected").asText()).isEqualTo(place.names());
    }

    List<Place> places() {
        return places;
    }

    private List<Place> readPlaces() {
        Map<String, Place> places = new LinkedHashMap<>();
        ledger.rows("""
                select f.command, f.form, case f.place when '' then '.' else f.place end, f.field, f.kind, f.required
                from api.command_fields() as f
                where f.command not in ('open_balances', 'scan_moves') or f.place = ''
                """)
                .lines()
                .map(row -> row.split(" "))
                .forEach(row -> places.computeIfAbsent(
                                row[0] + " " + row[1] + " " + row[2],
                                ignored ->
                                        new Place(row[0], row[1], row[2].equals(".") ? "" : row[2], new ArrayList<>()))
                        .fields()
                        .add(new Field(row[3], row[4], row[5].equals("t"))));
        return List.copyOf(places.values());
    }

    private String formWith(Place list) {
        return places().stream()
                .filter(p -> p.command().equals(list.command()) && p.place().isEmpty())
                .filter(p -> p.fields().stream().anyMatch(f -> f.name().equals(list.place())))
                .findFirst()
                .orElseThrow()
                .form();
    }

    /** The required fields of one form, and one element of each of its lists. */
    private ObjectNode body(String command, String form) {
        ObjectNode body = JSON.createObjectNode();
        List<Place> described =
                places().stream().filter(p -> p.command().equals(command)).toList();
        for (Place place : described) {
            if (place.place().isEmpty() && place.form().equals(form)) {
                for (Field field : place.fields()) {
                    if (field.required() || field.kind().equals("lines")) {
                        fill(body, field);
                    }
                }
            }
        }
        for (Place place : described) {
            if (body.path(place.place()) instanceof ArrayNode list) {
                ObjectNode line = list.removeAll().addObject();
                place.fields().stream().filter(Field::required).forEach(field -> fill(line, field));
            }
        }
        return body;
    }

    private static void fill(ObjectNode object, Field field) {
        switch (field.kind()) {
            case "text" -> object.put(field.name(), "X");
            case "date" -> object.put(field.name(), "2026-01-31");
            case "boolean" -> object.put(field.name(), true);
            case "lines" -> object.putArray(field.name()).addObject();
            case "object" -> object.putObject(field.name());
            case "texts" -> object.putArray(field.name()).add("X");
            default -> object.put(field.name(), 1);
        }
    }
}
