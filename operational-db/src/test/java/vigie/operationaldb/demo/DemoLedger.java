package vigie.operationaldb.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import vigie.operationaldb.LedgerServer;
import vigie.operationaldb.MigrateDatabase;

/** A fresh ledger of one test: connections in the role of the program under test, and questions asked as its owner. */
public final class DemoLedger implements AutoCloseable {
    private final DataSource ledger = LedgerServer.freshLedger();
    private final Connection owner;

    public DemoLedger() throws SQLException {
        owner = ledger.getConnection();
    }

    /** A new connection that may execute {@code api} and nothing else. */
    public Connection writer() throws SQLException {
        return writerSource().getConnection();
    }

    /** Connections that may execute {@code api} and nothing else. */
    public DataSource writerSource() {
        return LedgerServer.as("vigie_writer", ledger);
    }

    /** A new connection that may only read. */
    public Connection reader() throws SQLException {
        return readerSource().getConnection();
    }

    /** Connections that may only read. */
    public DataSource readerSource() {
        return LedgerServer.as("vigie_reader", ledger);
    }

    /** A new connection that may do everything. */
    public Connection owner() throws SQLException {
        return ledger.getConnection();
    }

    /** Single number answered by a query; 0 when it answers null. */
    public BigDecimal number(String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            BigDecimal value = result.getBigDecimal(1);
            return value == null ? BigDecimal.ZERO : value;
        }
    }

    /** Single count answered by a query. */
    public long count(String query) throws SQLException {
        return number(query).longValueExact();
    }

    /** Single amount answered by a query, in cents. */
    public long minor(String query) throws SQLException {
        return number(query).movePointRight(2).longValueExact();
    }

    /** Rows of every table that documents, postings and moves are made of: unchanged means nothing was written. */
    public long writtenRows() throws SQLException {
        return count("select (select count(*) from ledger.transaction_manifests)"
                + " + (select count(*) from ledger.postings) + (select count(*) from ledger.stock_moves)"
                + " + (select count(*) from ledger.commands)");
    }

    /** Findings of the verification queries; empty when all is well. */
    public List<String> verify() {
        return MigrateDatabase.verify(ledger);
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
