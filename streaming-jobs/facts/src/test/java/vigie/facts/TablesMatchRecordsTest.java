package vigie.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablesMatchRecordsTest {
    private Connection duckdb;

    @BeforeEach
    void createTables() throws Exception {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(FactCodecTest.resource("/facts/tables.sql"));
            statement.execute(FactCodecTest.resource("/facts/account-tables.sql"));
            statement.execute(FactCodecTest.resource("/facts/alert-tables.sql"));
            statement.execute(FactCodecTest.resource("/facts/process-tables.sql"));
        }
    }

    @AfterEach
    void close() throws SQLException {
        duckdb.close();
    }

    @ParameterizedTest
    @EnumSource(FactTable.class)
    void columnsAreThePositionAndTheComponents(FactTable table) throws SQLException {
        List<String> expected = new ArrayList<>(List.of("position bigint not null", "fact_index integer not null"));
        table.columns().forEach(column -> expected.add(line(column)));
        assertThat(columns(table.tableName())).isEqualTo(expected);
    }

    @Test
    void commitColumnsAreTheComponents() throws SQLException {
        List<String> expected = RecordLayout.of(CommitSummary.class).columns().stream()
                .map(TablesMatchRecordsTest::line)
                .toList();
        assertThat(columns("ledger_commits")).isEqualTo(expected);
    }

    @Test
    void everyTableAndColumnHasAComment() throws SQLException {
        assertThat(strings("""
                select table_name from duckdb_tables() where comment is null
                union all
                select table_name || '.' || column_name from duckdb_columns()
                where schema_name = 'main' and comment is null and not internal
                """)).isEmpty();
    }

    @Test
    void thereIsOneTablePerFactAndNoOther() throws SQLException {
        List<String> expected = new ArrayList<>(List.of("ledger_commits"));
        for (FactTable table : FactTable.values()) {
            expected.add(table.tableName());
        }
        assertThat(strings("select table_name from duckdb_tables()")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void schemasNameTheComponentsInOrder() throws IOException {
        for (FactTable table : FactTable.values()) {
            List<String> fields = FactCodecTest.schema(table.recordClass().getSimpleName()).getFields().stream()
                    .map(field -> field.name())
                    .toList();
            assertThat(fields)
                    .isEqualTo(
                            table.columns().stream().map(FactColumn::component).toList());
        }
    }

    @Test
    void readmeHasOneLinePerFactWithItsGrain() throws IOException {
        List<String> lines = Pattern.compile("^\\| `(\\w+)` \\(`(\\w+)`\\) \\| ([^|]+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult line) -> line.group(1) + " " + line.group(2) + " " + line.group(3) + ".")
                .toList();
        List<String> expected = new ArrayList<>();
        for (FactTable table : FactTable.values()) {
            expected.add(table.recordClass().getSimpleName() + " " + table.tableName() + " " + table.grain());
        }
        assertThat(lines).isEqualTo(expected);
    }

    private static String line(FactColumn column) {
        return column.name() + " " + column.type().sqlType().replace(", ", ",")
                + (column.nullable() ? "" : " not null");
    }

    private List<String> columns(String table) throws SQLException {
        return strings("""
                select column_name || ' '
                    || case data_type when 'TIMESTAMP WITH TIME ZONE' then 'timestamptz' else lower(data_type) end
                    || case when is_nullable then '' else ' not null' end
                from duckdb_columns() where table_name = '%s' order by column_index
                """.formatted(table));
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
