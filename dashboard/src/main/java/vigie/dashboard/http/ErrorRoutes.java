package vigie.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.warehouse.ReadTimedOut;

/** Turns everything that goes wrong into a {@link Problem}. Addresses outside the API may be answered by pages. */
public final class ErrorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorRoutes.class);

    private ErrorRoutes() {}

    /** Registers handlers for every failure of every route. */
    public static void register(RoutesConfig routes) {
        routes.exception(
                BadQuery.class,
                (problem, context) -> new Problem(
                                problem.status(),
                                problem.code(),
                                problem.sentence(Language.FR),
                                problem.sentence(Language.EN))
                        .write(context));
        routes.exception(
                ReadTimedOut.class,
                (problem, context) -> new Problem(
                                503,
                                "TOO_SLOW",
                                "La réponse prend trop de temps : choisir une période plus courte ou moins de détail.",
                                "The answer takes too long: choose a shorter period or less detail.")
                        .write(context));
        routes.exception(HttpResponseException.class, (problem, context) -> ofStatus(problem.getStatus(), context));
        routes.exception(Exception.class, (problem, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), problem);
            new Problem(
                            500,
                            "INTERNAL",
                            "La réponse n'a pas pu être calculée ; le reste fonctionne. Voir le journal du serveur.",
                            "The answer could not be computed; everything else works. See the server's log.")
                    .write(context);
        });
    }

    private static void ofStatus(int status, Context context) {
        switch (status) {
            case 404 ->
                new Problem(404, "NOT_FOUND", "Cette adresse n'existe pas.", "There is nothing at this address.")
                        .write(context);
            case 405 ->
                new Problem(
                                405,
                                "METHOD_NOT_ALLOWED",
                                "Cette adresse n'accepte pas cette méthode.",
                                "This address does not accept this method.")
                        .write(context);
            default ->
                new Problem(status, "HTTP_" + status, "La demande est refusée.", "The request is refused.")
                        .write(context);
        }
    }
}
