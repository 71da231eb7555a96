package vigie.localstack.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.dashboard.sql.RunLockedSql;
import vigie.dashboard.sql.SqlProcess;
import vigie.dashboard.warehouse.Snapshots;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;

/**
 * {@code vigie sql "select ..."}: runs {@link RunLockedSql} in a JVM of its own, because DuckDB's locks hold for a
 * whole process. Its output and exit code are passed on.
 */
@Command(name = "sql")
public final class SqlCommand implements Callable<Integer> {
    private static final int SECONDS = 10;

    private final Words words;

    @Parameters(index = "0", paramLabel = "SQL", descriptionKey = "query")
    private String query = "";

    @Option(names = "--format", paramLabel = "table|csv|json", defaultValue = "table")
    private String format = "table";

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    public SqlCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        Path snapshots = new DataFolder(data == null ? DataFolder.usual() : data).snapshots();
        if (Snapshots.latest(snapshots).isEmpty()) {
            throw new StackFailure(Reason.NO_SNAPSHOT, snapshots);
        }
        List<String> command = SqlProcess.command(snapshots, format, words.french(), SECONDS, query);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new StackFailure(e, Reason.PART_FAILED, "SQL", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }
}
