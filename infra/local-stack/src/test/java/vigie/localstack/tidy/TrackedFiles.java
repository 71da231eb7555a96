package vigie.localstack.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The text files that belong to the repository; build results, vendored and binary files are left out. */
final class TrackedFiles {
    private static final Set<String> LEFT_OUT =
            Set.of(".git", "target", "node_modules", ".idea", ".vscode", "mvnw", "mvnw.cmd", "LICENSE");
    private static final Set<String> BINARY = Set.of(
            "png", "jpg", "ico", "woff", "woff2", "jar", "gz", "zip", "parquet", "duckdb", "avro", "bin", "state");

    private TrackedFiles() {}

    /** The repository's root: the nearest folder above that holds the Maven wrapper. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no folder with mvnw above " + Path.of("").toAbsolutePath());
    }

    static List<SourceFile> read(Path root) {
        List<SourceFile> files = new ArrayList<>();
        walk(root, root, files);
        return files;
    }

    private static void walk(Path root, Path folder, List<SourceFile> files) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = String.valueOf(entry.getFileName());
                if (LEFT_OUT.contains(name) || BINARY.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    walk(root, entry, files);
                } else {
                    String path = root.relativize(entry).toString().replace('\\', '/');
                    files.add(new SourceFile(path, lines(entry)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new IllegalStateException(file + " is not UTF-8 text: say so in BINARY", e);
        }
    }
}
