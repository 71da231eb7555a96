package vigie.operationaldb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands of the ledger as its own catalogue tells them ({@code api.commands}, {@code api.command_fields}). */
public final class CommandCatalogue {
    private CommandCatalogue() {}

    /**
     * A command.
     *
     * @param forms the forms its body may take, each a list of fields
     * @param lists the fields of the elements of each list in the body, by the name of the list
     */
    public record Command(
            String name,
            String group,
            boolean keyRequired,
            Sentence meaning,
            List<List<Field>> forms,
            Map<String, List<Field>> lists) {}

    /** A field of a body or of an element of a list; {@code kind} is a type of {@code ledger.check_value}. */
    public record Field(String name, String kind, boolean required) {}

    /**
     * All commands, by name.
     *
     * @param reader statement of a connection in the role of the reader
     */
    public static Map<String, Command> read(Statement reader) throws SQLException {
        Map<String, Command> commands = new TreeMap<>();
        try (ResultSet row =
                reader.executeQuery("select command, command_group, key_required, fr, en from api.commands()")) {
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
        try (ResultSet row =
                reader.executeQuery("select command, form, place, field, kind, required from api.command_fields()")) {
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
}
