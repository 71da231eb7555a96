package vigie.operationaldb.importing;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.operationaldb.CommandCatalogue;
import vigie.operationaldb.CommandCatalogue.Command;
import vigie.operationaldb.CommandCatalogue.Field;
import vigie.operationaldb.Sentence;

/**
 * The columns of one import file: those the import reads itself, then the fields of the command, then those of its
 * lists. A field of a list that is named as one of the document has the name of the list before it.
 *
 * @param meaning what a document of the file does
 * @param requiredLists lists a document must have a line in
 * @param takesNumber whether the command takes a number, which the reference of the document is unless another is given
 */
public record FileLayout(
        ImportFile file, Sentence meaning, List<FileColumn> columns, List<String> requiredLists, boolean takesNumber) {
    public FileLayout {
        columns = List.copyOf(columns);
        requiredLists = List.copyOf(requiredLists);
    }

    /**
     * Every file as the commands of this ledger want it.
     *
     * @param reader statement in the role of the reader
     */
    public static Map<ImportFile, FileLayout> readAll(Statement reader) throws SQLException {
        Map<String, Command> commands = CommandCatalogue.read(reader);
        Map<ImportFile, FileLayout> layouts = new EnumMap<>(ImportFile.class);
        for (ImportFile file : ImportFile.values()) {
            Command command = commands.get(file.command());
            if (command == null) {
                throw new IllegalStateException("The ledger has no command " + file.command());
            }
            layouts.put(file, of(file, command));
        }
        return layouts;
    }

    private static FileLayout of(ImportFile file, Command command) {
        Map<String, FileColumn> columns = new LinkedHashMap<>();
        if (!file.isReference()) {
            put(columns, new FileColumn(FileColumn.DOCUMENT, "", "", CellKind.TEXT, true));
            put(columns, new FileColumn(FileColumn.SEQUENCE, "", "", CellKind.INTEGER, false));
        }
        List<String> requiredLists = new ArrayList<>();
        for (List<Field> form : command.forms()) {
            for (Field field : form) {
                boolean required = everywhere(command, field.name());
                if (command.lists().containsKey(field.name())) {
                    if (required) {
                        requiredLists.add(field.name());
                    }
                } else if (!field.name().equals("number") || file.numberedByOthers()) {
                    put(columns, new FileColumn(field.name(), "", field.name(), CellKind.of(field.kind()), required));
                }
            }
        }
        command.lists().forEach((list, fields) -> {
            for (Field field : fields) {
                String name = columns.containsKey(field.name()) ? singular(list) + "_" + field.name() : field.name();
                put(columns, new FileColumn(name, list, field.name(), CellKind.of(field.kind()), field.required()));
            }
        });
        boolean takesNumber = command.forms().stream()
                .anyMatch(form -> form.stream().anyMatch(field -> field.name().equals("number")));
        return new FileLayout(
                file, command.meaning(), List.copyOf(columns.values()), List.copyOf(requiredLists), takesNumber);
    }

    private static void put(Map<String, FileColumn> columns, FileColumn column) {
        columns.putIfAbsent(column.name(), column);
    }

    private static boolean everywhere(Command command, String field) {
        return command.forms().stream()
                .allMatch(form -> form.stream().anyMatch(one -> one.name().equals(field) && one.required()));
    }

    private static String singular(String list) {
        return list.endsWith("s") ? list.substring(0, list.length() - 1) : list;
    }

    /** Names of the columns, in their order. */
    public List<String> columnNames() {
        return columns.stream().map(FileColumn::name).toList();
    }

    String columnText() {
        return String.join(", ", columnNames());
    }

    Optional<FileColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The column a field of the command is read from. */
    Optional<FileColumn> columnOf(String list, String field) {
        return columns.stream()
                .filter(column -> column.list().equals(list) && column.field().equals(field))
                .findFirst();
    }

    /** The business day of a document: its first date. */
    Optional<FileColumn> dateColumn() {
        return columns.stream()
                .filter(column -> column.ofDocument() && column.kind() == CellKind.DATE && column.required())
                .findFirst();
    }

    /** Columns that tell rows of this file apart. */
    List<String> keyColumns() {
        return columnNames().subList(0, Math.max(1, file.keyColumnCount()));
    }

    /** Lists of the command the rows are lines of. */
    List<String> lists() {
        return columns.stream()
                .map(FileColumn::list)
                .filter(list -> !list.isEmpty())
                .distinct()
                .toList();
    }

    boolean hasLists() {
        return !lists().isEmpty();
    }
}
