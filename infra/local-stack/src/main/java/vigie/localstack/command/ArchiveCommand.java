package vigie.localstack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.command.ArchiveLedger.Archived;
import vigie.localstack.parts.LedgerAccess;

/** {@code vigie archive FOLDER}: what is past its term, as Parquet; then removes what the law does not want kept. */
@Command(name = "archive")
public final class ArchiveCommand implements Callable<Integer> {
    private final Words words;

    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "archive-folder")
    private @Nullable Path folder;

    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public ArchiveCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return LedgerAlone.useExisting(options, words, out, ledger -> archive(ledger, out));
    }

    private int archive(LedgerAccess ledger, PrintWriter out) {
        Path target = folder == null ? Path.of("") : folder;
        try (Connection owner = ledger.owner().getConnection()) {
            List<Archived> archived = ArchiveLedger.run(owner, target, Instant.now());
            for (Archived table : archived) {
                out.println(words.text(table.purged() ? "archive.purged" : "archive.kept", table.file(), table.rows()));
            }
            out.println(words.text(archived.isEmpty() ? "archive.nothing" : "archive.done", target));
            return 0;
        } catch (IOException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, words.text("export.file", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }
}
