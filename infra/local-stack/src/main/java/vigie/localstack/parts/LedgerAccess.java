package vigie.localstack.parts;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.Secrets;

/**
 * How to reach the ledger of a data folder, by role.
 *
 * @param port of the server on loopback
 * @param secrets passwords of the folder
 */
public record LedgerAccess(int port, Secrets secrets) {
    public static final String HOST = "127.0.0.1";
    public static final String DATABASE = "vigie";
    static final String SUPERUSER = "postgres";

    /** The ledger of a folder whose server another process runs. */
    public static LedgerAccess of(DataFolder folder, int port) {
        return new LedgerAccess(port, Secrets.of(folder));
    }

    /** Superuser of the ledger database: for migrations and for looking at everything. */
    public DataSource owner() {
        return source(DATABASE, SUPERUSER, secrets.superuser());
    }

    /** May call {@code api} functions only. */
    public DataSource writer() {
        return source(DATABASE, "vigie_writer", secrets.writer());
    }

    /** May read only. */
    public DataSource reader() {
        return source(DATABASE, "vigie_reader", secrets.reader());
    }

    /** Superuser of the server, before there is a ledger database. */
    DataSource server() {
        return source(SUPERUSER, SUPERUSER, secrets.superuser());
    }

    private DataSource source(String database, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("vigie");
        return source;
    }
}
