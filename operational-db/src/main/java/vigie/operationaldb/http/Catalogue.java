package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigie.operationaldb.CommandCatalogue;
import vigie.operationaldb.CommandCatalogue.Command;
import vigie.operationaldb.LedgerUnavailable;

/** The commands and questions the ledger has, as its own catalogue tells them; read again when one is not known. */
final class Catalogue {
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
                    return new Content(CommandCatalogue.read(statement), readQuestions(statement));
                }
            });
        } catch (SQLException e) {
            throw new LedgerUnavailable("the catalogue of commands cannot be read: " + e.getMessage(), e);
        }
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
