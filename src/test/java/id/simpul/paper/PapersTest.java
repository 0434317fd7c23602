package id.simpul.paper;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.partner.Language;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Shows(Rule.R9)
class PapersTest {
    private static final PackedBatch BATCH = Samples.batch(3, 100, 25);

    @Test
    void a_packing_list_names_every_book_in_its_box() {
        Printed list = new Printed(Samples.packingList(Language.ID, BATCH));

        assertThat(list.pages()).isLessThanOrEqualTo(4);
        assertThat(list.text(1))
                .contains(
                        "UPT Perpustakaan Contoh",
                        "Daftar isi paket",
                        "SD Contoh 03 · Jl. Contoh No. 3, Bukittinggi",
                        "Triwulan I 2027 · diantar Senin, 4 Januari 2027 · dijemput Senin, 5 April 2027",
                        "100 buku dalam 4 kardus · perjalanan 1",
                        "Kardus 1 dari 4 · 25 buku");
        String all = list.text();
        assertThat(BATCH.books()).allSatisfy(book -> assertThat(all).contains(book.barcode()));
        assertThat(all).contains("Kardus 4 dari 4", "Yang menerima di sekolah", "Halaman 1 dari " + list.pages());
    }

    @Test
    void each_page_says_which_box_goes_on_there() {
        Printed list = new Printed(Samples.packingList(Language.ID, BATCH));

        for (int page = 1; page <= list.pages(); page++) {
            assertThat(list.text(page)).contains("Kardus").contains(BATCH.id());
        }
    }

    @Test
    void each_paper_of_a_file_begins_on_its_own_page_and_counts_its_pages_anew() {
        Printed lists = new Printed(Samples.packingList(Language.EN, Samples.batch(1, 5, 5), Samples.batch(2, 60, 30)));

        assertThat(lists.text(1)).contains("SD Contoh 01", "Page 1 of 1");
        assertThat(lists.text(2)).contains("SD Contoh 02", "Page 1 of 2");
        assertThat(lists.text(3)).contains("Page 2 of 2");
    }

    @Test
    void a_book_that_was_not_announced_is_marked_and_explained() {
        assertThat(new Printed(Samples.packingList(Language.ID, BATCH)).text())
                .contains("Malin Kundang *", "masuk sebagai pengganti");
        PackedBatch asAnnounced = Samples.batch(
                "SD Contoh 04",
                4,
                BATCH.books().stream().filter(book -> !book.added()).toList());
        assertThat(new Printed(Samples.packingList(Language.ID, asAnnounced)).text())
                .doesNotContain("*", "pengganti");
    }

    @Test
    void a_box_from_which_everything_was_taken_out_is_not_counted() {
        List<PackedBatch.Book> books = new ArrayList<>(Samples.batch(3, 20, 5).books());
        books.removeIf(book -> book.box() == 3);
        PackedBatch batch = Samples.batch("SD Contoh 03", 3, books);

        assertThat(new Printed(Samples.packingList(Language.ID, batch)).text())
                .contains("15 buku dalam 3 kardus", "Kardus 4 (kardus 1, 2, 4) · 5 buku")
                .doesNotContain("dari 3", "dari 4");
        assertThat(new Printed(Samples.labels(Language.ID, Sheet.shipped().get("a4-8"), 1, batch)).text())
                .contains("dari kardus 1, 2, 4")
                .doesNotContain("dari 3");
    }

    @Test
    void an_empty_batch_says_so() {
        assertThat(new Printed(Samples.packingList(Language.ID, Samples.batch("SD Contoh 09", 9, List.of()))).text())
                .contains("Tidak ada buku dalam paket ini", "0 buku dalam 0 kardus");
    }

    @Test
    void titles_of_all_kinds_are_printed_and_what_has_no_letter_is_seen() {
        PackedBatch batch = Samples.batch(
                "SD Contoh 03",
                3,
                List.of(
                        new PackedBatch.Book("B1", "Kaba Si Umbuik Mudo – “Baliak ka Rantau”", false, 1, false),
                        new PackedBatch.Book("B2", "Cafe\u0301 & naïveté, Ṣalāt, Đồng", false, 1, false),
                        new PackedBatch.Book("B3", "\u0643\u062A\u0627\u0628 Jawi \uD83D\uDCDA", false, 1, false),
                        new PackedBatch.Book("B4", "Tab\tbaris\nbaru", false, 1, false)));

        assertThat(new Printed(Samples.packingList(Language.ID, batch)).text())
                .contains("Kaba Si Umbuik Mudo – “Baliak ka Rantau”", "Café & naïveté, Ṣalāt, Đồng", "□□□□ Jawi □");
    }

    @Test
    void the_longest_title_and_name_lose_no_word() {
        String title = "Kisah ".repeat(40) + "Tamat";
        String school = "Sekolah Dasar " + "Percontohan ".repeat(12) + "Bukittinggi";
        PackedBatch batch = Samples.batch(school, 3, List.of(new PackedBatch.Book("B1", title, false, 1, false)));

        assertThat(new Printed(Samples.packingList(Language.ID, batch)).text(1)).contains(title, school);
    }

    @Test
    void a_delivery_sheet_says_what_is_brought_and_fetched_and_whom_to_ask_for() {
        Printed sheet = new Printed(Samples.deliverySheet(Language.ID));

        assertThat(sheet.pages()).isEqualTo(1);
        assertThat(sheet.text(1))
                .contains(
                        "Senin, 4 Januari 2027 · perjalanan 1 · Kota Bukittinggi",
                        "6 sekolah · 20 kardus dibawa · 24 kardus dijemput",
                        "88 dari 100",
                        "Ibu Guru Contoh, 0812 0000 0001",
                        "Narahubung belum tercatat");
    }

