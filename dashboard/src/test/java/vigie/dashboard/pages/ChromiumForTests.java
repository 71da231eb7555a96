package vigie.dashboard.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine, driven by Playwright. Never downloads a browser; a missing one fails the test. */
final class ChromiumForTests implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String VARIABLE = "VIGIE_CHROMIUM";

    private final Playwright playwright;
    private final Browser browser;

    private ChromiumForTests(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. */
    static ChromiumForTests start() {
        Path program = find(System.getenv());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--font-render-hinting=none")));
        return new ChromiumForTests(playwright, browser);
    }

    /**
     * Finds the program: the variable {@code VIGIE_CHROMIUM}, else the usual names on the path.
     *
     * @throws IllegalStateException when there is none, with the sentence to act on
     */
    static Path find(Map<String, String> environment) {
        List<String> tried = new ArrayList<>();
        String given = environment.get(VARIABLE);
        if (given != null && !given.isBlank()) {
            Path program = Path.of(given);
            if (Files.isExecutable(program)) {
                return program;
            }
            tried.add(VARIABLE + "=" + given);
        }
        @Nullable String path = environment.get("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            for (String name : NAMES) {
                Path program = Path.of(folder, name);
                if (!folder.isBlank() && Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        tried.addAll(NAMES);
        throw new IllegalStateException(
                "The browser tests need Chromium and found none (tried " + String.join(", ", tried)
                        + "): install it (Debian, Ubuntu: apt-get install chromium) or name it in " + VARIABLE + ".");
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
