package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The schema as a text that is reviewed in each change, and a meaning for each table and column. */
class SchemaTextTest {
    private static final String SCHEMA = """
            select text
            from (
              select c.relname, 0 as part, 0 as rank, chr(10) || c.relname
                || case when p.tablename is null then ' (not published)' else '' end
                || ': ' || obj_description(c.oid, 'pg_class') as text
              from pg_class as c
              left join pg_publication_tables as p on p.pubname = 'vigie_ledger' and p.tablename = c.relname
              where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r'
              union all
              select c.relname, 1, a.attnum, '  ' || rpad(a.attname, 24)
                || rpad(format_type(a.atttypid, a.atttypmod), 26)
                || case when a.attnotnull then '' else 'nullable; ' end || col_description(c.oid, a.attnum)
              from pg_class as c
              join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r'
              union all
              select c.relname, 2, row_number() over (partition by c.oid order by k.contype, k.conname collate "C"),
                '  ' || k.conname || ' ' || case when k.contype = 't' then 'deferred trigger'
                else pg_get_constraintdef(k.oid) end
              from pg_class as c
              join pg_constraint as k on k.conrelid = c.oid and k.contype <> 'n'
              where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r'
            ) as s
            order by s.relname collate "C", s.part, s.rank
            """;

    @Test
    void schemaIsTheReviewedText() throws SQLException {
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            Golden.matches(Path.of("schema.txt"), ledger.rows(SCHEMA).stripLeading());
        }
    }

    @Test
    void everyTableColumnAndViewHasAComment() throws SQLException {
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            assertThat(ledger.rows("""
                    select c.relname, a.attname
                    from pg_class as c
                    left join pg_attribute as a
                      on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
                    where c.relnamespace in ('ledger'::regnamespace, 'api'::regnamespace)
                      and c.relkind in ('r', 'v')
                      and (obj_description(c.oid, 'pg_class') is null
                        or (c.relkind = 'r' and col_description(c.oid, a.attnum) is null))
                    """)).isEmpty();
        }
    }
}
