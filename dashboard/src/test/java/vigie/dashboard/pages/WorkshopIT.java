package vigie.dashboard.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.dashboard.WarehouseFixture;

/** What controllers do, in a real browser: look a figure up, take it away, ask in SQL. */
@NullUnmarked
class WorkshopIT {
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

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
        fixture.snapshots().publish();
        chromium = ChromiumForTests.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        fixture.close();
    }

    @BeforeEach
    void open() {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 800)
                        .setLocale("en")
                        .setAcceptDownloads(true));
        page = context.newPage();
        page.onPageError(faults::add);
    }

    @AfterEach
    void noFaultInTheBrowser() {
        context.close();
        assertThat(faults).isEmpty();
    }

    private void go(String path) {
        page.navigate("http://127.0.0.1:" + fixture.port() + path);
        page.waitForSelector("html[data-ready=true]");
    }

    @Test
    void aFigureTellsWhatItMeansAndWhereItComesFrom() {
        go("/?p=2004");
        page.locator("[data-tile=margin-rate] .define").click();
        assertThat(page.locator("#drawer h1")).hasText("Margin rate");
        assertThat(page.locator("#drawer .chain").first()).containsText("topic ledger");
        go("/dictionnaire");
        page.locator("[name=q]").fill("taux de marque");
        page.keyboard().press("Enter");
        page.waitForURL("**q=taux*");
        assertThat(page.locator(".entries h3").first()).hasText("Margin rate");
    }

    @Test
    void theWorkbookOfAPageSaysWhatThePageSays() throws IOException {
        go("/margin?p=2004");
        String shown = page.locator("[data-tile=net-revenue] .value").getAttribute("title");
        page.locator(".bar2 summary", new Page.LocatorOptions().setHasText("Share"))
                .click();
        Download download = page.waitForDownload(
                () -> page.locator("a[href*='margin.xlsx']").click());
        try (InputStream in = Files.newInputStream(download.path());
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            BigDecimal exported = workbook.findSheet("tiles")
                    .orElseThrow()
                    .read()
                    .get(1)
                    .getCell(0)
                    .asNumber();
            assertThat(exported).isEqualByComparingTo(shown.replaceAll("[^0-9.]", ""));
        }
    }

    @Test
    void aQuestionIsAskedDrawnAndCancelled() {
        go("/sql");
        page.waitForSelector("html[data-workbench=true]");
        page.locator("[data-sql]").first().click();
        page.locator("#run").click();
        assertThat(page.locator("#run-status")).containsText("snapshot of entry", PATIENT);
        assertThat(page.locator("#rows tbody tr").first()).isVisible();
        page.locator("[data-view=chart]").click();
        assertThat(page.locator("#result-chart svg")).isVisible();
        page.locator("#editor .cm-content").fill("select count(*) from range(100000000) a, range(100000000) b");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#run-status")).containsText("Running", PATIENT);
        page.locator("#cancel").click();
        assertThat(page.locator("#run-status")).containsText("Cancelled", PATIENT);
        page.locator("#editor .cm-content").fill("drop table margins");
        page.locator("#run").click();
        assertThat(page.locator("#message")).containsText("Query refused", PATIENT);
        page.locator("[name=name]").fill("Nothing");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-list=saved] li").first()).containsText(Pattern.compile("Nothing.*version 1"));
    }
}
