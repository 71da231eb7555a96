package vigie.operationaldb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A fresh ledger with a writer who gives commands and an administrator who looks and tampers. */
final class LedgerUnderTest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource administrator;
    private final Connection onlooker;
    private final Connection writer;
    private final LedgerCommands commands;
    private int keys;

    LedgerUnderTest() {
        administrator = LedgerServer.freshLedger();
        try {
            onlooker = administrator.getConnection();
            writer = LedgerServer.as("vigie_writer", administrator).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger under test takes no connection", e);
        }
        commands = new LedgerCommands(writer);
    }

    /** With the small company of the stories in it. */
    static LedgerUnderTest withCompany() {
        LedgerUnderTest ledger = new LedgerUnderTest();
        ledger.play(Story.read("company"));
        return ledger;
    }

    DataSource administrator() {
        return administrator;
    }

    Connection writer() {
        return writer;
    }

    void play(Story story) {
        play(story, step -> {});
    }

    /** Plays the story; after each of its steps somebody may look. */
    void play(Story story, Consumer<Story.Step> look) {
        for (Story.Step step : story.steps()) {
            speakAs(step.actor());
            try {
                JsonNode answer = accept(step.command(), step.body());
                if (step.refusal() != null) {
                    throw new AssertionError(
                            story.name() + ": expected " + step.refusal() + " for " + step + ", got " + answer);
                }
            } catch (CommandRefused refused) {
                if (!refused.code().equals(step.refusal())) {
                    throw new AssertionError(story.name() + ": " + step, refused);
                }
            }
            look.accept(step);
        }
        speakAs(null);
    }

    /** Lets this actor, from a made-up address, give the next commands; nobody in particular when null. */
    void speakAs(@Nullable String actor) {
        try (PreparedStatement name = writer.prepareStatement(
                "select set_config('vigie.actor', ?, false), set_config('vigie.client_address', ?, false)")) {
            name.setString(1, actor == null ? "" : actor);
            name.setString(2, actor == null ? "" : "192.0.2.7");
            name.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("nobody can speak as " + actor, e);
        }
    }

    /** Gives a command with a new key. */
    JsonNode accept(String command, String body) throws CommandRefused {
        keys++;
        return accept(command, "key-" + keys, body);
    }

    JsonNode accept(String command, @Nullable String key, String body) throws CommandRefused {
        try {
            return commands.call(command, key, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + body, e);
        }
    }

    /** What a refused command is refused with; fails when it is accepted. */
    CommandRefused refusalOf(String command, String body) {
        try {
            JsonNode answer = accept(command, body);
            throw new AssertionError(command + " " + body + " was accepted: " + answer);
        } catch (CommandRefused refused) {
            return refused;
        }
    }

    /** Rows of a query as text: columns by blanks, rows by line ends, absent values as a dash. */
    String rows(String sql) {
        try (Statement statement = onlooker.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            StringBuilder text = new StringBuilder();
            while (found.next()) {
                StringJoiner row = new StringJoiner(" ", "", "\n");
                for (int column = 1; column <= columns; column++) {
                    String value = found.getString(column);
                    row.add(value == null ? "-" : value);
                }
                text.append(row);
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException("query failed: " + sql, e);
        }
    }

    /** The two columns of a query, the first being the key. */
    Map<String, String> pairs(String sql) {
        return rows(sql).lines().map(row -> row.split(" ")).collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    /** Number of rows of every table of the ledger. */
    String rowCounts() {
        String union = rows("""
                select string_agg(format('select %L as table_name, count(*) from ledger.%I', c.relname, c.relname),
                  ' union all ')
                from pg_class as c
                where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r'
                """);
        return rows(union.strip() + " order by 1");
    }

    /** Runs SQL as the owner of the ledger, past the api functions; all statements in one transaction. */
    void tamper(String... statements) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role vigie_owner");
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        commands.close();
        writer.close();
        onlooker.close();
    }
}
