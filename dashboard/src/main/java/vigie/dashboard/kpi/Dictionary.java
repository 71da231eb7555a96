package vigie.dashboard.kpi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.dashboard.warehouse.ReadSession;
import vigie.dashboard.warehouse.Warehouse;

/**
 * What every figure, table and column means: the metrics of the catalogue, the tables, views and macros of the
 * warehouse with their comments, and where each comes from. Searched in both languages at once.
 */
public final class Dictionary {
    private static final String LINEAGE = "kpi/lineage.yaml";
    private static final int NEAREST = 5;

    /** What kind of thing can be selected from. */
    public enum Kind {
        TABLE,
        VIEW,
        MACRO
    }

    /** A column with its type and meaning. */
    public record Column(String name, String type, String comment) {}

    /**
     * A table, view or table macro.
     *
     * @param comment the grain, in one sentence
     * @param parameters of a macro; empty otherwise
     * @param rows estimated number of rows, 0 for views and macros
     */
    public record Table(
            String name, Kind kind, String comment, List<String> parameters, List<Column> columns, long rows) {}

    /** Where a fact table comes from: tables of the ledger, then jobs in order. */
    public record Lineage(List<String> jobs, List<String> ledger) {}

    /**
     * What a search found.
     *
     * @param nearest terms that look like the search, only when nothing was found
     */
    public record Found(List<Metric> metrics, List<Table> tables, List<String> nearest) {}

    private final Warehouse warehouse;
    private final MetricCatalogue catalogue;
    private final Map<String, Lineage> lineage;

    public Dictionary(Warehouse warehouse, MetricCatalogue catalogue) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.lineage = lineages();
    }

    /** Where every fact table comes from, by table name. */
    public Map<String, Lineage> lineage() {
        return lineage;
    }

    /** Tables, then views, then macros, each by name. */
    public List<Table> tables() {
        return warehouse.read(Dictionary::tables);
    }

    /**
     * A table, view or macro by name.
     *
     * @throws BadQuery with code {@code UNKNOWN_TABLE}
     */
    public Table table(String name) {
        return tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_TABLE",
                        "La table « " + name + " » n'existe pas : la chercher dans le dictionnaire.",
                        "There is no table '" + name + "': look for it in the dictionary."));
    }

    /** Entries that hold every word of the text, in any language, whatever the accents; all for an empty text. */
    public Found search(String text) {
        List<String> words = Arrays.stream(plain(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return warehouse.read(session -> {
            List<Table> tables = tables(session);
            List<Metric> metrics = catalogue.metrics().stream()
                    .filter(metric -> holds(described(metric), words))
                    .toList();
            List<Table> matching = tables.stream()
                    .filter(table -> holds(described(table), words))
                    .toList();
            boolean none = metrics.isEmpty() && matching.isEmpty();
            return new Found(metrics, matching, none ? nearest(session, text, tables) : List.of());
        });
    }

    /** Words that mean something to the SQL of the warehouse. */
    public List<String> keywords() {
        return warehouse.read(session ->
                session.rows("select keyword_name from duckdb_keywords()", List.of(), row -> row.getString(1)));
    }

    private List<String> nearest(ReadSession session, String text, List<Table> tables) {
        String terms = Stream.concat(
                        catalogue.metrics().stream().flatMap(Dictionary::names),
                        tables.stream()
                                .flatMap(table -> Stream.concat(
                                        Stream.of(table.name()),
                                        table.columns().stream().map(Column::name))))
                .distinct()
                .collect(Collectors.joining("\n"));
        return session.rows(
                "select term from unnest(string_split(?, chr(10))) as terms(term)"
                        + " order by jaro_winkler_similarity(lower(strip_accents(term)), ?) desc, term limit "
                        + NEAREST,
                List.of(terms, plain(text)),
                row -> row.getString(1));
    }

    private static Stream<String> names(Metric metric) {
        return Stream.of(
                        Stream.of(metric.label().fr(), metric.label().en()),
                        metric.synonyms().fr().stream(),
                        metric.synonyms().en().stream())
                .flatMap(all -> all);
    }

    private static String described(Metric metric) {
        List<String> parts = new ArrayList<>(names(metric).toList());
        parts.add(metric.id());
        for (Metric.Words words : List.of(metric.question(), metric.formula(), metric.source(), metric.caveat())) {
            parts.add(words.fr());
            parts.add(words.en());
        }
        metric.evidence().ifPresent(evidence -> parts.addAll(evidence.accounts()));
        parts.addAll(metric.facts());
        return String.join("\n", parts);
    }

    private static String described(Table table) {
        return table.name() + "\n" + table.comment() + "\n"
                + table.columns().stream()
                        .map(column -> column.name() + " " + column.comment())
                        .collect(Collectors.joining("\n"));
    }

    private static boolean holds(String text, List<String> words) {
        String plain = plain(text);
        return words.stream().allMatch(plain::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static List<Table> tables(ReadSession session) {
        record Described(String table, Column column) {}
        Map<String, List<Column>> columns = session
                .rows(
                        "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns()"
                                + " where not internal order by table_name, column_index",
                        List.of(),
                        row -> new Described(
                                row.getString(1), new Column(row.getString(2), row.getString(3), row.getString(4))))
                .stream()
                .collect(Collectors.groupingBy(
                        Described::table, Collectors.mapping(Described::column, Collectors.toList())));
        return session.rows(
                "with selectable as ("
                        + "select 'TABLE' as kind, table_name as name, comment, []::varchar[] as parameters,"
                        + " estimated_size as row_count from duckdb_tables() where not internal"
                        + " union all select 'VIEW', view_name, comment, [], 0 from duckdb_views() where not internal"
                        + " union all select 'MACRO', function_name, comment, parameters, 0"
                        + " from duckdb_functions() where not internal and function_type = 'table_macro')"
                        + " select kind, name, coalesce(comment, ''), parameters, row_count from selectable"
                        + " order by kind = 'MACRO', kind = 'VIEW', name",
                List.of(),
                row -> new Table(
                        row.getString(2),
                        Kind.valueOf(row.getString(1)),
                        row.getString(3),
                        texts(row, 4),
                        columns.getOrDefault(row.getString(2), List.of()),
                        row.getLong(5)));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(String::valueOf)
                        .toList();
    }

    private static Map<String, Lineage> lineages() {
        try (InputStream in = Dictionary.class.getClassLoader().getResourceAsStream(LINEAGE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + LINEAGE + " is missing");
            }
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, Lineage>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(LINEAGE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
