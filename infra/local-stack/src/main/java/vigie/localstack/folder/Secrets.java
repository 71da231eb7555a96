package vigie.localstack.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of the database roles: drawn once per data folder, kept in a file only its owner can read. */
public record Secrets(String superuser, String writer, String reader, String capture) {

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    /** Reads the file, or draws the passwords and writes it. */
    public static Secrets of(DataFolder folder) {
        try {
            Path file = folder.secrets();
            if (!Files.exists(file)) {
                write(file);
            }
            Properties kept = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
            return new Secrets(
                    kept.getProperty("superuser"),
                    kept.getProperty("writer"),
                    kept.getProperty("reader"),
                    kept.getProperty("capture"));
        } catch (IOException e) {
            throw new UncheckedIOException("passwords of " + folder.root() + " cannot be kept", e);
        }
    }

    private static void write(Path file) throws IOException {
        Properties drawn = new Properties();
        SecureRandom random = new SecureRandom();
        for (String role : new String[] {"superuser", "writer", "reader", "capture"}) {
            byte[] password = new byte[24];
            random.nextBytes(password);
            drawn.setProperty(role, HexFormat.of().formatHex(password));
        }
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (Writer writer = Files.newBufferedWriter(half)) {
            drawn.store(writer, "Passwords of the PostgreSQL roles of this folder");
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
