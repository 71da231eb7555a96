package vigie.dashboard.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes a picture of every page in both themes, both languages and at phone width.
 * Arguments: address of a running dashboard, folder for the pictures, query string of the frame.
 */
final class TakeScreenshots {
    private record Shot(
            String name, String path, int width, int height, ColorScheme theme, String language, boolean full) {}

    private TakeScreenshots() {}

    public static void main(String[] arguments) throws Exception {
        String base = arguments[0];
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        String frame = arguments.length > 2 ? arguments[2] : "";
        String only = arguments.length > 3 ? arguments[3] : "";
        try (ChromiumForTests chromium = ChromiumForTests.start()) {
            for (Shot shot : shots(frame)) {
                if (shot.name().contains(only)) {
                    take(chromium.browser(), base, folder, shot);
                }
            }
        }
    }

    private static List<Shot> shots(String frame) {
        String line = "/couches/" + System.getProperty("vigie.line", "1") + frame;
        return List.of(
                new Shot("today-light", "/" + frame, 1440, 900, ColorScheme.LIGHT, "fr", true),
                new Shot("today-dark", "/" + frame, 1440, 900, ColorScheme.DARK, "fr", true),
                new Shot("today-en", "/" + frame, 1440, 900, ColorScheme.LIGHT, "en", true),
                new Shot("today-phone", "/" + frame, 390, 844, ColorScheme.LIGHT, "fr", true),
                new Shot("margin-light", "/marge" + frame, 1440, 900, ColorScheme.LIGHT, "fr", true),
                new Shot("margin-dark", "/marge" + frame, 1440, 900, ColorScheme.DARK, "en", true),
                new Shot("margin-phone", "/marge" + frame, 390, 844, ColorScheme.DARK, "fr", true),
                new Shot("proof-drawer", "/" + frame, 1440, 900, ColorScheme.LIGHT, "fr", false),
                new Shot("customer-light", "/client/C103" + frame, 1440, 900, ColorScheme.LIGHT, "fr", true),
                new Shot("customer-phone", "/client/C103" + frame, 390, 844, ColorScheme.LIGHT, "fr", true),
                new Shot("supplier-light", "/supplier/F1" + frame, 1440, 900, ColorScheme.LIGHT, "en", true),
                new Shot("product-dark", "/product/S11" + frame, 1440, 900, ColorScheme.DARK, "en", true),
                new Shot("ladder-light", line, 1440, 900, ColorScheme.LIGHT, "fr", true),
                new Shot("ladder-dark", line, 1440, 900, ColorScheme.DARK, "en", true),
                new Shot("ladder-phone", line, 390, 844, ColorScheme.LIGHT, "fr", true));
    }

    private static void take(Browser browser, String base, Path folder, Shot shot) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(shot.width(), shot.height())
                .setDeviceScaleFactor(shot.width() < 500 ? 1.5 : 1)
                .setColorScheme(shot.theme())
                .setLocale(shot.language()))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> System.out.println(shot.name() + ": " + message.text()));
            page.onPageError(error -> System.out.println(shot.name() + ": " + error));
            page.navigate(base + shot.path());
            page.waitForSelector("html[data-ready=true]");
            if (shot.name().startsWith("proof")) {
                page.locator("[data-tile=gross-margin] .proof").click();
                page.waitForSelector("#drawer[open] .detail");
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve(shot.name() + ".png"))
                    .setFullPage(shot.full()));
        }
    }
}
