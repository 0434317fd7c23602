package id.simpul.catalogue.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.catalogue.shelf.ShelfCopies.ShelfCopy;
import id.simpul.catalogue.source.CatalogueFile;
import id.simpul.catalogue.source.CatalogueFiles;
import id.simpul.catalogue.source.Copy;
import id.simpul.catalogue.source.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out to a school's own system can be read again, whole. */
class ShelfFileTest {
    private static final List<ShelfCopy> COPIES = List.of(
            copy("0001", "Café di Bukit : kisah \"kecil\", lucu"),
            copy("0002", "Café di Bukit : kisah \"kecil\", lucu"),
            copy("0003", "Timun Mas"));

    @TempDir
    private Path folder;

    private static ShelfCopy copy(String barcode, String title) {
        return new ShelfCopy(
                barcode,
                title,
                Optional.of("Contoh, Ibu; Contoh, Bapak"),
                Optional.empty(),
                Optional.of("9786020000008"),
                Optional.of("Penerbit Contoh"),
                Optional.of(2015),
                Optional.of("813"),
                "lower");
    }

    @Test
    void each_form_brings_every_title_with_its_copies() throws IOException {
        for (ShelfFile form : List.of(ShelfFile.MARC, ShelfFile.MARCXML, ShelfFile.SLIMS)) {
            assertThat(read(form))
                    .as(form.wire())
                    .containsExactly(
                            "Café di Bukit : kisah \"kecil\", lucu [0001, 0002] Optional[Contoh, Ibu; Contoh, Bapak] Optional[2015]",
                            "Timun Mas [0003] Optional[Contoh, Ibu; Contoh, Bapak] Optional[2015]");
        }
    }

    @Test
    void what_goes_back_is_a_list_of_items_that_slims_lends_no_more() {
        String text = new String(ShelfFile.SLIMS_BACK.of(COPIES), UTF_8);

        assertThat(text.lines()).hasSize(4);
        assertThat(text.lines().skip(1)).allMatch(line -> line.contains("\"No Loan\""));
    }

    private List<String> read(ShelfFile form) throws IOException {
        Path file = Files.write(folder.resolve("a." + form.ending()), form.of(COPIES));
        List<String> said = new ArrayList<>();
        try (CatalogueFiles files = CatalogueFiles.open(List.of(CatalogueFile.of("a", file)))) {
            for (Optional<Read> next = files.next(); next.isPresent(); next = files.next()) {
                Read.Found found = (Read.Found) next.get();
                said.add(found.description().title() + " "
                        + found.copies().stream().map(Copy::barcode).toList() + " "
                        + found.description().author() + " "
                        + found.description().year());
            }
        }
        return said;
    }
}
