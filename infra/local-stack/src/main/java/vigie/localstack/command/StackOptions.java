package vigie.localstack.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StackPorts;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.Profile;
import vigie.localstack.folder.Profile.Company;
import vigie.localstack.parts.EmbeddedLedger;

/** The options of every command that starts the stack. */
final class StackOptions {
    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--port-base", paramLabel = "N")
    private int portBase;

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "1")
    private int partitions;

    @Option(names = "--no-open")
    private boolean noOpen;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--replay")
    private boolean replay;

    @Option(names = "--yes")
    private boolean yes;

    DataFolder folder() {
        return new DataFolder(data == null ? DataFolder.usual() : data);
    }

    StackPorts ports() {
        if (portBase == 0) {
            return StackPorts.usual();
        }
        if (portBase < 1024 || portBase > 65_530) {
            throw new StackFailure(Reason.BAD_INPUT, "--port-base " + portBase + ": 1024..65530");
        }
        return StackPorts.from(portBase);
    }

    boolean opensBrowser() {
        return !noOpen;
    }

    /**
     * Erases the folder when asked and confirmed, opens its log and checks that it fits the company wanted.
     *
     * @param company the company that is wanted, for a folder that has none yet
     * @return what the folder holds, or will hold
     */
    Profile prepare(Words words, PrintWriter out, Company company) {
        DataFolder folder = folder();
        if (fresh) {
            erase(folder, words, out);
        }
        return folder.whileHeld(() -> {
            LogFile.open(folder.logs());
            if (replay && folder.holdsLedger()) {
                folder.replayAtNextStart();
            }
            return Profile.read(folder).orElseGet(() -> {
                Profile created = new Profile(company, partitions, false);
                created.write(folder);
                return created;
            });
        });
    }

    private void erase(DataFolder folder, Words words, PrintWriter out) {
        if (Profile.read(folder).isEmpty() && !folder.holdsLedger()) {
            return;
        }
        folder.whileHeld(() -> {
            if (!yes && !confirmed(folder, words, out)) {
                throw new StackFailure(Reason.NOT_ERASED);
            }
            EmbeddedLedger.stopLeftBehind(folder);
            folder.erase();
            return folder;
        });
    }

    private static boolean confirmed(DataFolder folder, Words words, PrintWriter out) {
        out.print(words.text("erase.question", folder.root()) + " ");
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith(words.text("erase.yes"));
        } catch (IOException e) {
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }
}
