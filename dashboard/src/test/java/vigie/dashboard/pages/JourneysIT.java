package vigie.dashboard.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.dashboard.WarehouseFixture;

/** What people do with the pages, in a real browser, over a real warehouse. */
@NullUnmarked
class JourneysIT {
    private static final double PATIENCE_MILLIS = 30_000;

    @TempDir
    static Path folder;

    private static WarehouseFixture fixture;
    private static ChromiumForTests chromium;
    private BrowserContext context;
    private Page page;
    private final List<String> faults = new ArrayList<>();

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

    @BeforeEach
    void openBrowser() {
        open(1280, 800);
    }

    @AfterEach
    void noFaultInTheBrowser() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void goesFromATileToItsLayersAndBack() {
        go("/?p=2004");
        page.evaluate("scrollTo(0, 120)");
        page.locator("[data-tile=cost-of-sales] .proof").click();
        Locator drawer = page.locator("#drawer");
        assertThat(drawer.locator("h1")).hasText(Pattern.compile("€$"));
        String figure = page.locator("[data-tile=cost-of-sales] .value").getAttribute("title");
        assertThat(drawer.locator("h1").textContent()).isEqualTo(figure);
        assertThat(page.url()).contains("/preuve?").contains("m=cost-of-sales").contains("p=2004");
        drawer.locator("tbody th a").first().click();
        assertThat(page.locator("#drawer .badge.strong")).hasText("Débit = crédit");
        page.waitForURL("**/ecriture/**");
        drawer.locator(".verify a").click();
        page.waitForURL("**/document/**");
        drawer.locator("a[href*='/couches/']").first().click();
        assertThat(drawer.locator(".badge.strong")).hasText("Somme = coût de la ligne");
        assertThat(drawer.locator("#ladder svg")).isVisible();
        page.waitForURL("**/couches/**");
        String ladder = page.url();
        page.goBack();
        assertThat(drawer.locator("[data-title]"))
                .hasAttribute("data-title", Pattern.compile("Bon de livraison|Facture"));
        page.keyboard().press("Escape");
        assertThat(drawer).isHidden();
        page.waitForURL("**/?p=2004");
        assertThat(page.evaluate("scrollY")).isEqualTo(120);
        assertThat(page.locator("[data-tile=cost-of-sales] .proof")).isFocused();
        page.navigate(ladder);
        assertThat(page.locator("main .badge.strong")).hasText("Somme = coût de la ligne");
    }

