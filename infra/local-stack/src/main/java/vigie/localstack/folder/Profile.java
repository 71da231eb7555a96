package vigie.localstack.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What a data folder was created as; it does not change until the folder is erased.
 *
 * @param demo true when it holds the demo company, false for a company of one's own
 * @param partitions partitions of the ledger topic, fixed because rows keep their order within one
 * @param historyLoaded true once the whole demo history is in the ledger
 */
public record Profile(boolean demo, int partitions, boolean historyLoaded) {

    public static Optional<Profile> read(DataFolder folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Profile(
                kept.getProperty("company").equals("demo"),
                Integer.parseInt(kept.getProperty("partitions")),
                kept.getProperty("history", "").equals("loaded")));
    }

    public Profile withHistoryLoaded() {
        return new Profile(demo, partitions, true);
    }

    public void write(DataFolder folder) {
        Properties kept = new Properties();
        kept.setProperty("company", demo ? "demo" : "own");
        kept.setProperty("partitions", Integer.toString(partitions));
        kept.setProperty("history", historyLoaded ? "loaded" : "none");
        Path half = file(folder).resolveSibling("profile.properties.new");
        try {
            try (Writer writer = Files.newBufferedWriter(half)) {
                kept.store(writer, "What this folder was created as");
            }
            Files.move(half, file(folder), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(DataFolder folder) {
        return folder.root().resolve("profile.properties");
    }
}
