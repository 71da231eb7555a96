package vigie.dashboard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.dashboard.sql.RunLockedSql.Outcome;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.TestCompany;
import vigie.dashboard.warehouse.Warehouse;

/** Users' SQL over a published snapshot: what it prints, and everything it must refuse. */
class LockedSqlTest {
    @TempDir
    static Path snapshots;

    private record Ran(Outcome outcome, String out, String errors) {}

    @BeforeAll
    static void publish() {
        try (Warehouse warehouse = Warehouse.open(snapshots.resolve("live.duckdb"))) {
            TestCompany.history(5).writeTo(warehouse);
            Snapshots published = new Snapshots(warehouse, snapshots);
            Snapshots.Snapshot first = published.publish();
            assertThat(published.publish()).isEqualTo(first);
        }
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String[] all = new String[arguments.length + 2];
        all[0] = "--snapshots";
        all[1] = snapshots.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Outcome outcome = RunLockedSql.run(
                all,
                Locale.UK,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return new Ran(outcome, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into margins select * from margins",
                "update progress set position = 0",
                "delete from margins",
                "drop table margins",
                "create table mine (a integer)",
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/hostname')",
                "select * from glob('/*')",
                "select * from '/etc/passwd'",
                "copy margins to '/tmp/vigie-leak.csv'",
                "copy (select 1) to '/tmp/vigie-leak.parquet' (format parquet)",
                "export database '/tmp/vigie-leak'",
                "attach ':memory:' as other",
                "attach '/tmp/vigie-other.duckdb' as other",
                "install httpfs",
                "load httpfs",
                "set memory_limit = '4GB'",
                "set enable_external_access = true",
                "set lock_configuration = false",
                "reset memory_limit",
                "set threads = 8",
                "create secret s (type s3)",
                "pragma database_size; set threads = 4",
                "call start_ui()",
                "select nothing_like_this from margins",
                "selekt 1"
            })
    void refusesWithOneSentence(String sql) {
        Ran ran = run(sql);
        assertThat(ran.outcome()).as(ran.out()).isEqualTo(Outcome.REFUSED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errors().lines()).hasSize(1).first().asString().startsWith("Query refused: ");
    }

    @Test
    void aTableIsAlignedAndShowsNull() {
        Ran ran = run("select 'a' as name, 1.50 as amount union all select null, 12345.00 order by amount");
        assertThat(ran.out().lines())
                .containsExactly("name    amount", "────  ────────", "a         1.50", "NULL  12345.00");
        assertThat(ran.errors()).startsWith("2 of 2 rows · snapshot of entry ");
    }

    @Test
    void csvAndJsonAreForPrograms() {
        assertThat(run("--format", "csv", "select 'a,b' as x, null as y, '' as z")
                        .out())
                .isEqualTo("x,y,z\r\n\"a,b\",,\"\"\r\n");
        assertThat(run("--format", "json", "select 1.10 as amount, 2 as n, null as nothing")
                        .out()
                        .strip())
                .isEqualToIgnoringWhitespace("[{\"amount\":\"1.10\",\"n\":2,\"nothing\":null}]");
    }

    @Test
    void tablesColumnsViewsAndMacrosAreThereWithComments() {
        Ran undescribed = run(
                "--format", "csv", "select count(*) as n from duckdb_columns() where not internal and comment is null");
        assertThat(undescribed.out()).isEqualTo("n\r\n0\r\n");
        assertThat(run("select count(*) from current_members").outcome()).isEqualTo(Outcome.DONE);
        assertThat(run("select sum(amount) from margins_as_of(100)").outcome()).isEqualTo(Outcome.DONE);
        assertThat(run("select count(*) from postings_as_of(100)").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void memoryIsBounded() {
        Ran ran = run("select list(i || repeat('x', 100)) from range(50000000) as numbers(i)");
        assertThat(ran.outcome()).isIn(Outcome.OUT_OF_MEMORY, Outcome.TIMED_OUT);
    }

    @Test
    void wrongUseAndNoSnapshotAreSaid() {
        assertThat(run("--format", "xml", "select 1").outcome()).isEqualTo(Outcome.WRONG_USAGE);
        assertThat(run().outcome()).isEqualTo(Outcome.WRONG_USAGE);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Outcome outcome = RunLockedSql.run(
                new String[] {"--snapshots", snapshots.resolve("none").toString(), "select 1"},
                Locale.FRANCE,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertThat(outcome).isEqualTo(Outcome.NO_SNAPSHOT);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("Aucun instantané");
    }
}
