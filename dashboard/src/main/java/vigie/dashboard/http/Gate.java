package vigie.dashboard.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.plugin.bundled.RateLimitPlugin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.people.AuditLog;
import vigie.dashboard.people.CurrentReader;
import vigie.dashboard.people.SignIn;

/**
 * Says for every request who asks, by session or token, before anything is read; turns away who may not; logs who
 * looked at proofs, files and documents. Without sign-in everybody at this machine may do everything.
 */
public final class Gate {
    /** Attribute of a request: a {@link BooleanSupplier} that tells whether its reader still may. */
    static final String STILL = "vigie.still";

    private static final int PER_MINUTE = 600;
    private static final int SIGN_INS_PER_MINUTE = 120;
    private static final Pattern PUBLIC =
            Pattern.compile("/assets/.*|/health/.*|/connexion(/.*)?|/sign-in|/api/v1/openapi\\.yaml");
    private static final Pattern BY_SQL = Pattern.compile("/sql|/connexions|/api/v1/(sql|snapshots)(/.*)?");
    private static final Pattern OF_RULES =
            Pattern.compile("/(alertes/regle|alerts/rule)|/(alertes|alerts)/deliveries");
    private static final Pattern MEASURED = Pattern.compile("/metrics|/sante|/health|/api/v1/health");
    private static final Pattern ADMINISTERED = Pattern.compile("/admin(/.*)?");
    private static final Map<String, Pattern> LOGGED = new LinkedHashMap<>();

    static {
        LOGGED.put("export", Pattern.compile("/api/v1/exports/.*|/api/v1/sql/runs/.*/export.*"));
        LOGGED.put("snapshot", Pattern.compile("/api/v1/snapshots(/.*)?"));
        LOGGED.put("sql", Pattern.compile("/api/v1/sql/.*"));
        LOGGED.put("evidence", Pattern.compile("/preuve|/evidence|/api/v1/(evidence|changes)"));
        LOGGED.put("document", Pattern.compile("/document/.*|/api/v1/documents/.*"));
        LOGGED.put("entry", Pattern.compile("/(ecriture|entry)/.*|/api/v1/postings/.*"));
        LOGGED.put("layers", Pattern.compile("/(couches|layers)/.*|/api/v1/fifo/.*"));
        LOGGED.put("administration", ADMINISTERED);
    }

    /** Answers a page somebody may not see. */
    @FunctionalInterface
    public interface Denied {
        void answer(Context context);
    }

    private final @Nullable SignIn signIn;
    private final CurrentReader current;
    private final Denied denied;

    /**
     * A gate.
     *
     * @param signIn null where everybody at this machine may do everything
     * @param denied draws the page that says which right is missing
     */
    public Gate(@Nullable SignIn signIn, CurrentReader current, Denied denied) {
        this.signIn = signIn;
        this.current = current;
        this.denied = denied;
    }

    /** Registers it before and after every route. */
    public void register(JavalinConfig javalin) {
        SignIn required = signIn;
        if (required == null) {
            javalin.routes.before(context -> current.set(Reader.ANYBODY));
            return;
        }
        javalin.registerPlugin(new RateLimitPlugin(config -> config.setKeyFunction(
                context -> Objects.requireNonNullElse(context.attribute("vigie.who"), context.ip()))));
        javalin.routes.before(context -> admit(context, required));
        javalin.routes.after(this::log);
    }

    private void admit(Context context, SignIn required) {
        current.set(null);
        boolean open = PUBLIC.matcher(context.path()).matches();
        if (open) {
            if (Guard.changesSomething(context) && withinRate(context, SIGN_INS_PER_MINUTE)) {
                requireOrigin(context);
            }
            return;
        }
        String bearer = bearer(context);
        String cookie = SessionCookie.read(context, required);
        Optional<Reader> found = bearer != null
                ? required.people().byToken(bearer)
                : cookie == null ? Optional.empty() : required.sessions().reader(cookie);
        if (found.isEmpty()) {
            turnAway(context);
            return;
        }
        Reader reader = found.get();
        context.attribute("vigie.who", reader.name());
        context.attribute(STILL, still(required, bearer, cookie));
        if (!withinRate(context, PER_MINUTE)) {
            return;
        }
        if (!reader.may(needed(context)) && !context.path().equals("/deconnexion")) {
            deny(context);
        } else if (bearer != null || !Guard.changesSomething(context) || requireOrigin(context)) {
            current.set(reader);
        }
    }

    private static BooleanSupplier still(SignIn required, @Nullable String bearer, @Nullable String cookie) {
        return () -> bearer != null
                ? required.people().byToken(bearer).isPresent()
                : cookie != null && required.sessions().reader(cookie).isPresent();
    }

