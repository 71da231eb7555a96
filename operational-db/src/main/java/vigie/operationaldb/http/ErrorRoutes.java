package vigie.operationaldb.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerUnavailable;

/** Turns everything that goes wrong into a {@link Problem}. */
final class ErrorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorRoutes.class);

    private ErrorRoutes() {}

    static void register(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, context) -> write(context, problem));
        routes.exception(CommandRefused.class, (refused, context) -> write(context, Problem.of(refused)));
        routes.exception(LedgerUnavailable.class, (failure, context) -> {
            LOG.warn("{} {} failed", context.method(), context.path(), failure);
            write(context, of(failure));
        });
        routes.exception(
                HttpResponseException.class, (response, context) -> write(context, ofStatus(response.getStatus())));
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), failure);
            write(
                    context,
                    Problem.of(
                            500,
                            "INTERNAL",
                            "La demande a échoué sans que la cause soit prévue ; voir le journal du serveur.",
                            "The request failed for a reason nobody foresaw; see the server's log."));
        });
    }

    /** What a failure of the ledger means for who asked. */
    static Problem of(LedgerUnavailable failure) {
        String state = GiveCommand.state(failure);
        if (state.startsWith("22")) {
            return Problem.of(
                    400,
                    "BAD_VALUE",
                    "Une valeur ne peut pas être enregistrée : " + reason(failure) + ".",
                    "A value cannot be recorded: " + reason(failure) + ".");
        }
        if (state.startsWith("23")) {
            return Problem.of(
                    409,
                    "CONSTRAINT",
                    "Une contrainte du grand livre s'y oppose : " + reason(failure) + ".",
                    "A constraint of the ledger forbids it: " + reason(failure) + ".");
        }
        if (state.startsWith("40")) {
            return Problem.of(
                    409,
                    "CONFLICT",
                    "D'autres commandes s'en mêlaient, deux fois ; renvoyer la demande avec la même clé.",
                    "Other commands interfered, twice; send the request again with the same key.");
        }
        if (state.equals("57014")) {
            return Problem.of(
                    503,
                    "TOO_SLOW",
                    "La réponse prend trop de temps ; demander moins à la fois.",
                    "The answer takes too long; ask for less at once.");
        }
        return Problem.of(
                503,
                "LEDGER_UNAVAILABLE",
                "Le grand livre ne répond pas ; renvoyer la demande avec la même clé dans un instant.",
                "The ledger does not answer; send the request again with the same key in a moment.");
    }

    private static String reason(LedgerUnavailable failure) {
        String message = failure.getCause() == null ? null : failure.getCause().getMessage();
        return message == null
                ? "?"
                : message.lines().findFirst().orElse("?").replace("ERROR: ", "").strip();
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 404 ->
                Problem.of(
                        404,
                        "NOT_FOUND",
                        "Cette adresse n'existe pas ; voir /api/v1/openapi.json.",
                        "There is nothing at this address; see /api/v1/openapi.json.");
            case 405 ->
                Problem.of(
                        405,
                        "METHOD_NOT_ALLOWED",
                        "Cette adresse n'accepte pas cette méthode ; voir /api/v1/openapi.json.",
                        "This address does not accept this method; see /api/v1/openapi.json.");
            default -> Problem.of(status, "HTTP_" + status, "La demande est refusée.", "The request is refused.");
        };
    }

    private static void write(Context context, Problem problem) {
        boolean french = Requests.french(context);
        context.status(problem.status());
        if (problem.status() == 503) {
            context.header("Retry-After", "2");
        }
        context.header("Content-Language", french ? "fr" : "en");
        context.header("Cache-Control", "no-store");
        context.contentType("application/problem+json; charset=utf-8");
        context.result(problem.body(french, context.path()).toString().getBytes(StandardCharsets.UTF_8));
    }
}
