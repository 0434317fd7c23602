package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** With a real browser and its own rules for cookies and forms: to the provider, which is another site, and back. */
class SignOnBrowserJourney {
    @Test
    void a_browser_goes_to_the_provider_comes_back_in_and_goes_out(@TempDir Path home) throws IOException {
        try (FakeProvider provider = new FakeProvider();
                WholeHub hub = provider.setUp(WholeHub.withDatabase(home)).start()) {
            hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, "awan-kerikil-pelita-7");
            hub.hub()
                    .acts()
                    .get("user.bind")
                    .perform(Json.parse("{\"user\":\"rina\",\"identity\":\"f3a1\"}"), WholeHub.staff());
            try (ConsoleBrowser browser = ConsoleBrowser.at(hub)) {
                browser.width(390);
                browser.open("/partners");
                looksWell(browser, "login");
                provider.isSatAtBy("f3a1");
                browser.chromium().findElement(By.cssSelector("a.btn")).click();
                browser.awaitTitle("Akun Uji");
                browser.chromium().findElement(By.id("in")).click();
                browser.awaitTitle("Mitra · Simpul");
                assertThat(browser.chromium().getCurrentUrl()).endsWith("/partners");

                browser.width(1200);
                browser.chromium()
                        .findElement(By.cssSelector("form[action='/logout'] button"))
                        .click();
                browser.awaitTitle("Anda sudah keluar · Simpul");
                looksWell(browser, "out");

                provider.isSatAtBy("9c2e-sari@perpustakaan.example");
                browser.open("/login/sso");
                browser.chromium().findElement(By.id("in")).click();
                browser.awaitTitle("Masuk · Simpul");
                assertThat(browser.chromium().getPageSource()).contains("9c2e-sari@perpustakaan.example");
                looksWell(browser, "unknown");
                assertThat(browser.logs()).noneMatch(line -> line.contains("Content Security Policy"));
            }
        }
    }

    /** A picture of each is left in {@code target/sign-on}, to be looked at. */
    private static void looksWell(ConsoleBrowser browser, String name) throws IOException {
        assertThat(browser.violations()).as(name).isEmpty();
        assertThat(browser.tooWide()).as(name).isZero();
        Path picture = Path.of("target", "sign-on", name + ".png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, browser.picture(800, 700));
    }
}
