package vigie.operationaldb.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vigie.operationaldb.Sentence;

/**
 * The documents of an import in temporary tables of the reader's session, so that memory stays flat however long the
 * history is: written in the order of the files, read in the order they are given in.
 */
final class StagedDocuments implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ImportFile> FILES = List.of(ImportFile.values());
    private static final int ROWS_PER_INSERT = 500;

    private final Connection reader;
    private final PreparedStatement insert;
    private int waiting;

    StagedDocuments(Connection reader) throws SQLException {
        this.reader = reader;
        try (Statement statement = reader.createStatement()) {
            statement.execute("drop table if exists pg_temp.staged_documents, pg_temp.ordered_documents");
            statement.execute("""
                    create temporary table staged_documents (
                      staged_no bigint generated always as identity,
                      phase integer, file_no integer, reference text, first_line bigint, document_on date,
                      sequence bigint, body text, lines_of_lists text
                    )
                    """);
        }
        insert = reader.prepareStatement("""
                insert into pg_temp.staged_documents
                  (phase, file_no, reference, first_line, document_on, sequence, body, lines_of_lists)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """);
    }

    void add(ImportDocument document) {
        try {
            insert.setInt(1, document.file().phase());
            insert.setInt(2, FILES.indexOf(document.file()));
            insert.setString(3, document.reference());
            insert.setLong(4, document.firstLine());
            insert.setObject(5, document.on());
            insert.setObject(6, document.sequence(), Types.BIGINT);
            insert.setString(7, document.body().toString());
            insert.setString(8, document.linesOfLists().toString());
            insert.addBatch();
            if (++waiting == ROWS_PER_INSERT) {
                insert.executeBatch();
                waiting = 0;
            }
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    /**
     * Puts the documents in the order they are given in: reference data by file, then by sequence where there is one,
     * else by day and the order of the trade.
     */
    void order() throws SQLException {
        insert.executeBatch();
        try (Statement statement = reader.createStatement()) {
            statement.execute("""
                    create temporary table ordered_documents as
                    select
                      row_number() over (
                        order by d.phase, d.sequence, case when d.phase > 0 then d.document_on end, d.file_no,
                          d.staged_no
                      ) as place,
                      d.*
                    from pg_temp.staged_documents as d
                    """);
            statement.execute("create unique index on pg_temp.ordered_documents (place)");
            statement.execute("drop table pg_temp.staged_documents");
            statement.execute("analyze pg_temp.ordered_documents");
        }
    }

    /** References that name two documents of a file, and documents without a sequence among others with one. */
    void check(Consumer<ImportFault> faults) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            try (ResultSet row = statement.executeQuery("""
                    select r.file_no, r.first_line, r.reference, r.earlier_line
                    from (
                      select
                        d.*, lag(d.first_line) over (partition by d.file_no, d.reference order by d.first_line)
                          as earlier_line
                      from pg_temp.ordered_documents as d
                    ) as r
                    where r.earlier_line is not null
                    """)) {
                while (row.next()) {
                    ImportFile file = FILES.get(row.getInt(1));
                    faults.accept(new ImportFault(
                            file.fileName(),
                            row.getLong(2),
                            file.isReference() ? "" : FileColumn.DOCUMENT,
                            row.getString(3),
                            new Sentence(
                                    "une valeur unique, dont les lignes se suivent (déjà ligne " + row.getLong(4) + ")",
                                    "a unique value whose lines follow each other (already on line " + row.getLong(4)
                                            + ")")));
                }
            }
            try (ResultSet row = statement.executeQuery("""
                    select d.file_no, d.first_line
                    from pg_temp.ordered_documents as d
                    where d.phase = 1 and d.sequence is null
                      and exists (select from pg_temp.ordered_documents as s where s.sequence is not null)
                    """)) {
                while (row.next()) {
                    faults.accept(new ImportFault(
                            FILES.get(row.getInt(1)).fileName(),
                            row.getLong(2),
                            FileColumn.SEQUENCE,
                            "",
                            new Sentence(
                                    "un rang, car d'autres pièces en ont un",
                                    "a place in the sequence, because other documents have one")));
                }
            }
        }
    }

    long count() throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_temp.ordered_documents")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** At most {@code most} documents after a place, in their order. */
    List<ImportDocument> after(long place, int most) throws SQLException {
        List<ImportDocument> documents = new ArrayList<>();
        try (PreparedStatement statement = reader.prepareStatement("""
                select d.file_no, d.reference, d.first_line, d.document_on, d.sequence, d.body, d.lines_of_lists
                from pg_temp.ordered_documents as d
                where d.place > ? and d.place <= ?
                order by d.place
                """)) {
            statement.setLong(1, place);
            statement.setLong(2, place + most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    documents.add(new ImportDocument(
                            FILES.get(row.getInt(1)),
                            row.getString(2),
                            row.getLong(3),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, Long.class),
                            object(row.getString(6)),
                            object(row.getString(7))));
                }
            }
        }
        return documents;
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A staged document is not JSON: " + text, e);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        try (Statement statement = reader.createStatement()) {
            statement.execute("drop table if exists pg_temp.staged_documents, pg_temp.ordered_documents");
        }
    }

    /** A failure of the database while rows are read from a file. */
    static final class StagingFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private StagingFailed(SQLException cause) {
            super(cause);
        }
    }
}
