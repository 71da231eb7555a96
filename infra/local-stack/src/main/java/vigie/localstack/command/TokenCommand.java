package vigie.localstack.command;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.http.ApiTokens;

/** {@code vigie token create NAME --roles ROLE,..}, {@code list}, {@code revoke NAME}: who may use the command API. */
@Command(name = "token")
public final class TokenCommand extends LedgerCommand {
    /** What is done with a token. */
    enum Action {
        CREATE,
        LIST,
        REVOKE
    }

    @Parameters(index = "0", paramLabel = "create|list|revoke", descriptionKey = "token-action")
    private Action action = Action.LIST;

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", descriptionKey = "token-name")
    private @Nullable String name;

    @Option(names = "--roles", paramLabel = "ROLE,..", split = ",")
    private List<String> roles = List.of();

    @Option(names = "--scopes", paramLabel = "GROUP,..", split = ",")
    private List<String> scopes = List.of();

    public TokenCommand(Words words) {
        super(words);
    }

    @Override
    public Integer call() {
        String of = name;
        if (action != Action.LIST && of == null) {
            throw new ParameterException(spec.commandLine(), words.text("token.needs-name"));
        }
        if (action == Action.CREATE && roles.isEmpty()) {
            throw new ParameterException(spec.commandLine(), words.text("token.needs-roles"));
        }
        return onExistingLedger(ledger -> act(ledger, of == null ? "" : of, out()));
    }

    private int act(LedgerAccess ledger, String of, PrintWriter out) {
        try {
            switch (action) {
                case CREATE -> out.println(words.text("token.created", of, create(ledger, of, roles, scopes)));
                case LIST -> list(ledger, out);
                case REVOKE -> {
                    try (Connection writer = ledger.writer().getConnection()) {
                        ApiTokens.revoke(writer, of);
                    }
                    out.println(words.text("token.revoked", of));
                }
            }
            return 0;
        } catch (CommandRefused e) {
            throw new StackFailure(e, Reason.BAD_INPUT, words.french() ? e.fr() : e.en());
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }

    /** A token of the demo company that may do everything; the one of the last start opens nothing any more. */
    static String ofDemo(LedgerAccess ledger) {
        try {
            return create(ledger, "demo", List.of("admin"), List.of());
        } catch (CommandRefused | SQLException e) {
            throw new StackFailure(e, Reason.PART_FAILED, "API", StackFailure.firstLine(e));
        }
    }

    private static String create(LedgerAccess ledger, String of, List<String> roles, List<String> scopes)
            throws CommandRefused, SQLException {
        try (Connection writer = ledger.writer().getConnection()) {
            return ApiTokens.create(writer, of, roles, scopes);
        }
    }

    private void list(LedgerAccess ledger, PrintWriter out) throws SQLException {
        try (Connection reader = ledger.reader().getConnection()) {
            for (ApiTokens.Listed token : ApiTokens.list(reader)) {
                out.println(words.text(
                        "token.line",
                        token.name(),
                        token.actor(),
                        token.scopes(),
                        token.revoked() ? words.text("token.is-revoked") : ""));
            }
        }
    }
}
