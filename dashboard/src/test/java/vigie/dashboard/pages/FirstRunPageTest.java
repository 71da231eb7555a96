package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.LivePageData;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.kpi.Scope;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.Warehouse;

/** What a company without figures is told. */
class FirstRunPageTest {
    private final Warehouse empty = Warehouse.inMemory();

    @AfterEach
    void close() {
        empty.close();
    }

    /** The page over an empty warehouse, in French. */
    static String html(Warehouse warehouse, @Nullable String name) {
        Reader reader = new Reader(name, Set.of(Right.READ), Scope.WHOLE);
        Freshness freshness =
                new Freshness(Freshness.State.FRESH, 0, 0, 0, null, null, null, 0, 0, 0, null, null, null, null);
        PageData data =
                new LivePageData(warehouse, MetricCatalogue.load(), () -> freshness, Clock.systemUTC(), () -> reader);
        DashboardConfig config = new DashboardConfig(
                "127.0.0.1",
                1,
                "none:0",
                "facts",
                Path.of("unused"),
                Path.of("unused"),
                "Durand",
                List.of(),
                null,
                null);
        PageRoutes pages = new PageRoutes(data, config);
        Frame frame = new Frames(data, config, pages.assets.folder()).of("/", Map.of(), Language.FR, "auto", true);
        return pages.render(PageRoutes.shown("first-run.jte", FirstRunPage.of(frame)));
    }

    @Test
    void anOwnCompanyIsShownTheWaysToBegin() {
        assertThat(html(empty, "anna"))
                .contains("Bienvenue\u00a0: Durand n’a pas encore de chiffres")
                .contains("./vigie template import", "./vigie import --dry-run import", "./vigie import import")
                .contains("./vigie demo --data", "./vigie token create anna")
                .contains("data-live=\"on\"", "data-first-run")
                .doesNotContain("class=\"bar2\"", "se charge");
    }

    @Test
    void aDemonstrationSaysThatItLoads() {
        assertThat(html(empty, null)).contains("se charge").doesNotContain("./vigie import");
    }
}
