package vigie.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.folder.DataFolder;

/** What can be told about a PostgreSQL folder from outside: whether it is whole, and whether a server runs on it. */
final class PostgresFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresFolder.class);
    private static final String MAJOR = "18";
    private static final List<String> VITAL =
            List.of("PG_VERSION", "postgresql.conf", "global/pg_control", "pg_wal", "base");

    private PostgresFolder() {}

    /**
     * Stops a server left behind by a killed process and checks the folder.
     *
     * @return true when there is no ledger yet and one will be created
     * @throws StackFailure {@code POSTGRES_DAMAGED}: a ledger is never created over the remains of another
     */
    static boolean prepare(DataFolder folder) {
        Path postgres = folder.postgres();
        stopPostmaster(postgres);
        Path creating = creatingMark(folder);
        if (Files.exists(creating)) {
            DataFolder.delete(postgres);
        }
        if (!DataFolder.isEmpty(postgres)) {
            requireWhole(postgres);
            return false;
        }
        try {
            Files.createDirectories(postgres);
            Files.writeString(creating, "The ledger in postgres/ is being created and holds nothing yet.\n");
            return true;
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, folder.root());
        }
    }

    /** From here on the folder holds a ledger and is never deleted without being asked. */
    static void created(DataFolder folder) throws IOException {
        Files.deleteIfExists(creatingMark(folder));
    }

    /** The live server of this folder. */
    static Optional<ProcessHandle> postmaster(Path postgres) {
        Path pidFile = postgres.resolve("postmaster.pid");
        try {
            if (!Files.isRegularFile(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .command()
                            .map(command -> Path.of(command).endsWith("postgres"))
                            .orElse(false));
        } catch (IOException e) {
            throw EmbeddedLedger.unreadable(pidFile, e);
        }
    }

    /** Stops the server of this folder, if one runs: clients are disconnected, what is committed stays. */
    static void stopPostmaster(Path postgres) {
        Optional<ProcessHandle> running = postmaster(postgres);
        if (running.isPresent()) {
            ProcessHandle server = running.get();
            LOG.info("stopping the PostgreSQL server {} that runs on {}", server.pid(), postgres);
            if (!signalAndWait(server, "-INT", Duration.ofSeconds(20))
                    && !signalAndWait(server, "-QUIT", Duration.ofSeconds(10))) {
                throw new StackFailure(Reason.PART_FAILED, "PostgreSQL", "process " + server.pid());
            }
        }
        DataFolder.delete(postgres.resolve("postmaster.pid"));
    }

    /** The last error the server wrote, for the sentence on the console. */
    static String lastError(Path serverLog) {
        try {
            return Files.readAllLines(serverLog).reversed().stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .findFirst()
                    .map(line -> line.replaceFirst(".*(FATAL|PANIC):\\s*", ""))
                    .orElse(serverLog.toString());
        } catch (IOException e) {
            throw EmbeddedLedger.unreadable(serverLog, e);
        }
    }

    private static Path creatingMark(DataFolder folder) {
        return folder.root().resolve("postgres.creating");
    }

    private static void requireWhole(Path postgres) {
        for (String name : VITAL) {
            if (!Files.exists(postgres.resolve(name))) {
                throw new StackFailure(Reason.POSTGRES_DAMAGED, postgres, name);
            }
        }
        try {
            String version = Files.readString(postgres.resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR)) {
                throw new StackFailure(Reason.POSTGRES_DAMAGED, postgres, "PG_VERSION " + version);
            }
        } catch (IOException e) {
            throw new StackFailure(e, Reason.POSTGRES_DAMAGED, postgres, "PG_VERSION");
        }
    }

    private static boolean signalAndWait(ProcessHandle server, String signal, Duration patience) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(server.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            Instant deadline = Instant.now().plus(patience);
            while (server.isAlive() && Instant.now().isBefore(deadline)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return !server.isAlive();
        } catch (IOException e) {
            throw new StackFailure(e, Reason.PART_FAILED, "PostgreSQL", "kill " + signal + " " + server.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }
}
