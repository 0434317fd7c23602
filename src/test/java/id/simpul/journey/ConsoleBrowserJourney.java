package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.console.session.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console in a real browser, Debian's Chromium: readable by everybody, on a telephone too, and nothing runs that is not ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ConsoleBrowserJourney {
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
    private ConsoleBrowser console;
    private ChromeDriver browser;

    @BeforeAll
    void a_hub_and_a_browser(@TempDir Path home) {
        ConsoleBrowser.isNeeded();
        hub = WholeHub.withDatabase(home).start();
        hub.add("sd-01", "school");
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        console = ConsoleBrowser.in(hub, "rina", PASSWORD);
        browser = console.chromium();
    }

    @AfterAll
    void stop() {
        if (console != null) {
            console.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    private void open(String path) {
        browser.get(hub.url(path).toString());
        assertThat(browser.getTitle()).as(path).doesNotContain("Maaf", "Sorry");
    }

    @Test
    void no_page_is_wider_than_a_telephone() {
        console.width(390);
        for (String page : PAGES) {
            open(page);
            assertThat(console.tooWide()).as(page).isZero();
        }
        console.width(1280);
    }

    /** In one language: what axe looks at is the same in both, and dear. */
    @Test
    void everybody_can_read_every_page() {
        for (String page : PAGES) {
            open(page);
            assertThat(console.violations()).as(page).isEmpty();
        }
        open("/acts/outreach");
        browser.executeScript("document.querySelectorAll('label').forEach(label => label.remove())");
        assertThat(console.violations()).as("a page broken on purpose").isNotEmpty();
    }

    @Test
    void nothing_runs_that_is_not_ours() {
        console.logs();
        for (String page : PAGES) {
            open(page);
        }
        assertThat(console.logs())
                .filteredOn(line -> line.contains("Content Security Policy"))
                .isEmpty();

        // A page broken on purpose.
        browser.executeScript("document.body.innerHTML += '<p style=\"color:red\">x</p>'");
        console.awaitLog("Content Security Policy");
    }

    @Test
    void an_act_is_done_by_mouse_and_keyboard() {
        open("/partners");
        browser.findElement(By.linkText("Contoh sd-01")).click();
        browser.findElement(By.linkText("Jeda")).click();
        browser.findElement(By.id("f-reason")).sendKeys("libur panjang");
        browser.findElement(By.cssSelector("main button.btn")).click();
        console.awaitText(By.tagName("h1"), "Periksa sekali lagi");
        browser.findElement(By.cssSelector("button[value=do]")).click();
        console.awaitText(By.cssSelector("[role=status]"), "Sudah dikerjakan");
        browser.findElement(By.linkText("Lanjut")).click();
        console.awaitText(By.tagName("main"), "Dijeda sejak", "libur panjang");
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
        console.awaitText(By.cssSelector("[role=alert]"), "4 kesalahan");
        assertThat(console.violations()).isEmpty();
        console.width(390);
        assertThat(console.tooWide()).isZero();
        open("/sheets/partners");
        console.width(1280);

        browser.findElement(By.id("f-file")).sendKeys(right.toString());
        browser.findElement(By.cssSelector("main form button.btn")).click();
        console.awaitText(By.tagName("main"), "Tambahkan 2 mitra");
        assertThat(console.violations()).isEmpty();
        browser.findElement(By.xpath("//button[text()='Tambahkan 2 mitra']")).click();

        console.awaitText(By.cssSelector("[role=status]"), "2 mitra sudah ditambahkan");
    }
}
