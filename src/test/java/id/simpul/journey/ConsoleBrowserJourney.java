package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.simpul.console.session.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** The console in a real browser, Debian's Chromium: readable by everybody, on a telephone too, and nothing runs that is not ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ConsoleBrowserJourney {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final List<String> PAGES = List.of(
            "/",
            "/partners",
            "/partners/sd-01",
            "/acts/outreach",
            "/acts/partner.add",
            "/users",
            "/sessions",
            "/me",
            "/policy",
            "/policy/new",
            "/system",
            "/sheets",
            "/sheets/partners",
            "/answers",
            "/nothing");

    private WholeHub hub;
    private ChromeDriver browser;

    @BeforeAll
    void a_hub_and_a_browser(@TempDir Path home) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        assertThat(there || !"required".equals(System.getenv("TESTS_NEED_BROWSER")))
                .as("Chromium and its driver are installed")
                .isTrue();
        assumeTrue(there, "Skipped: the console is not tried in a browser, since Chromium is not installed");
        hub = WholeHub.withDatabase(home).start();
        hub.add("sd-01", "school");
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900");
        options.setCapability("goog:loggingPrefs", Map.of("browser", Level.ALL.getName()));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        open("/login");
        browser.findElement(By.id("name")).sendKeys("rina");
        browser.findElement(By.id("password")).sendKeys(PASSWORD);
        browser.findElement(By.cssSelector("button.btn")).click();
        await().atMost(Duration.ofSeconds(30)).until(() -> browser.getTitle().equals("Hari ini · Simpul"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (hub != null) {
            hub.close();
        }
    }

    private void open(String path) {
        browser.get(hub.url(path).toString());
        assertThat(browser.getTitle()).as(path).doesNotContain("Maaf", "Sorry");
    }

    private void width(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    @Test
    void no_page_is_wider_than_a_telephone() {
        width(390);
        for (String page : PAGES) {
            open(page);
            assertThat((Boolean)
                            browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page)
                    .isTrue();
        }
        width(1280);
    }

    @Test
    void everybody_can_read_every_page_in_both_languages() throws IOException {
        for (String language : List.of("en", "id")) {
            open("/?lang=" + language);
            for (String page : PAGES) {
                open(page);
                assertThat(violations()).as(page + " " + language).isEmpty();
            }
        }
        open("/acts/outreach");
        browser.executeScript("document.querySelectorAll('label').forEach(label => label.remove())");
        assertThat(violations()).as("a page broken on purpose").isNotEmpty();
    }

    /** What axe finds by WCAG 2.2, A and AA. */
    private List<?> violations() throws IOException {
        try (InputStream axe = ConsoleBrowserJourney.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(axe.readAllBytes(), UTF_8));
        }
        return (List<?>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                   .then(found => done(found.violations.map(one => one.id + ': ' + one.nodes.map(n => n.html).join(' '))));
                """);
    }

    @Test
    void nothing_runs_that_is_not_ours() {
        logs();
        for (String page : PAGES) {
            open(page);
        }
        assertThat(logs())
                .filteredOn(line -> line.contains("Content Security Policy"))
                .isEmpty();

        browser.executeScript("document.body.innerHTML += '<p style=\"color:red\">x</p>'");
        assertThat(logs()).as("a page broken on purpose").anyMatch(line -> line.contains("Content Security Policy"));
    }

    private List<String> logs() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Test
    void an_act_is_done_by_mouse_and_keyboard() {
        open("/partners");
        browser.findElement(By.linkText("Contoh sd-01")).click();
        browser.findElement(By.linkText("Jeda")).click();
        browser.findElement(By.id("f-reason")).sendKeys("libur panjang");
        browser.findElement(By.cssSelector("main button.btn")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Periksa sekali lagi");
        browser.findElement(By.cssSelector("button[value=do]")).click();
        assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                .contains("Sudah dikerjakan");
        browser.findElement(By.linkText("Lanjut")).click();
        assertThat(browser.findElement(By.tagName("main")).getText())
                .as(browser.getCurrentUrl())
                .contains("Dijeda sejak", "libur panjang");
    }

    @Test
    void a_list_is_uploaded_mended_and_taken(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("sekolah.csv"), """
                kode;jenis;nama;wilayah;surel
                sd-melati;sekolah;SD Melati;13.75;melati@sekolah.example
                SD Anggrek;sekolah;SD Anggrek;13.75;bukan alamat
                sd-01;warung;;13.06;
                """);
        Path right = Files.writeString(folder.resolve("benar.csv"), """
                kode;jenis;nama;wilayah;surel
                sd-melati;sekolah;SD Melati;13.75;melati@sekolah.example
                sd-anggrek;sekolah;SD Anggrek;13.75;
                """);
        open("/partners");
        browser.findElement(By.linkText("Unggah daftar mitra")).click();
        browser.findElement(By.id("f-file")).sendKeys(wrong.toString());
        browser.findElement(By.cssSelector("main form button.btn")).click();
        assertThat(browser.findElement(By.cssSelector("[role=alert]")).getText())
                .contains("4 kesalahan");
        assertThat(violations()).isEmpty();
        width(390);
        assertThat((Boolean) browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        open("/sheets/partners");
        width(1280);

        browser.findElement(By.id("f-file")).sendKeys(right.toString());
        browser.findElement(By.cssSelector("main form button.btn")).click();
        assertThat(violations()).isEmpty();
        browser.findElement(By.xpath("//button[text()='Tambahkan 2 mitra']")).click();

        assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                .contains("2 mitra sudah ditambahkan");
    }
}
