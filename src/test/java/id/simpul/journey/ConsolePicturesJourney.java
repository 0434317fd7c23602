package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the console in the documentation; taken anew with {@code ./mvnw -Dit.test=ConsolePicturesJourney -Dwrite.docs=true
 * test-compile failsafe:integration-test}.
 */
class ConsolePicturesJourney {
    private static final Path DOCS = Path.of("docs");
    private static final int KILOBYTE = 1024;
    private static final int LARGEST = 120 * KILOBYTE;
    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    /** A page as it is shown. */
    private record Picture(String name, String path, int width, int height) {
        Path file() {
            return DOCS.resolve("console-" + name + ".png");
        }
    }

    private static final List<Picture> PICTURES = List.of(
            new Picture("today", "/", WIDE, 1020),
            new Picture("plan", "/rotation/2027-Q1", WIDE, 900),
            new Picture("scan", "/batches/bat-now-2/scan", WIDE, 760),
            new Picture("partner", "/partners/sd-contoh-02", WIDE, 860),
            new Picture("telephone", "/batches/bat-now-2", PHONE, 844));

    @Test
    void the_documentation_shows_the_console(@TempDir Path home) throws IOException {
        if (Boolean.getBoolean("write.docs")) {
            take(home);
        }
        String readme = Files.readString(Path.of("README.md"));
        for (Picture picture : PICTURES) {
            assertThat(picture.file()).isNotEmptyFile();
            assertThat(Files.size(picture.file())).as(picture.name()).isLessThan(LARGEST);
            assertThat(readme).contains("docs/" + picture.file().getFileName());
        }
    }

    private static void take(Path home) throws IOException {
        try (BusyLibrary busy = BusyLibrary.where(home, "");
                ConsoleBrowser browser = ConsoleBrowser.in(busy.hub(), "dedi", BusyLibrary.PASSWORD)) {
            busy.scanned("bat-now-2", 37);
            for (Picture picture : PICTURES) {
                browser.width(picture.width());
                browser.open(picture.path());
                Files.write(picture.file(), FewColours.of(browser.picture(picture.width(), picture.height())));
            }
        }
    }
}
