package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.simpul.catalogue.source.Exports;
import id.simpul.console.session.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Staff bring a catalogue in by their browser: they send files, look at what was found, and confirm it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueBrowserJourney {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String PASSWORD = "awan-kerikil-pelita-7";

    @TempDir
    private Path folder;

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
        hub.add("library", "library");
        hub.hub().letLookRound("rina", "Rina", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1600");
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

    private Path catalogue() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Exports.marc(List.of(
                Exports.field(Exports.book("Si Kancil", "Contoh, Ibu", "", "0001", "0002"), "521", "a", "Kelas 2"),
                Exports.book("Timun Mas <b>", "Contoh, Bapak", "", "0003", "0001"),
                Exports.book("Tanpa Eksemplar", "Contoh, Ibu", ""))));
        all.write("00999nam a broken record, and nothing in it that could be read".getBytes(UTF_8));
        return Files.write(folder.resolve("katalog.mrc"), all.toByteArray());
    }

    @Test
    void a_file_is_sent_looked_at_and_confirmed_on_the_page_and_fits_a_telephone() throws IOException {
        open("/catalogue");
        browser.findElement(By.linkText("Masukkan katalog")).click();
        browser.findElement(By.id("f-file")).sendKeys(catalogue().toString());
        browser.findElement(By.cssSelector("main button.btn")).click();
        await().atMost(Duration.ofSeconds(30)).until(() -> !browser.findElements(By.cssSelector("button[value=take]"))
                .isEmpty());

        assertThat(text())
                .contains(
                        "Eksemplar baru",
                        "Rekaman rusak",
                        "Barcode ganda",
                        "Judul tanpa eksemplar",
                        "katalog.mrc, rekaman 4");
        assertThat(text()).contains("Timun Mas <b>");
        width(390);
        assertThat((Boolean) browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        width(1280);
        browser.findElement(By.cssSelector("button[value=take]")).click();
        await().atMost(Duration.ofSeconds(30)).until(() -> text().contains("Selesai"));

        assertThat(hub.rows("select barcode || ' ' || grades from items order by barcode"))
                .containsExactly("0001 lower", "0002 lower", "0003 both");
        open("/catalogue");
        open("/catalogue/new");
        width(390);
        assertThat((Boolean) browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        width(1280);
    }

    @Test
    void who_only_looks_sends_nothing_and_nobody_does_without_a_session() {
        StaffBrowser guest = StaffBrowser.in(hub, "tamu", PASSWORD);
        assertThat(guest.get("/catalogue").statusCode()).isEqualTo(200);
        assertThat(guest.get("/catalogue/new").statusCode()).isEqualTo(404);
        assertThat(guest.post("/catalogue/new", Map.of("csrf", "x")).statusCode())
                .isEqualTo(404);
        assertThat(new StaffBrowser(hub)
                        .post("/catalogue/new", Map.of("csrf", "x"))
                        .statusCode())
                .isEqualTo(303);
    }

    private String text() {
        return (String) browser.executeScript("return document.body ? document.body.innerText : ''");
    }

    private void width(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", width < 500));
    }
}
