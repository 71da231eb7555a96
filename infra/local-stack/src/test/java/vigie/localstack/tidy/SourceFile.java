package vigie.localstack.tidy;

import java.util.List;

/**
 * A text file of the repository.
 *
 * @param path from the root, with slashes
 * @param lines without line ends
 */
record SourceFile(String path, List<String> lines) {
    SourceFile {
        lines = List.copyOf(lines);
    }

    static SourceFile of(String path, String text) {
        return new SourceFile(path, text.lines().toList());
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The part of the name after the last dot, empty when there is none. */
    String extension() {
        int dot = name().lastIndexOf('.');
        return dot < 0 ? "" : name().substring(dot + 1);
    }

    /** The folder of the nearest module, such as {@code cdc/capture}; empty at the root. */
    String module() {
        int source = path.indexOf("/src/");
        return source < 0 ? "" : path.substring(0, source);
    }

    boolean isJava() {
        return extension().equals("java");
    }

    String text() {
        return String.join("\n", lines);
    }

    /** How a violation in line {@code index} (from 0) names its place. */
    String at(int index) {
        return path + ":" + (index + 1);
    }

    boolean under(String... folders) {
        return List.of(folders).stream().anyMatch(path::startsWith);
    }
}
