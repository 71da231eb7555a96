package vigie.dashboard.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.AlertDesk;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.DemoControls;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.sql.Cookbook;

/** The pages people open. First values are in the HTML; the script keeps them live and opens details beside. */
public final class PageRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PageRoutes.class);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";
    private static final String LANGUAGE_COOKIE = "vigie-lang";
    private static final String THEME_COOKIE = "vigie-theme";
    private static final int YEAR_SECONDS = 31_536_000;

    private final PageData data;
    private final DashboardConfig config;
    private final @Nullable AlertDesk desk;
    private final @Nullable DeliverAlerts delivery;
    private final Cookbook cookbook = Cookbook.load();
    final Assets assets = new Assets();
    private final Frames frames;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    public PageRoutes(PageData data, DashboardConfig config) {
        this(data, config, null, null);
    }

    /** With a desk that records what people do about alerts; nobody is told of them. */
    public PageRoutes(PageData data, DashboardConfig config, @Nullable AlertDesk desk) {
        this(data, config, desk, null);
    }

    /**
     * With what alerts need.
     *
     * @param desk records what people do about alerts, null when there is none
     * @param delivery tells people, null when nobody is told
     */
    public PageRoutes(
            PageData data, DashboardConfig config, @Nullable AlertDesk desk, @Nullable DeliverAlerts delivery) {
        this.data = data;
        this.config = config;
        this.frames = new Frames(data, config, assets.folder());
        this.desk = desk;
        this.delivery = delivery;
    }

    /** Adds every page, the assets and the buttons of the demo clock. */
    public void addTo(RoutesConfig routes) {
        routes.get("/", page(frame -> shown("today.jte", TodayPage.of(frame, data))));
        routes.get("/marge", page(this::margin));
        routes.get("/margin", page(this::margin));
        new AlertRoutes(this, data, desk, delivery).addTo(routes);
        for (BoardRoutes.Board board : BoardRoutes.ALL) {
            for (String path : board.paths()) {
                routes.get(path, page((context, frame) -> board(context, frame, board.id())));
            }
        }
        for (BoardRoutes.MemberBoard page : BoardRoutes.OF_MEMBERS) {
            for (String path : page.board().paths()) {
                routes.get(
                        path + "/{code}",
                        page((context, frame) ->
                                board(context, frame, page.board().id())));
            }
        }
        for (String path : List.of("/preuve", "/evidence")) {
            routes.get(
                    path,
                    context -> detail(
                            context,
                            frame -> ProofPage.of(
                                    frame,
                                    data,
                                    Objects.requireNonNullElse(context.queryParam("m"), "gross-margin"),
                                    context.queryParam("cursor"))));
        }
        for (String path : List.of("/ecriture/{number}", "/entry/{number}")) {
            routes.get(
                    path, context -> detail(context, frame -> EntryPage.of(frame, data, context.pathParam("number"))));
        }
        routes.get(
                "/document/{type}/{number}",
                context -> detail(
                        context,
                        frame -> DocumentPage.of(frame, data, context.pathParam("type"), context.pathParam("number"))));
        for (String path : List.of("/couches/{line}", "/layers/{line}")) {
            routes.get(path, context -> detail(context, frame -> LadderPage.of(frame, data, lineOf(context))));
        }
        routes.get(
                "/sql",
                context -> answer(context, frame -> shown("workbench.jte", WorkbenchPage.of(frame, data, cookbook))));
        routes.get(
                "/connexions",
                context -> answer(
                        context,
                        frame -> shown(
                                "connect.jte", ConnectPage.of(frame, context.scheme() + "://" + context.host()))));
        for (String path : List.of("/dictionnaire", "/dictionary")) {
            routes.get(
                    path,
                    context -> answer(
                            context,
                            frame -> shown(
                                    "dictionary.jte",
                                    DictionaryPage.of(
                                            frame, data, Objects.requireNonNullElse(context.queryParam("q"), "")))));
            routes.get(
                    path + "/table/{name}",
                    context -> detail(context, frame -> DictionaryPage.table(frame, data, context.pathParam("name"))));
            routes.get(
                    path + "/{metric}",
                    context ->
                            detail(context, frame -> DictionaryPage.metric(frame, data, context.pathParam("metric"))));
        }
        routes.get("/assets/{version}/{name}", this::asset);
        routes.post("/demo/{action}", this::demo);
    }

    record Shown(String template, Object model) {}

    static Shown shown(String template, Object model) {
        return new Shown(template, model);
    }

    private Shown margin(Context context, Frame frame) {
        boolean everything = "all".equals(context.queryParam("rows"));
        return shown("margin.jte", MarginPage.of(frame, data, everything));
    }

    private Shown board(Context context, Frame frame, String id) {
        boolean everything = "all".equals(context.queryParam("rows"));
        return shown("board.jte", BoardPage.of(frame, data, id, everything));
    }

    private io.javalin.http.Handler page(Function<Frame, Shown> draw) {
        return page((context, frame) -> draw.apply(frame));
    }

    io.javalin.http.Handler page(java.util.function.BiFunction<Context, Frame, Shown> draw) {
        return context -> answer(context, frame -> {
            if (data.freshness().businessOn() == null) {
                return shown("first-run.jte", FirstRunPage.of(frame));
            }
            return draw.apply(context, frame);
        });
    }

    private void detail(Context context, Function<Frame, Detail> draw) {
        answer(context, frame -> shown(beside(context) ? "part/detail.jte" : "detail-page.jte", draw.apply(frame)));
    }

    static boolean beside(Context context) {
        return "drawer".equals(context.header("X-Vigie-Part"));
    }

    private static long lineOf(Context context) {
        String line = context.pathParam("line");
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw BadQuery.notFound(
                    "UNKNOWN_LINE",
                    "« " + line + " » n'est pas le numéro d'une ligne de vente.",
                    "'" + line + "' is not the number of a sale line.");
        }
    }

    void answer(Context context, Function<Frame, Shown> draw) {
        secure(context);
        if (redirected(context)) {
            return;
        }
        Language language = language(context);
        try {
            Shown shown = draw.apply(frame(context, language, true));
            context.html(render(shown));
        } catch (BadQuery e) {
            fail(context, language, e.status(), e.sentence(language), e.code());
        } catch (RuntimeException e) {
            String reference = Integer.toHexString(ThreadLocalRandom.current().nextInt());
            LOG.error("page {} failed, reference {}", context.path(), reference, e);
            fail(context, language, 500, Texts.in(language).of("error.text"), reference);
        }
    }

    /** Runs what a form asks; what cannot be read is told as on a page. */
    void refusing(Context context, Runnable recording) {
        try {
            recording.run();
        } catch (BadQuery e) {
            Language language = language(context);
            secure(context);
            fail(context, language, e.status(), e.sentence(language), e.code());
        }
    }

    void fail(Context context, Language language, int status, String sentence, String reference) {
        Texts t = Texts.in(language);
        Frame frame = frame(context, language, false);
        View.State state = new View.State(
                "warn",
                t.of(status == 404 ? "error.missing" : "error.title"),
                sentence + " " + t.of("error.reference", reference),
                List.of(
                        new View.Option(t.of("error.retry"), "", frame.address().toString(), false),
                        new View.Option(t.of("error.home"), "", "/", false)));
        context.status(status);
        boolean beside = beside(context);
        context.html(
                render(shown(beside ? "part/state.jte" : "today.jte", beside ? state : TodayPage.empty(frame, state))));
    }

    String render(Shown shown) {
        StringOutput output = new StringOutput(64 * 1024);
        templates.render(shown.template(), shown.model(), output);
        return output.toString();
    }

    private Frame frame(Context context, Language language, boolean asked) {
        return frames.of(context.path(), context.queryParamMap(), language, theme(context), asked);
    }

    /** Forms send days and positions in fields of their own; the address keeps one spelling. */
    private static boolean redirected(Context context) {
        Address address = Address.of(context.path(), context.queryParamMap());
        String from = context.queryParam("from");
        String to = context.queryParam("to");
        String position = context.queryParam("position");
        String metric = context.queryParam("m");
        Address target = address;
        if (from != null && to != null) {
            target = target.with("p", from.compareTo(to) <= 0 ? from + ".." + to : to + ".." + from);
        }
        if (position != null) {
            target = target.with("asof", "pos:" + position);
        }
        if (target == address) {
            return false;
        }
        context.redirect(
                metric == null ? target.toString() : target.with("m", metric).toString(), HttpStatus.SEE_OTHER);
        return true;
    }

    /** {@code light}, {@code dark} or {@code auto}. */
    static String theme(Context context) {
        String theme = Objects.requireNonNullElse(context.cookie(THEME_COOKIE), "auto");
        return Set.of("light", "dark").contains(theme) ? theme : "auto";
    }

    /** The language asked for, else the one kept, else the browser's. */
    static Language language(Context context) {
        String asked = context.queryParam("lang");
        Language chosen = named(asked);
        if (chosen != null) {
            Cookie cookie = new Cookie(LANGUAGE_COOKIE, chosen.tag(), "/", YEAR_SECONDS);
            cookie.setSameSite(SameSite.LAX);
            context.cookie(cookie);
            return chosen;
        }
        Language kept = named(context.cookie(LANGUAGE_COOKIE));
        if (kept != null) {
            return kept;
        }
        String accepted = Objects.requireNonNullElse(context.header("Accept-Language"), "fr");
        return accepted.startsWith("en") ? Language.EN : Language.FR;
    }

    private static @Nullable Language named(@Nullable String tag) {
        for (Language language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        return null;
    }

    static void secure(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    private void asset(Context context) {
        String name = context.pathParam("name");
        byte[] content = assets.content(name);
        if (content == null) {
            context.status(HttpStatus.NOT_FOUND);
            return;
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("X-Content-Type-Options", "nosniff");
        context.contentType(assets.type(name)).result(content);
    }

    /** Pauses or resumes the clock; only from a page of this server. */
    private void demo(Context context) {
        DemoControls controls = config.demoControls();
        String site = context.header("Sec-Fetch-Site");
        if (controls == null || (site != null && !Set.of("same-origin", "none").contains(site))) {
            context.status(controls == null ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN);
            return;
        }
        switch (context.pathParam("action")) {
            case "pause" -> controls.pause();
            case "resume" -> controls.resume();
            default -> {
                context.status(HttpStatus.NOT_FOUND);
                return;
            }
        }
        String back = Objects.requireNonNullElse(context.header("Referer"), "/");
        String path = back.replaceFirst("^https?://[^/]+", "");
        context.redirect(path.startsWith("/") && !path.startsWith("//") ? path : "/", HttpStatus.SEE_OTHER);
    }
}
