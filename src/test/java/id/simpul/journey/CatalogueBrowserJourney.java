package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.catalogue.source.Exports;
import id.simpul.console.session.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** Staff bring a catalogue in by their browser: they send files, look at what was found, and confirm it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueBrowserJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";

    @TempDir
    private Path folder;

    private WholeHub hub;
    private ConsoleBrowser console;
    private ChromeDriver browser;

    @BeforeAll
    void a_hub_and_a_browser(@TempDir Path home) {
        ConsoleBrowser.isNeeded();
        hub = WholeHub.withDatabase(home).start();
        hub.add("library", "library");
        hub.hub().letLookRound("rina", "Rina", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
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
        console.awaitText(
                By.tagName("main"),
                "Eksemplar baru",
                "Rekaman rusak",
                "Barcode ganda",
                "Judul tanpa eksemplar",
                "katalog.mrc, rekaman 4",
                "Timun Mas <b>");
        console.width(390);
        assertThat(console.tooWide()).isZero();
        console.width(1280);
        browser.findElement(By.cssSelector("button[value=take]")).click();
        console.awaitText(By.tagName("body"), "Selesai");

        assertThat(hub.rows("select barcode || ' ' || grades from items order by barcode"))
                .containsExactly("0001 lower", "0002 lower", "0003 both");
        open("/catalogue");
        open("/catalogue/new");
        console.width(390);
        assertThat(console.tooWide()).isZero();
        console.width(1280);
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
}
