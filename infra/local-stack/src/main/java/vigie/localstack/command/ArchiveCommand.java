package vigie.localstack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vigie.localstack.Words;
import vigie.localstack.command.ArchiveLedger.Archived;
import vigie.localstack.parts.LedgerAccess;

/** {@code vigie archive FOLDER}: what is past its term, as Parquet; then removes what the law does not want kept. */
@Command(name = "archive")
public final class ArchiveCommand extends LedgerCommand {
    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "archive-folder")
    private @Nullable Path folder;

    public ArchiveCommand(Words words) {
        super(words);
    }

    @Override
    public Integer call() {
        return onExistingLedger(ledger -> archive(ledger, out()));
    }

    private int archive(LedgerAccess ledger, PrintWriter out) {
        Path target = folder == null ? Path.of("") : folder;
        return LedgerAlone.writeFiles(ledger.owner(), words, owner -> {
            List<Archived> archived = ArchiveLedger.run(owner, target, Instant.now());
            for (Archived table : archived) {
                out.println(words.text(table.purged() ? "archive.purged" : "archive.kept", table.file(), table.rows()));
            }
            out.println(words.text(archived.isEmpty() ? "archive.nothing" : "archive.done", target));
            return 0;
        });
    }
}
