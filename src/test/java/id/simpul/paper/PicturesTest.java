package id.simpul.paper;

import id.simpul.partner.Language;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pictures of papers in the documentation; written anew with {@code ./mvnw test -Dtest=PicturesTest -Dwrite.docs=true}. */
class PicturesTest {
    private static final Path DOCS = Path.of("docs");

    @Test
    void the_documentation_shows_a_packing_list() throws IOException {
        new Printed(Samples.packingList(Language.ID, Samples.batch(3, 100, 25)))
                .assertPictured(1, DOCS.resolve("paper-packing-list.png"));
    }

    @Test
    void the_documentation_shows_box_labels() throws IOException {
        Sheet sheet = Sheet.shipped().get("a4-8");
        new Printed(Samples.labels(Language.ID, sheet, 2, Samples.batch(3, 100, 25), Samples.batch(4, 60, 25)))
                .assertPictured(1, DOCS.resolve("paper-labels.png"));
    }

    @Test
    void the_documentation_shows_a_delivery_sheet() throws IOException {
        new Printed(Samples.deliverySheet(Language.ID)).assertPictured(1, DOCS.resolve("paper-delivery-sheet.png"));
    }
}
