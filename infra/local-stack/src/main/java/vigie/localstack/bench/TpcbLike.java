package vigie.localstack.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;

/**
 * The transaction that pgbench runs by default and calls "TPC-B (sort of)", on tables of the same shape at scale 10:
 * three updates by key, one read, one insert, committed together. The reference the core is measured beside.
 */
final class TpcbLike implements AutoCloseable {
    /** Statements of one transaction, the commit apart. */
    static final int STATEMENTS = 5;

    private static final int BRANCHES = 10;
    private static final int TELLERS = 10 * BRANCHES;
    private static final int ACCOUNTS = 100_000 * BRANCHES;

    private final Connection connection;
    private final SplittableRandom random;
    private final PreparedStatement updateAccount;
    private final PreparedStatement readAccount;
    private final PreparedStatement updateTeller;
    private final PreparedStatement updateBranch;
    private final PreparedStatement addHistory;

    /** Takes the connection and closes it in the end. */
    TpcbLike(Connection connection, long seed) throws SQLException {
        this.connection = connection;
        this.random = new SplittableRandom(seed);
        connection.setAutoCommit(false);
        updateAccount = connection.prepareStatement("update tpcb.accounts set balance = balance + ? where id = ?");
        readAccount = connection.prepareStatement("select balance from tpcb.accounts where id = ?");
        updateTeller = connection.prepareStatement("update tpcb.tellers set balance = balance + ? where id = ?");
        updateBranch = connection.prepareStatement("update tpcb.branches set balance = balance + ? where id = ?");
        addHistory = connection.prepareStatement("insert into tpcb.history (teller_id, branch_id, account_id, delta,"
                + " recorded_at, filler) values (?, ?, ?, ?, current_timestamp, '')");
    }

    /** Makes the tables, in a schema of their own that no publication knows. */
    static void create(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("create schema tpcb");
            String[] tables = {"branches", "tellers", "accounts"};
            int[] rows = {BRANCHES, TELLERS, ACCOUNTS};
            for (int table = 0; table < tables.length; table++) {
                String name = "tpcb." + tables[table];
                statement.execute("create table " + name
                        + " (id integer primary key, branch_id integer, balance integer not null, filler char(84))");
                statement.execute("insert into " + name + " select i, 1 + (i - 1) % " + BRANCHES
                        + ", 0, '' from generate_series(1, " + rows[table] + ") as i");
            }
            statement.execute("create table tpcb.history (teller_id integer, branch_id integer, account_id integer,"
                    + " delta integer, recorded_at timestamp, filler char(22))");
            statement.execute("vacuum analyze tpcb.branches, tpcb.tellers, tpcb.accounts");
            statement.execute("checkpoint");
        }
    }

    /** One transaction. */
    void once() throws SQLException {
        int account = random.nextInt(1, ACCOUNTS + 1);
        int teller = random.nextInt(1, TELLERS + 1);
        int branch = random.nextInt(1, BRANCHES + 1);
        int delta = random.nextInt(-5_000, 5_001);
        add(updateAccount, delta, account);
        readAccount.setInt(1, account);
        readAccount.executeQuery().close();
        add(updateTeller, delta, teller);
        add(updateBranch, delta, branch);
        addHistory.setInt(1, teller);
        addHistory.setInt(2, branch);
        addHistory.setInt(3, account);
        addHistory.setInt(4, delta);
        addHistory.executeUpdate();
        connection.commit();
    }

    private static void add(PreparedStatement update, int delta, int id) throws SQLException {
        update.setInt(1, delta);
        update.setInt(2, id);
        update.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
