package vigie.localstack.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;

/**
 * The folder that holds one company: {@code postgres/} is the truth, everything else can be rebuilt from it. One
 * process at a time holds it, by an operating system lock that dies with the process.
 */
public final class DataFolder {
    /** Below this many free bytes a start is refused: PostgreSQL and Kafka would stop in the middle of a write. */
    static final long BYTES_NEEDED = 500L * 1024 * 1024;

    private static final long BYTES_TO_GO_ON = 64L * 1024 * 1024;

    private static final String WAREHOUSE = "warehouse.duckdb";
    private static final String WAREHOUSE_LOG = "warehouse.duckdb.wal";
    private static final String WAREHOUSE_BESIDE = "warehouse.duckdb.next";
    private static final String WAREHOUSE_BESIDE_LOG = "warehouse.duckdb.next.wal";

    private static final List<String> OWNED = List.of(
            "postgres",
            "kafka",
            "flink",
            "snapshots",
            "logs",
            WAREHOUSE,
            WAREHOUSE_LOG,
            WAREHOUSE_BESIDE,
            WAREHOUSE_BESIDE_LOG,
            "stack.properties",
            "secrets.properties",
            "profile.properties",
            "people.json",
            "people.json.lock",
            "audit.jsonl");

    private final Path root;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** {@code ~/.vigie}. */
    public static Path usual() {
        return Path.of(System.getProperty("user.home"), ".vigie");
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path flink() {
        return root.resolve("flink");
    }

    public Path warehouse() {
        return root.resolve(WAREHOUSE);
    }

    public Path snapshots() {
        return root.resolve("snapshots");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path stackProperties() {
        return root.resolve("stack.properties");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** Who may sign in to the dashboard. */
    public Path people() {
        return root.resolve("people.json");
    }

    /** What was looked at in the dashboard, and by whom. */
    public Path audit() {
        return root.resolve("audit.jsonl");
    }

    /** True when a ledger lives here already. */
    public boolean holdsLedger() {
        return !isEmpty(postgres());
    }

    /** True when the folder is missing or has nothing in it. */
    public static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates the folder and takes it for this process.
     *
     * @throws StackFailure {@code FOLDER_UNUSABLE}, {@code DISK_FULL} or {@code FOLDER_IN_USE}
     */
    public Hold hold() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, root);
        }
        requireSpace(BYTES_NEEDED);
        Path lockFile = root.resolve("vigie.lock");
        try {
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StackFailure(
                        Reason.FOLDER_IN_USE, root, Files.readString(lockFile).strip());
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new Hold(channel, lock);
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, root);
        }
    }

    /** Does {@code work} while this process holds the folder. */
    public <T> T whileHeld(Supplier<T> work) {
        Hold hold = hold();
        try {
            return work.get();
        } finally {
            hold.close();
        }
    }

    /** The process that holds the folder now, if one does. */
    public Optional<Long> holder() {
        Path lockFile = root.resolve("vigie.lock");
        if (!Files.isRegularFile(lockFile)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
                return Optional.empty();
            }
            return Optional.of(Long.valueOf(Files.readString(lockFile).strip()));
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, root);
        }
    }

    /** Refuses with {@code DISK_FULL} when fewer than {@code bytesNeeded} can be written here. */
    void requireSpace(long bytesNeeded) {
        try {
            long usable = Files.getFileStore(root).getUsableSpace();
            if (usable < bytesNeeded) {
                throw new StackFailure(Reason.DISK_FULL, root, usable / (1024 * 1024), bytesNeeded / (1024 * 1024));
            }
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, root);
        }
    }

    /** False when the disk is so full that the next writes will fail. */
    public boolean canGrow() {
        try {
            return Files.getFileStore(root).getUsableSpace() > BYTES_TO_GO_ON;
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, root);
        }
    }

    /** Deletes what Vigie wrote here, and nothing else. */
    public void erase() {
        OWNED.forEach(name -> delete(root.resolve(name)));
    }

    /** Forgets everything that PostgreSQL can give again: topics, job state, warehouse. */
    public void forgetDerived() {
        delete(kafka());
        delete(flink());
        forgetWarehouse();
    }

    /** How often the jobs were told to compute everything anew; kept beside the topic that holds what they said. */
    public int replays() {
        try {
            return Files.exists(replaysFile())
                    ? Integer.parseInt(Files.readString(replaysFile()).strip())
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the next start compute everything anew from the first entry; without topics it does so anyway. */
    public void replayAtNextStart() {
        if (isEmpty(kafka())) {
            return;
        }
        try {
            Files.writeString(replaysFile(), Integer.toString(replays() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path replaysFile() {
        return kafka().resolve("replays");
    }

    /** Forgets the warehouse; the facts rebuild it. */
    public void forgetWarehouse() {
        delete(warehouse());
        delete(root.resolve(WAREHOUSE_LOG));
        delete(snapshots());
    }

    /** Bytes of the warehouse, with what is committed and not yet moved into its file. */
    public long warehouseBytes() {
        return sizeBytes(warehouse()) + sizeBytes(root.resolve(WAREHOUSE_LOG));
    }

    /** Bytes under a file or folder, 0 when it is missing. */
    public static long sizeBytes(Path path) {
        if (!Files.exists(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.mapToLong(DataFolder::fileBytes).sum();
        } catch (IOException | UncheckedIOException changedUnderUs) {
            return fileBytes(path);
        }
    }

    /** Deletes a file or a whole folder, if it is there. */
    public static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StackFailure(e, Reason.FOLDER_UNUSABLE, path);
        }
    }

    private static long fileBytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The folder is ours until closed. */
    public static final class Hold implements AutoCloseable {
        private final FileChannel channel;
        private final FileLock lock;

        private Hold(FileChannel channel, FileLock lock) {
            this.channel = channel;
            this.lock = lock;
        }

        @Override
        public void close() {
            try {
                lock.release();
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
