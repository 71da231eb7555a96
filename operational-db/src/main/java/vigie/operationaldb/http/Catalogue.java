package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigie.operationaldb.LedgerUnavailable;
import vigie.operationaldb.Sentence;

/** The commands and questions the ledger has, as its own catalogue tells them; read again when one is not known. */
final class Catalogue {
    /**
     * A command.
     *
     * @param forms the forms its body may take, each a list of fields
     * @param lists the fields of the elements of each list in the body, by the name of the list
     */
    record Command(
            String name,
            String group,
            boolean keyRequired,
            Sentence meaning,
            List<List<Field>> forms,
            Map<String, List<Field>> lists) {}

    /** A field of a body or of an element of a list. */
    record Field(String name, String kind, boolean required) {}

    /** A question: a function, or a view that may be asked by any of its columns. */
    record Question(String name, boolean view, String meaning, List<Parameter> parameters, List<Parameter> columns) {}

    /** A parameter of a question or a column of its answer, with its PostgreSQL type. */
    record Parameter(String name, String type, boolean required) {}

    private record Content(Map<String, Command> commands, Map<String, Question> questions) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LedgerPool reader;
    private volatile Content content;

    Catalogue(LedgerPool reader) {
        this.reader = reader;
        this.content = read();
    }

    Optional<Command> command(String name) {
        if (!content.commands().containsKey(name)) {
            content = read();
        }
        return Optional.ofNullable(content.commands().get(name));
    }

    Optional<Question> question(String name) {
        if (!content.questions().containsKey(name)) {
            content = read();
        }
        return Optional.ofNullable(content.questions().get(name));
    }

    Collection<Command> commands() {
        return content.commands().values();
    }

    Collection<Question> questions() {
        return content.questions().values();
    }

    private Content read() {
        try {
            return reader.repeatable(lent -> {
                try (Statement statement = lent.connection().createStatement()) {
                    return new Content(readCommands(statement), readQuestions(statement));
                }
            });
        } catch (SQLException e) {
            throw new LedgerUnavailable("the catalogue of commands cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Command> readCommands(Statement statement) throws SQLException {
        Map<String, Command> commands = new TreeMap<>();
        try (ResultSet row =
                statement.executeQuery("select command, command_group, key_required, fr, en from api.commands()")) {
            while (row.next()) {
                Command command = new Command(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        new Sentence(row.getString(4), row.getString(5)),
                        new ArrayList<>(),
                        new LinkedHashMap<>());
                commands.put(command.name(), command);
            }
        }
        try (ResultSet row = statement.executeQuery(
                "select command, form, place, field, kind, required from api.command_fields()")) {
            while (row.next()) {
                Command command = commands.get(row.getString(1));
                if (command != null) {
                    place(command, row.getInt(2), row.getString(3))
                            .add(new Field(row.getString(4), row.getString(5), row.getBoolean(6)));
                }
            }
        }
        return commands;
    }

    private static List<Field> place(Command command, int form, String place) {
        if (!place.isEmpty()) {
            return command.lists().computeIfAbsent(place, ignored -> new ArrayList<>());
        }
        while (command.forms().size() < form) {
            command.forms().add(new ArrayList<>());
        }
        return command.forms().get(form - 1);
    }

    private static Map<String, Question> readQuestions(Statement statement) throws SQLException {
        Map<String, Question> questions = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(
                "select question, is_view, meaning, parameters, answer_columns from api.questions()")) {
            while (row.next()) {
                Question question = new Question(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        parameters(row.getString(4)),
                        parameters(row.getString(5)));
                questions.put(question.name(), question);
            }
        }
        return questions;
    }

    private static List<Parameter> parameters(String json) {
        List<Parameter> parameters = new ArrayList<>();
        try {
            for (JsonNode one : JSON.readTree(json)) {
                parameters.add(new Parameter(
                        one.path("name").asText(),
                        one.path("type").asText(),
                        one.path("required").asBoolean()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalogue answered something that is not JSON: " + json, e);
        }
        return List.copyOf(parameters);
    }
}