    @Test
    void goesFromTodayToACustomerToADocumentToItsPosting() {
        go("/?p=2004");
        Locator moved = page.locator("a[href^='/client/']").first();
        String name = moved.textContent().trim();
        moved.click();
        page.waitForURL("**/client/**p=2004**");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator(".filter.set")).hasCount(0);
        page.locator("[data-tile=net-revenue] .proof").click();
        Locator drawer = page.locator("#drawer");
        assertThat(drawer.locator("h1"))
                .hasText(page.locator("[data-tile=net-revenue] .value").getAttribute("title"));
        assertThat(page.url()).contains("cust=").contains("m=net-revenue");
        page.keyboard().press("Escape");
        assertThat(drawer).isHidden();
        page.locator("#documents tbody a[href*='/CUSTOMER_INVOICE/']").first().click();
        assertThat(drawer.locator(".equation a[href^='/client/']")).hasText(name);
        drawer.locator("table[data-table=postings] a[href*='/ecriture/']")
                .first()
                .click();
        assertThat(drawer.locator(".badge.strong")).hasText("Débit = crédit");
        page.goBack();
        drawer.locator(".equation a[href^='/client/']").click();
        assertThat(page.locator("main h1")).hasText(name);
        go("/client/C999");
        assertThat(page.locator(".state")).containsText("C999");
    }

    @Test
    void keepsPeriodComparisonAndFilterInTheAddress() {
        go("/marge");
        page.locator(".bar2 summary", new Page.LocatorOptions().setHasText("Période"))
                .click();
        page.locator(".bar2 .opt", new Page.LocatorOptions().setHasText("2004"))
                .last()
                .click();
        page.waitForURL("**/marge?p=2004");
        page.locator(".bar2 summary", new Page.LocatorOptions().setHasText("Comparer"))
                .click();
        page.locator(".bar2 .opt", new Page.LocatorOptions().setHasText("rien")).click();
        page.waitForURL("**cmp=none**");
        assertThat(page.locator("#by thead th")).not().containsText(new String[] {"Écart"});
        page.locator("#by .chip", new Page.LocatorOptions().setHasText("Segment"))
                .click();
        page.waitForURL("**by=segment**");
        page.locator("#by tbody th a").first().click();
        page.waitForURL("**seg=**");
        assertThat(page.locator(".filter.set")).isVisible();
        assertThat(page.locator("#by .chip[aria-current]")).hasText("Client");
        page.reload();
        page.locator(".filter.set a").click();
        page.waitForURL(url -> !url.contains("seg="));
        assertThat(page.url()).contains("cmp=none").contains("p=2004");
    }

    @Test
    void breaksMarginDownByEachDimensionWithTheSameTotal() {
        go("/marge?p=2004");
        String total = page.locator("#by tfoot td").nth(1).textContent().trim();
        for (String by : List.of("segment", "family", "product", "salesperson", "channel", "warehouse")) {
            go("/marge?p=2004&by=" + by);
            assertThat(page.locator("#by tfoot td").nth(1)).hasText(total);
            assertThat(page.locator("#by footer .badge")).hasText("Total égal à la tuile");
        }
    }

    @Test
    void speaksEnglishAndGoesDark() {
        go("/?p=2004");
        page.locator("a[hreflang=en]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("h1")).hasText("Today at a glance");
        page.locator("[data-theme-choice=dark]").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        go("/margin?p=2004");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("h1")).hasText("Real margin");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(15, 23, 42)");
    }

    @Test
    void followsTheLedgerWithoutLosingThePlace() {
        go("/?p=2005");
        Locator value = page.locator("[data-tile=net-revenue] .value");
        String before = value.getAttribute("title");
        page.evaluate("scrollTo(0, 200);"
                + " document.querySelector('[data-tile=net-revenue] .proof').focus({preventScroll: true})");
        LiveSale.apply(fixture, 12_345_600);
        assertThat(value)
                .not()
                .hasAttribute("title", before, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.evaluate("scrollY")).isEqualTo(200);
        assertThat(page.locator("[data-tile=net-revenue] .proof")).isFocused();
        page.locator("[data-freeze]").click();
        String frozen = value.getAttribute("title");
        LiveSale.apply(fixture, 2_000_000);
        assertThat(page.locator("[data-pill]"))
                .containsText("Figé", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(value).hasAttribute("title", frozen);
        page.locator("[data-freeze]").click();
        assertThat(value)
                .not()
                .hasAttribute("title", frozen, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    @Test
    void asksAgainWhenAnAnswerFailed() {
        go("/?p=2005");
        Locator value = page.locator("[data-tile=net-revenue] .value");
        String before = value.getAttribute("title");
        AtomicInteger failed = new AtomicInteger();
        page.route(
                url -> url.contains("p=2005"),
                route -> {
                    failed.incrementAndGet();
                    route.fulfill(new Route.FulfillOptions().setStatus(503));
                },
                new Page.RouteOptions().setTimes(1));
        LiveSale.apply(fixture, 500);
        assertThat(value)
                .not()
                .hasAttribute("title", before, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(failed).hasValue(1);
    }

    @Test
    void showsThePastAsItWas() {
        go("/?p=2003&asof=pos:900");
        assertThat(page.locator("body")).hasClass("asof");
        assertThat(page.locator("[data-freeze]")).hasCount(0);
        assertThat(page.locator(".pill b")).hasText("Vu dans le passé");
    }

    @Test
    void fitsAPhone() {
        open(390, 844);
        for (String path : List.of(
                "/?p=2004",
                "/marge?p=2004",
                "/preuve?p=2004&m=gross-margin",
                "/couches/636",
                "/stock?p=2004",
                "/rotation?p=2004",
                "/abc?p=2004",
                "/creances?p=2004",
                "/operations?p=2004",
                "/article/S11?p=2004",
                "/client/C103?p=2004",
                "/fournisseur/F1?p=2004")) {
            go(path);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scroll on %s", path)
                    .isTrue();
        }
        go("/?p=2004");
        page.locator(".nav a[href^='/marg']").click();
        assertThat(page.locator("h1")).hasText("Marge réelle");
    }

    @Test
    void takesAnAlertInHand() {
        go("/alertes");
        assertThat(page.locator("table[data-table=alerts] tbody tr")).hasCount(2);
        page.locator("table[data-table=alerts] a[href*='CUSTOMER']").click();
        Locator drawer = page.locator("#drawer");
        assertThat(drawer.locator("table[data-table=evidence-then]")).isVisible();
        drawer.locator("input[name=assignee]").fill("BOB");
        drawer.locator("button[value=assign]").click();
        page.waitForURL("**/alertes");
        assertThat(WarehouseFixture.HANDLED)
                .contains(Map.of("alert", "low-customer-margin/CUSTOMER/3/9", "action", "assign", "assignee", "BOB"));
    }

    @Test
    void worksByKeyboardAlone() {
        go("/?p=2004");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        page.locator("[data-tile=gross-margin] .label a").first().focus();
        page.keyboard().press("e");
        assertThat(page.locator("#drawer")).isVisible();
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
        }
        assertThat((Boolean) page.evaluate("document.activeElement === document.body"
                        + " || document.querySelector('#drawer').contains(document.activeElement)"))
                .isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator("#drawer")).isHidden();
        page.locator(".bar2 summary").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".bar2 .pop").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".bar2 summary").first()).isFocused();
    }

    @Test
    void showsTheTwinTableAndTheEmptyStates() {
        go("/?p=2004");
        page.locator("[data-twin=months]").click();
        assertThat(page.locator("#months-twin tbody tr")).hasCount(13);
        assertThat(page.locator("#months")).isHidden();
        go("/?p=2004&cust=C101&fam=NOTHING");
        assertThat(page.locator(".state h2")).hasText("Aucun chiffre avec ces filtres");
        page.locator(".state .btn").first().click();
        page.waitForURL(url -> !url.contains("NOTHING"));
        go("/?p=1999");
        assertThat(page.locator(".state h2")).hasText("Aucun chiffre sur cette période");
        assertThat(fixture.data().freshness().applied()).isPositive();
    }

    private void open(int width, int height) {
        if (context != null) {
            context.close();
        }
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("fr"));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                faults.add(message.text());
            }
        });
    }

    private void go(String path) {
        page.navigate("http://127.0.0.1:" + fixture.port() + path);
        page.waitForSelector("html[data-ready=true]");
    }
}
