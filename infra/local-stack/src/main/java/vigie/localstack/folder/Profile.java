package vigie.localstack.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/**
 * What a data folder was created as; it does not change until the folder is erased.
 *
 * @param company whose books it holds
 * @param partitions partitions of the ledger topic, fixed because rows keep their order within one
 * @param historyLoaded true once the whole demo history is in the ledger
 */
public record Profile(Company company, int partitions, boolean historyLoaded) {
    /** The companies a folder can hold. */
    public enum Company {
        OWN("own"),
        STEEL_WHEELS("demo"),
        SIMULATED("simulated");

        private final String kept;

        Company(String kept) {
            this.kept = kept;
        }
    }

    /** Whether it is a company for demonstrations, not one of one's own. */
    public boolean demo() {
        return company != Company.OWN;
    }

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
                Arrays.stream(Company.values())
                        .filter(one -> one.kept.equals(kept.getProperty("company")))
                        .findFirst()
                        .orElse(Company.OWN),
                Integer.parseInt(kept.getProperty("partitions")),
                kept.getProperty("history", "").equals("loaded")));
    }

    public Profile withHistoryLoaded() {
        return new Profile(company, partitions, true);
    }

    public void write(DataFolder folder) {
        Properties kept = new Properties();
        kept.setProperty("company", company.kept);
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
