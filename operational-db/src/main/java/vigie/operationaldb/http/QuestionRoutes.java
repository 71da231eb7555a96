package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.LedgerUnavailable;

/** Questions: the functions and views that only read. Amounts are decimal texts, so that no program rounds them. */
final class QuestionRoutes {
    private static final JsonFactory JSON = new JsonFactory();
    static final int USUAL_ROWS = 1_000;
    static final int MOST_ROWS = 10_000;

    private final Catalogue catalogue;
    private final Access access;
    private final LedgerPool reader;

    QuestionRoutes(Catalogue catalogue, Access access, LedgerPool reader) {
        this.catalogue = catalogue;
        this.access = access;
        this.reader = reader;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/v1/queries/{name}", this::ask);
    }

    private void ask(Context context) {
        access.caller(context).require("read");
        Catalogue.Question question = question(context.pathParam("name"));
        Map<String, String> given = given(context, question);
        int limit = limit(given.remove("limit"));
        try {
            byte[] answer = reader.repeatable(lent -> {
                checkTypes(lent.connection(), question, given);
                return answer(lent.connection(), question, given, limit);
            });
            context.result(answer);
            context.header("Cache-Control", "no-store");
            context.contentType("application/json; charset=utf-8");
        } catch (SQLException e) {
            throw new LedgerUnavailable("api." + question.name() + " failed: " + e.getMessage(), e);
        }
    }

    private Catalogue.Question question(String name) {
        return catalogue.question(name).orElseThrow(() -> {
            String names = String.join(
                    ", ",
                    catalogue.questions().stream().map(Catalogue.Question::name).toList());
            return Problem.of(
                    404,
                    "UNKNOWN_QUERY",
                    "Aucune question ne s'appelle « " + name + " ». Il existe : " + names + ".",
                    "No query is called '" + name + "'. There are: " + names + ".");
        });
    }

    private static Map<String, String> given(Context context, Catalogue.Question question) {
        List<String> known =
                question.parameters().stream().map(Catalogue.Parameter::name).toList();
        Map<String, String> given = new TreeMap<>();
        context.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name) && !name.equals("limit")) {
                throw badParameter(name, "inconnu", "unknown", String.join(", ", known) + ", limit");
            }
            given.put(name, values.getFirst());
        });
        for (Catalogue.Parameter parameter : question.parameters()) {
            if (parameter.required() && !given.containsKey(parameter.name())) {
                throw badParameter(parameter.name(), "absent", "missing", parameter.type());
            }
        }
        return given;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_ROWS;
        }
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MOST_ROWS) {
            throw badParameter("limit", "mal typé", "mistyped", "1.." + MOST_ROWS);
        }
        return Integer.parseInt(text);
    }

    private static Problem badParameter(String name, String probleme, String problem, String expected) {
        return Problem.of(
                400,
                "BAD_PARAMETER",
                "Paramètre " + name + " " + probleme + ", attendu : " + expected + ".",
                "Parameter " + name + " is " + problem + ", expected " + expected + ".");
    }

    private static void checkTypes(Connection connection, Catalogue.Question question, Map<String, String> given)
            throws SQLException {
        try (PreparedStatement check = connection.prepareStatement("select pg_input_is_valid(?, ?)")) {
            for (Catalogue.Parameter parameter : question.parameters()) {
                String value = given.get(parameter.name());
                if (value != null) {
                    check.setString(1, value.replace("\0", ""));
                    check.setString(2, parameter.type());
                    try (ResultSet row = check.executeQuery()) {
                        row.next();
                        if (!row.getBoolean(1) || value.contains("\0")) {
                            throw badParameter(parameter.name(), "mal typé", "mistyped", parameter.type());
                        }
                    }
                }
            }
        }
    }

    private static byte[] answer(
            Connection connection, Catalogue.Question question, Map<String, String> given, int limit)
            throws SQLException {
        List<Catalogue.Parameter> used = question.parameters().stream()
                .filter(parameter -> given.containsKey(parameter.name()))
                .toList();
        try (PreparedStatement ask = connection.prepareStatement(sql(question, used))) {
            for (int i = 0; i < used.size(); i++) {
                ask.setString(i + 1, given.get(used.get(i).name()));
            }
            ask.setInt(used.size() + 1, limit + 1);
            try (ResultSet rows = ask.executeQuery()) {
                return json(rows, limit);
            }
        }
    }

    /** Names come from the catalogue, values are bound. */
    private static String sql(Catalogue.Question question, List<Catalogue.Parameter> used) {
        if (question.view()) {
            String conditions = used.stream()
                    .map(p -> " and q.\"" + p.name() + "\" = cast(? as " + p.type() + ")")
                    .collect(Collectors.joining());
            return "select q.* from api.\"" + question.name() + "\" as q where true" + conditions + " limit ?";
        }
        String arguments = used.stream()
                .map(p -> "\"" + p.name() + "\" => cast(? as " + p.type() + ")")
                .collect(Collectors.joining(", "));
        return "select q.* from api.\"" + question.name() + "\"(" + arguments + ") as q limit ?";
    }

    private static byte[] json(ResultSet rows, int limit) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                names.add(columns.getColumnLabel(column));
            }
            out.writeStartObject();
            out.writeArrayFieldStart("rows");
            int written = 0;
            boolean more = false;
            while (!more && rows.next()) {
                more = written == limit;
                if (!more) {
                    out.writeStartObject();
                    for (int column = 1; column <= names.size(); column++) {
                        out.writeFieldName(names.get(column - 1));
                        write(out, rows, column, columns.getColumnType(column));
                    }
                    out.writeEndObject();
                    written++;
                }
            }
            out.writeEndArray();
            out.writeBooleanField("more", more);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, ResultSet rows, int column, int type)
            throws SQLException, IOException {
        String text = rows.getString(column);
        if (text == null) {
            out.writeNull();
        } else {
            switch (type) {
                case Types.INTEGER, Types.BIGINT, Types.SMALLINT -> out.writeNumber(rows.getLong(column));
                case Types.BIT, Types.BOOLEAN -> out.writeBoolean(rows.getBoolean(column));
                default -> out.writeString(text);
            }
        }
    }
}
