package vigie.localstack.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.people.Account;
import vigie.dashboard.people.People;
import vigie.dashboard.people.Role;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;

/**
 * {@code vigie user add NAME --roles ROLE,..}, {@code password}, {@code disable}, {@code token}, {@code revoke},
 * {@code list}: who may sign in to the dashboard of {@code vigie up}. Works beside a running dashboard.
 */
@Command(name = "user")
public final class UserCommand implements Callable<Integer> {
    /** What is done with an account. */
    enum Action {
        ADD,
        LIST,
        PASSWORD,
        DISABLE,
        TOKEN,
        REVOKE
    }

    private final Words words;

    @Parameters(index = "0", paramLabel = "add|list|password|disable|token|revoke", descriptionKey = "user-action")
    private Action action = Action.LIST;

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", descriptionKey = "user-name")
    private @Nullable String name;

    @Option(names = "--roles", paramLabel = "ROLE,..", split = ",", descriptionKey = "user-roles")
    private List<String> roles = List.of();

    @Option(names = "--scope", paramLabel = "rep=CODE,..", descriptionKey = "user-scope")
    private String scope = "";

    @Option(names = "--label", paramLabel = "LABEL", defaultValue = "token", descriptionKey = "user-label")
    private String label = "token";

    @Option(names = "--rights", paramLabel = "RIGHT,..", split = ",", descriptionKey = "user-rights")
    private List<Right> rights = List.of(Right.READ);

    @Option(names = "--days", paramLabel = "N", defaultValue = "90", descriptionKey = "user-days")
    private int days = 90;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public UserCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = new DataFolder(data == null ? DataFolder.usual() : data);
        if (DataFolder.isEmpty(folder.root())) {
            throw new StackFailure(Reason.NOT_RUNNING, folder.root());
        }
        People people = new People(folder.people(), Clock.systemUTC());
        try {
            if (action == Action.LIST) {
                list(people, out);
            } else {
                act(people, named(), out);
            }
            return 0;
        } catch (BadQuery e) {
            throw new StackFailure(e, Reason.BAD_INPUT, e.sentence(words.french() ? Language.FR : Language.EN));
        }
    }

    private String named() {
        String given = name;
        if (given == null) {
            throw new ParameterException(spec.commandLine(), words.text("user.needs-name"));
        }
        return given;
    }

    private void act(People people, String of, PrintWriter out) {
        switch (action) {
            case ADD -> {
                Set<Role> all = new HashSet<>();
                roles.forEach(role -> all.add(Role.named(role)));
                String password = password(out, "user.ask-password-or-none");
                Account account = people.put(of, all, scope, password.isEmpty() ? null : password);
                out.println(words.text("user.added", account.name(), roles(account)));
            }
            case PASSWORD -> {
                people.setPassword(of, password(out, "user.ask-password"));
                out.println(words.text("user.password-set", of));
            }
            case DISABLE -> {
                people.disable(of);
                out.println(words.text("user.disabled", of));
            }
            case TOKEN -> {
                String secret = people.createToken(of, label, EnumSet.copyOf(rights), Duration.ofDays(days));
                out.println(words.text("user.token", of, label, days, secret));
            }
            case REVOKE -> {
                people.revokeToken(of, label);
                out.println(words.text("token.revoked", of + " " + label));
            }
            case LIST -> list(people, out);
        }
    }

    private void list(People people, PrintWriter out) {
        for (Account account : people.accounts()) {
            out.println(words.text(
                    "user.line",
                    account.name(),
                    roles(account),
                    account.scope(),
                    account.disabled() ? words.text("user.is-disabled") : ""));
        }
        people.tokens()
                .forEach(token -> out.println(words.text(
                        "user.token-line", token.owner(), token.label(), token.rights(), token.expiresAt())));
    }

    private static String roles(Account account) {
        return account.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Typed without echo at a terminal, else the first line of the input. */
    @SuppressWarnings("SystemConsoleNull") // where a JDK gives one without a terminal, it reads the line all the same
    private String password(PrintWriter out, String question) {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("%s ", words.text(question));
            return typed == null ? "" : new String(typed);
        }
        out.flush();
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }
}
