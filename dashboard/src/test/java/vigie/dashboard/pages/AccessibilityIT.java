package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.dashboard.WarehouseFixture;

/**
 * No violation of WCAG 2.2 A and AA that axe can find, on any page, at any width and in both themes. What a theme
 * changes is colours, which are the same at every width: a closed page is judged in dark on a desktop only.
 */
@NullUnmarked
class AccessibilityIT {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;
    private static final List<String> PATHS = List.of(
            "/?p=2004",
            "/marge?p=2004",
            "/margin?p=2004&by=product&cmp=none&lang=en",
            "/preuve?p=2004&m=gross-margin",
            "/preuve?p=2004&m=margin-rate",
            "/couches/636",
            "/document/DELIVERY_NOTE/BL-20348",
            "/stock?p=2004",
            "/turnover?p=2004&lang=en",
            "/abc?p=2004",
            "/creances?p=2004",
            "/operations?p=2004",
            "/article/S11?p=2004",
            "/client/C103?p=2004",
            "/supplier/F1?p=2004&lang=en",
            "/?p=1999",
            "/?p=2003&asof=pos:900",
            "/alertes",
            "/alertes/regle",
            "/alertes/low-customer-margin/CUSTOMER/3/9",
            "/dictionnaire",
            "/dictionnaire/margin-rate",
            "/dictionnaire?q=marje",
            "/sql",
            "/connexions",
            "/sante",
            "/ecriture/NOTHING");

    @TempDir
    static Path folder;

    private static WarehouseFixture fixture;
    private static ChromiumForTests chromium;
    /** One tab per width: it keeps script and style, so that one more page costs its own drawing only. */
    private static final Map<Integer, Page> TABS = new HashMap<>();

    @BeforeAll
    static void start() {
        fixture = WarehouseFixture.pages(0, true, folder);
        chromium = ChromiumForTests.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        fixture.close();
    }

    static Stream<Arguments> pages() {
        return PATHS.stream().flatMap(path -> Stream.of(DESKTOP, PHONE).map(width -> Arguments.of(path, width)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void hasNoViolation(String path, int width) {
        Page page = shown(path, width);
        assertThat(width == PHONE ? violations(page, ColorScheme.LIGHT) : violationsInBothThemes(page))
                .isEmpty();
    }

    @ParameterizedTest(name = "open drawer, menus and tables, {0}")
    @ValueSource(ints = {DESKTOP, PHONE})
    void hasNoViolationWhenOpened(int width) {
        Page page = shown("/?p=2004", width);
        page.locator("[data-twin=months]").click();
        page.locator(".bar2 summary").first().click();
        assertThat(violationsInBothThemes(page)).isEmpty();
        page.keyboard().press("Escape");
        page.locator("[data-tile=gross-margin] .proof").click();
        page.waitForSelector("#drawer[open] .detail");
        assertThat(violationsInBothThemes(page)).isEmpty();
    }

    private static Page shown(String path, int width) {
        Page page = TABS.computeIfAbsent(
                width, wide -> chromium.browser().newContext(options(wide)).newPage());
        String separator = path.contains("?") ? "&" : "?";
        String language = path.contains("lang=") ? "" : separator + "lang=fr";
        page.navigate("http://127.0.0.1:" + fixture.port() + path + language);
        page.waitForSelector("html[data-ready=true]");
        return page;
    }

    private static Browser.NewContextOptions options(int width) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setReducedMotion(ReducedMotion.REDUCE) // colours on their way from one theme to the other are neither
                .setLocale("fr");
    }

    /** The page follows the system from light to dark without being read again, as it does for people. */
    private static List<String> violationsInBothThemes(Page page) {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(theme -> violations(page, theme).stream())
                .toList();
    }

    /** Runs axe in the page itself, which has no frames, and asks for violations only: the same rules in less time. */
    private static List<String> violations(Page page, ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        AxeRunOptions wanted = new AxeRunOptions();
        wanted.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .setLegacyMode(true).options(wanted).withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> theme + " " + sentence(rule))
                        .toList();
    }

    private static String sentence(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