    @Test
    void who_signs_on_the_delivery_sheet_has_18_millimetres() {
        var page = new Printed(Samples.deliverySheet(Language.ID)).image(1, 100);
        int x = page.getWidth() - (int) (30 / 25.4 * 100);
        List<Integer> lines = new ArrayList<>();
        for (int y = 1; y < page.getHeight(); y++) {
            boolean line = (page.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF;
            if (line && (page.getRGB(x, y - 1) & 0xFFFFFF) == 0xFFFFFF) {
                lines.add(y);
            }
        }
        int[] rows = new int[6];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = lines.get(row + 1) - lines.get(row);
        }
        assertThat(Arrays.stream(rows).min().orElseThrow() * 25.4 / 100).isGreaterThan(18);
    }

    @Test
    void only_the_delivery_sheet_names_a_person() {
        List<byte[]> others = List.of(
                Samples.packingList(Language.ID, BATCH),
                Samples.labels(Language.ID, Sheet.shipped().get("a4-8"), 1, BATCH),
                Samples.handover(Language.ID, Handover.Way.TO_SCHOOL, BATCH),
                Samples.statement(Language.ID),
                Samples.letter(Language.ID));

        assertThat(others).allSatisfy(pdf -> assertThat(new Printed(pdf).text()).doesNotContain("Ibu Guru", "0812"));
    }

    @Test
    void a_record_of_handing_over_counts_boxes_and_leaves_the_day_open() {
        assertThat(new Printed(Samples.handover(Language.ID, Handover.Way.TO_SCHOOL, BATCH)).text())
                .contains(
                        "Berita acara serah terima",
                        "menyerahkan kepada pihak kedua 100 buku dalam 4 kardus",
                        "direncanakan Senin, 4 Januari 2027",
                        "Buku dijemput kembali pada Senin, 5 April 2027",
                        "Pihak kedua, yang menerima");
    }

    @Test
    void giving_back_counts_what_is_still_there_and_tells_what_is_known() {
        Printed back = new Printed(Samples.handover(
                Language.EN,
                Handover.Way.BACK,
                Samples.batch(3, 80, 25),
                new Handover.Known("BH000107", "Cindua Mato", "lost, to be replaced")));

        assertThat(back.text())
                .contains(
                        "the 80 books in 4 boxes that are still at the school",
                        "planned for Monday, 5 April 2027",
                        "BH000107",
                        "lost, to be replaced");
    }

    @Test
    @Shows(Rule.R10)
    void a_statement_names_each_book_its_day_and_what_was_promised() {
        assertThat(new Printed(Samples.statement(Language.ID)).text())
                .contains("2 buku berikut", "BH000107", "5 Maret 2027", "judul yang sama", "untuk sekolah");
    }

    @Test
    @Shows({Rule.R10, Rule.R24})
    void a_letter_has_the_clause_in_full_and_is_no_formal_agreement() {
        assertThat(new Printed(Samples.letter(Language.ID)).text())
                .contains(
                        "SD Contoh 03 (NPSN 10300003)",
                        "triwulan IV 2027",
                        "pada triwulan I 2028",
                        "60 hari setelah kehilangan tercatat",
                        "30 hari setelah hari penjemputan",
                        "dapat menahan paket berikutnya",
                        "bukan perjanjian kerja sama resmi");
        assertThat(new TermLetter.Clause(60, 30, false).sentences(Samples.words(Language.ID)))
                .hasSize(7)
                .anyMatch(sentence -> sentence.contains("tidak menahan paket berikutnya"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_paper_speaks_both_languages(Language language) {
        List<byte[]> all = List.of(
                Samples.packingList(language, BATCH),
                Samples.labels(language, Sheet.shipped().get("a4-8"), 1, BATCH),
                TestPrint.draw(Sheet.shipped().get("a4-8"), Samples.words(language)),
                Samples.deliverySheet(language),
                Samples.handover(language, Handover.Way.TO_SCHOOL, BATCH),
                Samples.handover(language, Handover.Way.BACK, BATCH),
                Samples.statement(language),
                Samples.letter(language));
        List<String> foreign = language == Language.EN
                ? List.of(" buku ", "Kardus", " dari ", "paket ", " yang ")
                : List.of(" books ", "Box ", " of ", " the ", " batch ");

        assertThat(all).allSatisfy(pdf -> {
            String text = new Printed(pdf).text();
            assertThat(text).doesNotContain("{0}", "{1}");
            assertThat(foreign).noneMatch(word -> withoutTitles(text).contains(word));
        });
    }

    /** Titles are as they are, in any language. */
    private static String withoutTitles(String text) {
        String bare = text;
        for (PackedBatch.Book book : BATCH.books()) {
            bare = bare.replace(book.title(), "");
        }
        return bare.replaceAll("Ensiklopedia.*?Gurunya", "").replaceAll("Mana Datangnya.*?(yang|Guru)", "");
    }

    @Test
    void both_languages_have_the_same_words() throws IOException {
        assertThat(keys("id")).isEqualTo(keys("en"));
    }

    private static List<String> keys(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = PapersTest.class.getResourceAsStream("/paper/paper_" + language + ".properties")) {
            words.load(in);
        }
        return words.stringPropertyNames().stream().sorted().toList();
    }

    @Test
    void papers_and_reports_bear_the_colours_of_the_mails() throws IOException {
        try (InputStream in = PapersTest.class.getResourceAsStream("/templates/mail.html.peb")) {
            String mail = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(List.of(Style.DEEP, Style.GOLD, Style.INK, Style.GREY, Style.LINE, Style.PALE))
                    .allMatch(color -> mail.contains("#%06x".formatted(color.getRGB() & 0xFFFFFF)));
        }
    }
}
