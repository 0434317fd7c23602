package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.link.Link.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;

/** The pages of letters as a teacher's telephone shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterBrowserJourney {

    private final Map<String, String> pages = new LinkedHashMap<>();
    private SchoolsByMail schools;
    private ConsoleBrowser console;
    private ChromeDriver browser;

    @BeforeAll
    void a_hub_and_a_telephone(@TempDir Path home) {
        ConsoleBrowser.isNeeded();
        schools = new SchoolsByMail(home);
        schools.batch("bat-1", "sd-01", "dispatched", 1, 100);
        schools.batch("bat-2", "sd-02", "due", 101, 40);
        schools.batch("bat-3", "sd-03", "closed", 151, 20);
        schools.run("""
                insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on)
                values ('obl-1', 'sd-03', 'bat-3', 'B599', 't-599', 'Cerita <b>599</b>', 'open', '2026-11-20', '2027-01-20')
                """);
        pages.put("received", schools.link(Purpose.RECEIVED, "sd-01", "bat-1"));
        pages.put("day", schools.link(Purpose.DAY, "sd-01", "bat-1"));
        pages.put("list", schools.link(Purpose.LIST, "sd-01", "bat-1"));
        pages.put("returned", schools.link(Purpose.RETURNED, "sd-02", "bat-2"));
        pages.put("survey", schools.link(Purpose.SURVEY, "sd-03", "bat-3"));
        pages.put("replacement", schools.link(Purpose.REPLACEMENT, "sd-03", "sd-03"));
        pages.put("renew", schools.link(Purpose.RENEW, "sd-03", "agr-sd-03"));
        pages.put("enrol", schools.link(Purpose.ENROL, "sd-04", "sd-04"));
        pages.put("visit-day", schools.link(Purpose.VISIT, "sd-04", "visit.book:2026-12-08,2026-12-10"));
        pages.put("leave", schools.link(Purpose.UNSUBSCRIBE, "sd-04", "sd-04"));
        pages.put("ended", "/p/AAAAAAAAAAAAAAAAAAAAAA");
        pages.put("join", "/join");
        pages.put("visit", "/visit");
        console = ConsoleBrowser.at(schools.hub());
        browser = console.chromium();
        console.width(390);
    }

    @AfterAll
    void stop() {
        if (console != null) {
            console.close();
        }
        if (schools != null) {
            schools.close();
        }
    }

    private void open(String path) {
        browser.get(schools.hub().url(path).toString());
    }

    @Test
    void everybody_can_read_every_page_on_a_telephone_in_both_languages_and_nothing_runs() throws IOException {
        for (Map.Entry<String, String> page : pages.entrySet()) {
            for (String language : List.of("id", "en")) {
                open(page.getValue() + "?lang=" + language);
                picture(page.getKey() + "-" + language);
                assertThat(console.violations())
                        .as(page.getKey() + " " + language)
                        .isEmpty();
                assertThat(console.tooWide()).as(page.getKey()).isZero();
                assertThat((Long) browser.executeScript("return document.scripts.length"))
                        .as(page.getKey())
                        .isLessThan(2);
            }
        }
        assertThat(browser.manage().getCookies()).isEmpty();
        assertThat(browser.manage().logs().get("browser").getAll())
                .extracting(LogEntry::getMessage)
                .noneMatch(line -> line.contains("Content Security Policy"));
        open(pages.get("join"));
        browser.executeScript("document.querySelectorAll('label').forEach(label => label.remove())");
        assertThat(console.violations()).as("a page broken on purpose").isNotEmpty();
    }

    @Test
    void a_teacher_marks_a_damaged_book_and_reads_what_happens_next() throws IOException {
        open(pages.get("received"));
        browser.findElement(By.cssSelector("input[value=some]")).click();
        browser.findElement(By.tagName("summary")).click();
        browser.findElement(By.cssSelector("select[name='b.B7'] option[value=damaged]"))
                .click();
        picture("received-marked");
        browser.findElement(By.tagName("button")).click();
        console.awaitText(By.tagName("main"), "Terima kasih, sudah kami catat", "1 rusak", "Selanjutnya", "dijemput");
        picture("received-thanks");
        assertThat(schools.rows("select barcode from batch_items where batch = 'bat-1' and damaged"))
                .containsExactly("B7");
    }

    /** For people to look at, where a folder is named for it. */
    private void picture(String name) throws IOException {
        String folder = System.getProperty("letter.pictures", "");
        if (!folder.isEmpty()) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }

    @Test
    void no_page_is_heavy() throws IOException {
        for (Map.Entry<String, String> page : pages.entrySet()) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(schools.browser().get(page.getValue()).body().getBytes(UTF_8));
            }
            assertThat(zipped.size()).as(page.getKey()).isLessThan(4 * 1024);
        }
    }
}
