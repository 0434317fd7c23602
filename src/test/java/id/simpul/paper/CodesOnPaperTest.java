package id.simpul.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.NotFoundException;
import id.simpul.partner.Language;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are drawn as a printer would draw them; what is printed is read back from its dots, at its place in millimetres. */
class CodesOnPaperTest {
    /** What an old laser printer does. */
    private static final int PRINTER = 300;

    private static final PackedBatch BATCH = Samples.batch(3, 100, 25);

    @Test
    void the_packing_list_carries_the_code_of_its_batch() throws NotFoundException {
        Printed list = new Printed(Samples.packingList(Language.ID, BATCH));
        BufferedImage corner = list.part(1, 200, 150, 10, 55, 40);

        String code = Printed.read(corner, BarcodeFormat.QR_CODE);
        assertThat(code).isEqualTo("simpul:" + BATCH.id());
        assertThat(Arrival.Code.parse(code)).contains(new Arrival.Code(BATCH.id(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a4-8", "label-121"})
    void each_label_lies_where_its_sheet_has_it_and_says_batch_and_box_in_both_codes(String name)
            throws NotFoundException {
        Sheet sheet = Sheet.shipped().get(name);
        Printed labels = new Printed(Samples.labels(Language.ID, sheet, 2, BATCH));

        assertThat(labels.pages()).isEqualTo(1);
        assertThat(labels.millimetres(1)[0]).isCloseTo(sheet.page().width(), within(0.1));
        assertThat(labels.millimetres(1)[1]).isCloseTo(sheet.page().height(), within(0.1));
        for (int box = 1; box <= 4; box++) {
            BufferedImage label = label(labels, sheet, box);
            assertThat(Printed.read(label, BarcodeFormat.CODE_128)).isEqualTo(BATCH.id() + "-" + box);
            assertThat(Printed.read(label, BarcodeFormat.QR_CODE)).isEqualTo("simpul:" + BATCH.id() + "/" + box);
        }
    }

    /** What a label's place holds, and not a millimetre around it. */
    private static BufferedImage label(Printed labels, Sheet sheet, int number) {
        Sheet.Place place = sheet.place(number);
        return labels.part(
                1,
                PRINTER,
                place.left(),
                sheet.page().height() - place.bottom() - sheet.label().height(),
                sheet.label().width(),
                sheet.label().height());
    }

    @Test
    void labels_that_have_been_used_stay_free() throws NotFoundException {
        Sheet sheet = Sheet.shipped().get("label-121");
        Printed labels = new Printed(Samples.labels(Language.ID, sheet, 10, BATCH));

        assertThat(labels.pages()).isEqualTo(2);
        for (int number = 0; number < 9; number++) {
            assertThat(isWhite(label(labels, sheet, number)))
                    .as("label %d", number + 1)
                    .isTrue();
        }
        assertThat(Printed.read(label(labels, sheet, 9), BarcodeFormat.CODE_128))
                .isEqualTo(BATCH.id() + "-1");
    }

    private static boolean isWhite(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void one_box_and_forty_boxes_have_as_many_labels() {
        Sheet sheet = Sheet.shipped().get("a4-8");

        assertThat(new Printed(Samples.labels(Language.ID, sheet, 1, Samples.batch(1, 25, 25))).text())
                .containsOnlyOnce("dari 1")
                .contains("25 buku");
        Printed forty = new Printed(Samples.labels(Language.ID, sheet, 1, Samples.batch(1, 40, 1)));
        assertThat(forty.pages()).isEqualTo(5);
        assertThat(forty.text(5)).contains("dari 40", "1 buku");
    }

    @Test
    void codes_are_read_also_where_the_longest_name_leaves_least_room() throws NotFoundException {
        Sheet sheet = Sheet.shipped().get("label-121");
        PackedBatch batch = Samples.batch(
                "SD Negeri 05 Percontohan Terpadu Kecamatan Mandiangin Koto Selayan Kota Bukittinggi Provinsi Sumatera"
                        + " Barat",
                5,
                Samples.batch(5, 8, 4).books());
        Printed labels = new Printed(Samples.labels(Language.ID, sheet, 1, batch));

        assertThat(Printed.read(label(labels, sheet, 1), BarcodeFormat.CODE_128))
                .isEqualTo(batch.id() + "-2");
        assertThat(Printed.read(label(labels, sheet, 1), BarcodeFormat.QR_CODE)).endsWith("/2");
    }

    @Test
    void the_code_can_be_an_address_as_soon_as_there_is_a_page_for_schools() throws NotFoundException {
        Pages pages = Samples.pages(Language.ID);
        String link = "https://simpul.perpustakaan.example/p/Zk3w9Qf2LmT8rXc1VbNa4A";
        new PackingList(pages, (batch, box) -> new Arrival(link, true)).draw(BATCH);
        Printed list = new Printed(pages.bytes());

        assertThat(Printed.read(list.part(1, 200, 150, 10, 55, 40), BarcodeFormat.QR_CODE))
                .isEqualTo(link);
        assertThat(list.text(1)).contains("Paket sudah datang? Pindai dengan HP");
        assertThat(new Printed(Samples.packingList(Language.ID, BATCH)).text(1)).doesNotContain("Pindai dengan HP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a4-8", "label-121"})
    void the_rulers_of_a_test_print_are_true(String name) throws NotFoundException {
        Sheet sheet = Sheet.shipped().get(name);
        Printed test = new Printed(TestPrint.draw(sheet, Samples.words(Language.ID)));

        assertThat(test.text(1)).contains("100 mm mendatar", "100 mm tegak", "100 %");
        assertThat(longest(test.image(1, PRINTER), true)).isCloseTo(100, within(0.4));
        assertThat(longest(test.image(1, PRINTER), false)).isCloseTo(100, within(0.4));
        Sheet.Place codes = sheet.place(sheet.columns());
        assertThat(Printed.read(label(test, sheet, sheet.columns()), BarcodeFormat.CODE_128))
                .as("at %s", codes)
                .isEqualTo("bat-00000000000000000000-40");
    }

    /** The longest black line, in millimetres; outlines of labels are grey. */
    private static double longest(BufferedImage page, boolean across) {
        int longest = 0;
        int lines = across ? page.getHeight() : page.getWidth();
        int length = across ? page.getWidth() : page.getHeight();
        for (int line = 0; line < lines; line++) {
            int run = 0;
            for (int at = 0; at < length; at++) {
                int rgb = across ? page.getRGB(at, line) : page.getRGB(line, at);
                run = (rgb & 0xFF) < 0x50 ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest * 25.4 / PRINTER;
    }

    @Test
    void what_is_no_such_code_is_none() {
        List<String> others = new ArrayList<>(List.of("BH000100", "simpul:", "simpul:bat-1/", "https://example.org"));
        others.add("simpul:bat-1/99999");
        assertThat(others).allMatch(text -> Arrival.Code.parse(text).isEmpty());
        assertThat(Arrival.Code.parse(" simpul:bat-1/12\n")).contains(new Arrival.Code("bat-1", Optional.of(12)));
    }
}
