package vigie.localstack.command;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vigie.localstack.GiveExpectedCosts;
import vigie.localstack.KeepPosting;
import vigie.localstack.LocalStack;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StopSignal;
import vigie.localstack.Words;
import vigie.localstack.folder.Profile;
import vigie.localstack.folder.Profile.Company;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.demo.LoadReport;
import vigie.operationaldb.demo.LoadSimulatedCompany;
import vigie.operationaldb.demo.LoadSteelWheels;
import vigie.operationaldb.demo.RejectedRow;

/**
 * {@code vigie demo}: the whole stack with the history of Steel Wheels and simulated days after it, or with that of an
 * invented company, loaded command by command while the page is open. A load that was interrupted goes on where it was.
 */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration CATCH_UP = Duration.ofMinutes(3);

    /** The companies that can be shown. */
    enum DemoCompany {
        STEEL_WHEELS(Company.STEEL_WHEELS),
        SIMULATED(Company.SIMULATED);

        private final Company kept;

        DemoCompany(Company kept) {
            this.kept = kept;
        }
    }

    private final Words words;

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--company", paramLabel = "steel_wheels|simulated", descriptionKey = "company")
    private @Nullable DemoCompany company;

    @Option(names = "--no-clock")
    private boolean noClock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public DemoCommand(Words words) {
        this.words = words;
    }

    @Override
    @SuppressWarnings("try") // the posts and the costs are only to be stopped
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Profile profile = options.prepare(words, out, company == null ? Company.STEEL_WHEELS : company.kept);
        if (!profile.demo() || (company != null && company.kept != profile.company())) {
            throw new StackFailure(Reason.FOLDER_HOLDS_COMPANY, options.folder().root());
        }
        // The simulated days are those of Steel Wheels; the invented company has years enough.
        boolean clock = !noClock && profile.company() == Company.STEEL_WHEELS;
        SimulatedDays days = new SimulatedDays();
        var settings = Companies.settings(options, profile, clock ? days : null);
        int exitCode = 0;
        StopSignal.latch();
        try (LocalStack stack = LocalStack.start(settings, words, new ConsoleReport(out, words))) {
            UntilStopped running = new UntilStopped(stack, words, out);
            out.println(words.text("start.address", stack.address()));
            out.println(words.text("start.command-api", stack.commandAddress()));
            out.println(words.text("start.demo-token", TokenCommand.ofDemo(stack.ledger())));
            if (options.opensBrowser()) {
                Browser.open(stack.address());
            }
            if (!profile.historyLoaded()) {
                load(stack, profile, out, running);
            }
            if (clock && !running.asked()) {
                days.start(stack.ledger());
            }
            try (days;
                    KeepPosting posting = stack.keepPosting();
                    GiveExpectedCosts costs = GiveExpectedCosts.start(stack)) {
                exitCode = running.await();
                out.println(words.text("stop.begin"));
            }
        } catch (LoadStopped asked) {
            out.println(words.text("demo.resumes"));
        }
        out.println(words.text("stop.done", options.folder().root()));
        return exitCode;
    }

    private void load(LocalStack stack, Profile profile, PrintWriter out, UntilStopped running) {
        long before = System.nanoTime();
        String name = Companies.name(profile);
        LoadReport report;
        try (LoadBar bar = new LoadBar(out, words.text("demo.loading", name));
                Connection writer = stack.ledger().writer().getConnection()) {
            LoadProgress progress = (done, total, businessOn) -> {
                bar.advanced(done, total, businessOn);
                if (running.asked()) {
                    throw new LoadStopped();
                }
            };
            report = profile.company() == Company.SIMULATED
                    ? LoadSimulatedCompany.load(writer, progress)
                    : LoadSteelWheels.load(writer, progress);
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
        out.println(words.text(
                "demo.loaded",
                name,
                report.commands(),
                (System.nanoTime() - before) / 1_000_000_000.0,
                report.rejected().size()));
        for (RejectedRow row : report.rejected()) {
            String reason = words.french() ? row.reason().fr() : row.reason().en();
            out.println(words.text("demo.rejected", row.table() + " " + row.row() + ": " + reason));
        }
        profile.withHistoryLoaded().write(stack.settings().folder());
        if (stack.awaitQuiet(CATCH_UP)) {
            stack.publishSnapshot();
            out.println(words.text("demo.caught-up", stack.appliedPosition()));
        }
    }

    /** Ends a load that somebody stopped; the next start resumes it. */
    private static final class LoadStopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LoadStopped() {
            super("the load was stopped", null, false, false);
        }
    }
}
