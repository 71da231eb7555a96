package vigie.jobs.wiring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds where a run left off, on any file system Flink knows: {@code <directory>/<job id>/chk-<n>/_metadata}. */
final class RetainedCheckpoints {

    private static final String METADATA = "_metadata";

    private RetainedCheckpoints() {}

    /** Where the checkpoints of one run are kept: another run never resumes from them. */
    static String directoryOf(JobsConfig config) {
        String directory = config.checkpointDirectory();
        return (directory.endsWith("/") ? directory : directory + "/") + "run-" + config.run();
    }

    /**
     * The newest complete checkpoint; a checkpoint is complete when its metadata file is there.
     *
     * @throws UncheckedIOException when the directory exists and cannot be read
     */
    static Optional<String> newest(String directory) {
        try {
            var root = new Path(directory);
            FileSystem files = root.getFileSystem();
            List<FileStatus> complete = new ArrayList<>();
            for (FileStatus job : list(files, root)) {
                for (FileStatus checkpoint : list(files, job.getPath())) {
                    if (checkpoint.getPath().getName().startsWith("chk-")) {
                        metadataOf(files, checkpoint).ifPresent(complete::add);
                    }
                }
            }
            return complete.stream()
                    .max(Comparator.comparingLong(FileStatus::getModificationTime)
                            .thenComparing(file -> file.getPath().getPath()))
                    .map(file -> file.getPath().getParent().toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + directory, e);
        }
    }

    /** Asked at once, not after looking whether it is there: a running job removes what a newer one replaces. */
    private static Optional<FileStatus> metadataOf(FileSystem files, FileStatus checkpoint) throws IOException {
        try {
            return Optional.of(files.getFileStatus(new Path(checkpoint.getPath(), METADATA)));
        } catch (FileNotFoundException notCompleteOrRemoved) {
            return Optional.empty();
        }
    }

    private static FileStatus[] list(FileSystem files, Path directory) throws IOException {
        try {
            if (!files.exists(directory) || !files.getFileStatus(directory).isDir()) {
                return new FileStatus[0];
            }
            FileStatus[] entries = files.listStatus(directory);
            return entries == null ? new FileStatus[0] : entries;
        } catch (FileNotFoundException removedWhileListed) {
            return list(files, directory);
        }
    }
}
