package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** Debian's Chromium, in which somebody of the staff is in. */
final class ConsoleBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String AXE = read("/axe.min.js");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final WholeHub hub;
    private final ChromeDriver chromium;
    /** Kinds of elements, and of what each stands in, whose contrast was looked at. */
    private final Set<String> contrasted = new HashSet<>();

    private ConsoleBrowser(WholeHub hub, ChromeDriver chromium) {
        this.hub = hub;
        this.chromium = chromium;
    }

    /** Whether it is installed; where tests need it, it must be. */
    static boolean isThere() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        assertThat(there || !"required".equals(System.getenv("TESTS_NEED_BROWSER")))
                .as("Chromium and its driver are installed")
                .isTrue();
        return there;
    }

    /** Where there is no Chromium the test is skipped: said first, before a hub is started for it. */
    static void isNeeded() {
        assumeTrue(isThere(), "Skipped: pages are not tried in a browser, since Chromium is not installed");
    }

    /** One that is in. */
    static ConsoleBrowser in(WholeHub hub, String user, String password) {
        ConsoleBrowser browser = at(hub);
        browser.logIn(user, password);
        return browser;
    }

    /** One in which nobody is in. */
    static ConsoleBrowser at(WholeHub hub) {
        isNeeded();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1280,900");
        options.setCapability("goog:loggingPrefs", Map.of("browser", Level.ALL.getName()));
        // After a click the page before may still be there for a moment.
        options.setImplicitWaitTimeout(PATIENCE);
        options.setScriptTimeout(PATIENCE);
        return new ConsoleBrowser(
                hub,
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(DRIVER.toFile())
                                .build(),
                        options));
    }

    private void logIn(String user, String password) {
        open("/login");
        chromium.findElement(By.id("name")).sendKeys(user);
        chromium.findElement(By.id("password")).sendKeys(password);
        chromium.findElement(By.cssSelector("button.btn")).click();
        awaitTitle("Hari ini · Simpul");
    }

    void awaitTitle(String title) {
        await().atMost(PATIENCE).until(() -> chromium.getTitle().equals(title));
    }

    /** On the page that comes next: the one before may stay for a moment, and then go while it is read. */
    void awaitText(By place, String... parts) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(() -> assertThat(chromium.findElement(place).getText())
                        .as(chromium.getCurrentUrl())
                        .contains(parts));
    }

    ChromeDriver chromium() {
        return chromium;
    }

    void open(String path) {
        chromium.get(hub.url(path).toString());
    }

    void width(int width) {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    /** How much wider the page is than the window, in pixels. */
    long tooWide() {
        return ((Number) chromium.executeScript(
                        "return Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
                .longValue();
    }

    /**
     * What axe finds by WCAG 2.2, A and AA. Contrast, which takes longest to look at, is left out where every element stands in one of a
     * kind in which such an element was looked at before: colours come by kind and class alone.
     */
    List<?> violations() {
        chromium.executeScript(AXE);
        List<?> kinds = (List<?>) chromium.executeScript("""
                const kind = one => one.tagName + '.' + (one.getAttribute('class') || '') + '#' + (one.type || '');
                return [...new Set([...document.querySelectorAll('body *')]
                    .map(one => kind(one.parentElement) + ' > ' + kind(one)))];
                """);
        boolean anyNew =
                kinds.stream().map(String::valueOf).filter(contrasted::add).count() > 0;
        return (List<?>) chromium.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                         resultTypes: ['violations'],
                         rules: {'color-contrast': {enabled: arguments[0]}}})
                   .then(found => done(found.violations.map(one => one.id + ': ' + one.nodes.map(n => n.html).join(' '))));
                """, anyNew);
    }

    /** What the browser has logged since it was asked last. */
    List<String> logs() {
        return chromium.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** It logs a moment after what it logs of. */
    void awaitLog(String part) {
        await().atMost(PATIENCE).until(() -> logs().stream().anyMatch(line -> line.contains(part)));
    }

    /** The page as it looks, from its top, as PNG. */
    byte[] picture(int width, int height) {
        Map<String, Object> asked = Map.of(
                "format",
                "png",
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1));
        return Base64.getDecoder().decode((String)
                chromium.executeCdpCommand("Page.captureScreenshot", asked).get("data"));
    }

    private static String read(String resource) {
        try (InputStream in = ConsoleBrowser.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
