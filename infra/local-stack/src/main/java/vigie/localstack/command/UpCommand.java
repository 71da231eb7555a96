package vigie.localstack.command;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vigie.capture.SideFormat;
import vigie.dashboard.http.Guard;
import vigie.dashboard.people.People;
import vigie.dashboard.people.SignInConfig;
import vigie.localstack.GiveExpectedCosts;
import vigie.localstack.KeepPosting;
import vigie.localstack.LocalStack;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StopSignal;
import vigie.localstack.Words;
import vigie.localstack.folder.Profile;
import vigie.localstack.folder.Profile.Company;

/** {@code vigie up}: the whole stack around the company of the data folder, empty the first time. */
@Command(name = "up")
public final class UpCommand implements Callable<Integer> {
    private final Words words;

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--format", paramLabel = "debezium-json", defaultValue = "none", descriptionKey = "side-format")
    private String format = SideFormat.NONE.word();

    @Option(names = "--listen", paramLabel = "HOST", defaultValue = "127.0.0.1")
    private String listen = "127.0.0.1";

    @Option(names = "--public-address", paramLabel = "https://HOST", descriptionKey = "public-address")
    private @Nullable URI publicAddress;

    @Option(names = "--oidc-issuer", paramLabel = "URL", descriptionKey = "oidc-issuer")
    private @Nullable URI oidcIssuer;

    @Option(names = "--oidc-client", paramLabel = "ID", descriptionKey = "oidc-client")
    private String oidcClient = "vigie";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public UpCommand(Words words) {
        this.words = words;
    }

    @Override
    @SuppressWarnings("try") // the tick, the posts and the costs are only to be stopped
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Profile profile = options.prepare(words, out, Company.OWN);
        SignInConfig signIn = signIn();
        var settings = Companies.settings(options, profile, null)
                .withSideFormat(sideFormat())
                .withSignIn(listen, signIn);
        int exitCode;
        StopSignal.latch();
        // A demo company lives in days of its own: its own clock ticks, when it does.
        try (LocalStack stack = LocalStack.start(settings, words, new ConsoleReport(out, words));
                @Nullable MinuteTick tick = profile.demo() ? null : MinuteTick.start(stack.ledger());
                KeepPosting posting = stack.keepPosting();
                GiveExpectedCosts costs = GiveExpectedCosts.start(stack)) {
            UntilStopped running = new UntilStopped(stack, words, out);
            out.println(words.text("start.address", stack.address()));
            out.println(words.text("start.command-api", stack.commandAddress()));
            if (new People(signIn.peopleFile(), Clock.systemUTC()).accounts().isEmpty()) {
                out.println(words.text("start.nobody"));
            }
            if (options.opensBrowser()) {
                Browser.open(stack.address());
            }
            exitCode = running.await();
            out.println(words.text("stop.begin"));
        }
        out.println(words.text("stop.done", options.folder().root()));
        return exitCode;
    }

    /** Everybody signs in; off this machine, through a proxy that speaks TLS. */
    private SignInConfig signIn() {
        URI issuer = oidcIssuer;
        String secret = System.getenv("VIGIE_OIDC_SECRET");
        if (issuer != null && secret == null) {
            throw new StackFailure(Reason.BAD_INPUT, words.text("user.no-oidc-secret"));
        }
        try {
            SignInConfig config = new SignInConfig(
                    options.folder().people(),
                    options.folder().audit(),
                    publicAddress,
                    issuer == null || secret == null ? null : new SignInConfig.Provider(issuer, oidcClient, secret));
            Guard.requireProtected(listen, config);
            return config;
        } catch (IllegalArgumentException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    private SideFormat sideFormat() {
        try {
            return SideFormat.of(format);
        } catch (IllegalArgumentException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, "--format " + format + ": none, debezium-json");
        }
    }
}
