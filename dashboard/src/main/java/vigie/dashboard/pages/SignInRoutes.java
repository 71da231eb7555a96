package vigie.dashboard.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverReports;
import vigie.dashboard.http.SessionCookie;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.people.AuditLog;
import vigie.dashboard.people.CurrentReader;
import vigie.dashboard.people.OidcSignIn;
import vigie.dashboard.people.SignIn;
import vigie.dashboard.warehouse.Freshness;

/** Signing in by password or by the company's directory, and out; and the page of who administers. */
public final class SignInRoutes {
    private static final String PATH = "/connexion";
    private static final String BACK = PATH + "/retour";
    /** A page of this server: a path that cannot be taken for another host. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,1500}");

    private final @Nullable SignIn signIn;
    private final String company;
    private final CurrentReader current;
    private final Supplier<Freshness> freshness;
    private final DeliverReports reports;
    private final Assets assets = new Assets();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Routes of a server; none without sign-in. */
    public SignInRoutes(
            @Nullable SignIn signIn,
            String company,
            CurrentReader current,
            Supplier<Freshness> freshness,
            DeliverReports reports) {
        this.signIn = signIn;
        this.company = company;
        this.current = current;
        this.freshness = freshness;
        this.reports = reports;
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        SignIn required = signIn;
        if (required == null) {
            return;
        }
        for (String path : new String[] {PATH, "/sign-in"}) {
            routes.get(path, context -> show(context, required, null, wanted(context.queryParam("to"))));
        }
        routes.post(PATH, context -> byPassword(context, required));
        routes.get(PATH + "/annuaire", context -> leave(context, required));
        routes.get(BACK, context -> comeBack(context, required));
        routes.post("/deconnexion", context -> out(context, required));
        routes.get(
                "/admin",
                context -> render(
                        context,
                        "admin.jte",
                        AdminPage.of(
                                texts(context),
                                assets.folder(),
                                company,
                                PageRoutes.theme(context),
                                String.valueOf(current.get().name()),
                                required,
                                reports,
                                freshness.get())));
        routes.post("/admin/reports", context -> {
            reports.sendNow(Objects.requireNonNullElse(context.formParam("name"), ""));
            context.redirect("/admin#reports", HttpStatus.SEE_OTHER);
        });
    }

    /** Answers a page the reader may not see. */
    public void denied(Context context) {
        Texts t = texts(context);
        render(
                context,
                "sign-in.jte",
                new SignInPage(
                        t,
                        assets.folder(),
                        company,
                        PageRoutes.theme(context),
                        t.of("sign-in.denied"),
                        "/",
                        false,
                        false,
                        false));
    }

    private void byPassword(Context context, SignIn required) {
        String name = Objects.requireNonNullElse(context.formParam("name"), "");
        String password = Objects.requireNonNullElse(context.formParam("password"), "");
        String to = wanted(context.formParam("to"));
        Texts t = texts(context);
        Duration wait = required.failures().wait(name, context.ip());
        if (!wait.isZero()) {
            log(context, required, name, "sign-in refused", 429);
            context.status(HttpStatus.TOO_MANY_REQUESTS);
            context.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
            show(context, required, t.of("sign-in.wait", wait.toMinutes() + 1), to);
            return;
        }
        Optional<Reader> reader = required.people().signIn(name, password);
        if (reader.isEmpty()) {
            required.failures().failed(name, context.ip());
            log(context, required, name, "sign-in refused", 401);
            context.status(HttpStatus.UNAUTHORIZED);
            show(context, required, t.of("sign-in.wrong"), to);
            return;
        }
        required.failures().succeeded(name, context.ip());
        enter(context, required, reader.get(), to);
    }

    private void leave(Context context, SignIn required) {
        String to = wanted(context.queryParam("to"));
        OidcSignIn provider = required.provider();
        if (provider == null) {
            context.redirect(PATH, HttpStatus.SEE_OTHER);
            return;
        }
        try {
            OidcSignIn.Leaving leaving = provider.start(back(context, required), to);
            SessionCookie.leave(context, required, leaving.state());
            context.redirect(leaving.address().toString(), HttpStatus.SEE_OTHER);
        } catch (BadQuery e) {
            context.status(e.status());
            show(context, required, e.sentence(texts(context).language()), to);
        }
    }

    private void comeBack(Context context, SignIn required) {
        OidcSignIn provider = required.provider();
        if (provider == null) {
            context.redirect(PATH, HttpStatus.SEE_OTHER);
            return;
        }
        URI back = back(context, required);
        String state = SessionCookie.returned(context, required);
        try {
            OidcSignIn.Arrived arrived = provider.finish(
                    URI.create(back + "?" + Objects.requireNonNullElse(context.queryString(), "")), state, back);
            enter(context, required, arrived.reader(), wanted(arrived.to()));
        } catch (BadQuery e) {
            log(context, required, "", "sign-in refused", e.status());
            context.status(e.status());
            show(context, required, e.sentence(texts(context).language()), "/");
        }
    }

    private static URI back(Context context, SignIn required) {
        URI address = required.publicAddress();
        return URI.create((address == null ? "http://" + context.host() : address.toString()) + BACK);
    }

    private static void enter(Context context, SignIn required, Reader reader, String to) {
        String before = SessionCookie.take(context, required);
        if (before != null) {
            required.sessions().end(before);
        }
        SessionCookie.give(context, required, required.sessions().start(reader));
        log(context, required, String.valueOf(reader.name()), "sign-in", 303);
        context.redirect(reader.may(Right.READ) ? to : "/admin", HttpStatus.SEE_OTHER);
    }

    private static void out(Context context, SignIn required) {
        String secret = SessionCookie.take(context, required);
        if (secret != null) {
            required.sessions().end(secret);
        }
        context.redirect(PATH, HttpStatus.SEE_OTHER);
    }

    private static void log(Context context, SignIn required, String name, String action, int status) {
        required.audit()
                .append(new AuditLog.Line(
                        Instant.now().toString(), name, action, "from " + context.ip(), status, "", ""));
    }

    private void show(Context context, SignIn required, @Nullable String problem, String to) {
        render(
                context,
                "sign-in.jte",
                new SignInPage(
                        texts(context),
                        assets.folder(),
                        company,
                        PageRoutes.theme(context),
                        problem,
                        to,
                        true,
                        required.provider() != null,
                        required.people().accounts().isEmpty()));
    }

    private void render(Context context, String template, Object page) {
        StringOutput output = new StringOutput();
        templates.render(template, page, output);
        context.header("Cache-Control", "no-store");
        context.html(output.toString());
    }

    private static Texts texts(Context context) {
        return Texts.in(PageRoutes.language(context));
    }

    private static String wanted(@Nullable String to) {
        return to != null && HERE.matcher(to).matches() ? to : "/";
    }
}
