package vigie.localstack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.Profile.Company;
import vigie.localstack.folder.RunningStack;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.MigrateDatabase;

/** The ledger for commands that need nothing else of the stack. */
final class LedgerAlone {
    private LedgerAlone() {}

    /**
     * Does some work on the ledger of the data folder, running or not; when it is not, PostgreSQL alone is started for
     * the time of the work.
     *
     * @return the exit code the work gives
     */
    static int use(StackOptions options, Words words, PrintWriter out, ToIntFunction<LedgerAccess> work) {
        DataFolder folder = options.folder();
        Optional<RunningStack> running = RunningStack.read(folder);
        if (running.isPresent()) {
            return work.applyAsInt(LedgerAccess.of(folder, running.get().ports().postgres()));
        }
        options.prepare(words, out, Company.OWN);
        return folder.whileHeld(() -> useHeld(options, folder, work));
    }

    /** As {@link #use}, but refuses a folder that holds no ledger instead of making one. */
    static int useExisting(StackOptions options, Words words, PrintWriter out, ToIntFunction<LedgerAccess> work) {
        if (!options.folder().holdsLedger()) {
            throw new StackFailure(Reason.NOT_RUNNING, options.folder().root());
        }
        return use(options, words, out, work);
    }

    /** Work with a connection that writes files. */
    @FunctionalInterface
    interface FileWork {
        int apply(Connection connection) throws IOException, SQLException;
    }

    /** Does such work; a file that cannot be written is the user's to mend. */
    static int writeFiles(DataSource source, Words words, FileWork work) {
        try (Connection connection = source.getConnection()) {
            return work.apply(connection);
        } catch (IOException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, words.text("export.file", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }

    private static int useHeld(StackOptions options, DataFolder folder, ToIntFunction<LedgerAccess> work) {
        try (EmbeddedLedger ledger =
                EmbeddedLedger.start(folder, options.ports().postgres(), LedgerDatabaseSettings.all())) {
            MigrateDatabase.migrate(ledger.access().owner());
            ledger.openRoles();
            return work.applyAsInt(ledger.access());
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_FAILED, "PostgreSQL", String.valueOf(e.getMessage()));
        }
    }
}
