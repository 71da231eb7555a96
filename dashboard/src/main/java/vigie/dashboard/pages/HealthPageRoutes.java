package vigie.dashboard.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import vigie.dashboard.health.Health;
import vigie.dashboard.health.HealthReader;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;

/** The health page: among the pages of figures for who reads them, by itself for who only keeps the machine. */
public final class HealthPageRoutes {
    private final PageRoutes pages;
    private final HealthReader health;
    private final Supplier<Reader> reader;
    private final String company;

    /**
     * Routes of the page.
     *
     * @param reader who asks now
     */
    public HealthPageRoutes(PageRoutes pages, HealthReader health, Supplier<Reader> reader, String company) {
        this.pages = pages;
        this.health = health;
        this.reader = reader;
        this.company = company;
    }

    /** Adds both addresses. */
    public void addTo(RoutesConfig routes) {
        for (String path : List.of("/sante", "/health")) {
            routes.get(path, this::show);
        }
    }

    private void show(Context context) {
        Reader asking = reader.get();
        Health now = health.read(asking);
        if (asking.may(Right.READ)) {
            pages.answer(
                    context,
                    frame -> PageRoutes.shown(
                            "health.jte", HealthPage.of(frame, frame.t(), frame.numbers(), company, "", "", now)));
            return;
        }
        PageRoutes.secure(context);
        Texts t = Texts.in(PageRoutes.language(context));
        HealthPage page = HealthPage.of(
                null,
                t,
                new Numbers(t.language(), "EUR"),
                company,
                PageRoutes.theme(context),
                pages.assets.folder(),
                now);
        context.html(pages.render(PageRoutes.shown("health-door.jte", page)));
    }
}