    private static @Nullable String bearer(Context context) {
        String header = context.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).strip();
        }
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6) && context.basicAuthCredentials() != null) {
            // spreadsheets know name and password only: the token is the password
            return context.basicAuthCredentials().getPassword();
        }
        return null;
    }

    private static Right needed(Context context) {
        String path = context.path();
        if (BY_SQL.matcher(path).matches()) {
            return Right.SQL;
        }
        if (ADMINISTERED.matcher(path).matches()) {
            return Right.ADMINISTER;
        }
        if (OF_RULES.matcher(path).matches()) {
            return Right.WRITE_RULES;
        }
        if (MEASURED.matcher(path).matches()) {
            return Right.MEASURE;
        }
        return Guard.changesSomething(context) ? Right.HANDLE_ALERTS : Right.READ;
    }

    /** A browser says where a write comes from; one that comes with a session and does not say is refused. */
    private boolean requireOrigin(Context context) {
        boolean said = context.header("Origin") != null || context.header("Sec-Fetch-Site") != null;
        if (!said) {
            stop(
                    context,
                    403,
                    "NO_ORIGIN",
                    "Demande sans origine refusée : un programme utilise un jeton.",
                    "A request without origin is refused: programs use a token.");
        }
        return said;
    }

    private boolean withinRate(Context context, int perMinute) {
        try {
            context.with(RateLimitPlugin.class).requestPerTimeUnit(perMinute, TimeUnit.MINUTES);
            return true;
        } catch (HttpResponseException e) {
            context.header("Retry-After", "60");
            stop(
                    context,
                    e.getStatus(),
                    "TOO_MANY_REQUESTS",
                    "Trop de demandes : réessayer dans une minute.",
                    "Too many requests: try again in a minute.");
            return false;
        }
    }

    private void turnAway(Context context) {
        boolean page = !program(context) && !Guard.changesSomething(context);
        if (page) {
            String query = context.queryString();
            String to = context.path() + (query == null ? "" : "?" + query);
            context.redirect(
                    to.equals("/") ? "/connexion" : "/connexion?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8),
                    HttpStatus.SEE_OTHER);
            context.skipRemainingHandlers();
            return;
        }
        context.header("WWW-Authenticate", "Bearer realm=\"vigie\"");
        stop(context, 401, "SIGN_IN_NEEDED", "Il faut se connecter, ou donner un jeton.", "Sign in, or give a token.");
    }

    private void deny(Context context) {
        if (program(context)) {
            stop(
                    context,
                    403,
                    "NOT_ALLOWED",
                    "Ce compte n'a pas ce droit ; un administrateur peut le donner.",
                    "This account may not do this; an administrator can allow it.");
        } else {
            context.status(403);
            denied.answer(context);
            log(context);
            context.skipRemainingHandlers();
        }
    }

    /** True for the API, and for parts of pages that a script asks for. */
    private static boolean program(Context context) {
        return context.path().startsWith("/api/")
                || context.path().equals("/metrics")
                || context.header("X-Vigie-Part") != null
                || context.header("X-Vigie-Live") != null;
    }

    /** Answers with a problem, lets nothing else answer, and says so in the log: what follows a stop is skipped. */
    private void stop(Context context, int status, String code, String fr, String en) {
        new Problem(status, code, fr, en).write(context);
        log(context);
        context.skipRemainingHandlers();
    }

    private void log(Context context) {
        String action = action(context);
        SignIn required = signIn;
        if (action == null || required == null) {
            return;
        }
        Reader reader = current.peek();
        String query = context.queryString();
        required.audit()
                .append(new AuditLog.Line(
                        Instant.now().toString(),
                        Objects.requireNonNullElse(context.<String>attribute("vigie.who"), ""),
                        action,
                        context.method() + " " + context.path() + (query == null ? "" : "?" + query),
                        context.statusCode(),
                        reader == null ? "" : reader.scope().toString(),
                        Objects.requireNonNullElse(context.res().getHeader("X-Position"), "")));
    }

    private static @Nullable String action(Context context) {
        int status = context.statusCode();
        if (status == 401 || status == 403 || status == 429) {
            return "refused";
        }
        for (Map.Entry<String, Pattern> logged : LOGGED.entrySet()) {
            if (logged.getValue().matcher(context.path()).matches()) {
                return logged.getKey();
            }
        }
        return Guard.changesSomething(context)
                        && !PUBLIC.matcher(context.path()).matches()
                ? "write"
                : null;
    }
}
