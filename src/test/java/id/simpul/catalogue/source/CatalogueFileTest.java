package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marc4j.marc.Record;

/** What library systems export is told by its contents and read record by record. */
class CatalogueFileTest {
    private static final List<Record> THREE = List.of(
            Exports.book("Si Kancil", "Pengarang Contoh", "9786020000008", "B001", "B002"),
            Exports.book("Café di Bukit", "Ibu Contoh", "", "B003"),
            Exports.book("Timun Mas", "Bapak Contoh", "", "B004"));

    @TempDir
    private Path folder;

    private CatalogueFile file(String name, byte[] content) throws IOException {
        return CatalogueFile.of(name, Files.write(folder.resolve(name), content));
    }

    private static List<Read> read(CatalogueFile... files) throws IOException {
        List<Read> read = new ArrayList<>();
        try (CatalogueFiles source = CatalogueFiles.open(Arrays.asList(files))) {
            Optional<Read> next = source.next();
            while (next.isPresent()) {
                read.add(next.get());
                next = source.next();
            }
        }
        return read;
    }

    private static List<String> said(List<Read> read) {
        return read.stream()
                .map(one -> one instanceof Read.Found found
                        ? found.description().title() + " "
                                + found.copies().stream().map(Copy::barcode).toList()
                        : "! " + ((Read.Damaged) one).why().english())
                .toList();
    }

    @Test
    void marc_in_utf_8_is_read_whether_its_leader_says_so_or_not() throws IOException {
        byte[] said = Exports.marc(THREE);
        byte[] silent =
                new String(said, ISO_8859_1).replace("nam a22", "nam  22").getBytes(ISO_8859_1);

        assertThat(file("a.mrc", said).format()).isEqualTo(Format.MARC);
        assertThat(said(read(file("a.mrc", said))))
                .containsExactly("Si Kancil [B001, B002]", "Café di Bukit [B003]", "Timun Mas [B004]");
        assertThat(said(read(file("b.mrc", silent)))).isEqualTo(said(read(file("a.mrc", said))));
    }

    @Test
    void marc_8_is_read_with_its_accents() throws IOException {
        Record record = Exports.book("Café di Bukit", "Ibu Contoh", "", "B003");
        record.getLeader().setCharCodingScheme(' ');

        assertThat(said(read(file("a.mrc", Exports.marc8(record))))).containsExactly("Café di Bukit [B003]");
    }

    @Test
    void a_book_is_described_as_its_record_has_it() throws IOException {
        Read.Found found = (Read.Found) read(file("a.mrc", Exports.marc(THREE))).get(0);

        assertThat(found.description().author()).contains("Pengarang Contoh");
        assertThat(found.description().isbn()).contains("9786020000008");
        assertThat(found.description().publisher()).contains("Penerbit Contoh");
        assertThat(found.description().year()).contains(2015);
        assertThat(found.description().subject()).contains("813");
        assertThat(found.description().audience()).contains('j');
    }

    @Test
    void what_is_wrong_with_one_marc_record_stops_none_after_it_and_is_told_with_its_place() throws IOException {
        byte[] one = Exports.marc(THREE.subList(0, 1));
        byte[] other = Exports.marc(THREE.subList(2, 3));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(one);
        all.write("xx123 no leader at all, and rather more than twenty-four bytes\u001d".getBytes(UTF_8));
        all.write(Arrays.copyOf(one, 60));
        all.write(0x1d);
        all.write('\n');
        all.write(other);
        all.write(Arrays.copyOf(other, 80));

        List<Read> read = read(file("a.mrc", all.toByteArray()));

        assertThat(said(read).get(0)).startsWith("Si Kancil");
        assertThat(said(read).get(1)).startsWith("! its leader is damaged");
        assertThat(said(read).get(2)).startsWith("! cut off");
        assertThat(said(read).get(3)).startsWith("Timun Mas");
        assertThat(said(read).get(4)).startsWith("! the file ends in the midst");
        assertThat(read.get(1).place().shown().english()).isEqualTo("a.mrc, record 2, byte " + one.length);
        assertThat(read).hasSize(5);
    }

    @Test
    void marcxml_is_read_with_prefixes_and_within_an_oai_answer_and_a_bad_record_stops_nothing() throws IOException {
        String prefixed = new String(Exports.marcXml(THREE), UTF_8);
        String plain = prefixed.replace("xmlns:marc=", "xmlns=").replace("marc:", "");
        String oai = plain.replaceAll(
                "(?s)<record>(.*?)</record>", "<record><header/><metadata><record>$1</record></metadata></record>");
        String broken = plain.replace("Café di Bukit /", "Café <di> Bukit /");

        assertThat(file("a.xml", plain.getBytes(UTF_8)).format()).isEqualTo(Format.MARCXML);
        List<String> good = said(read(file("a.xml", plain.getBytes(UTF_8))));
        assertThat(good).containsExactly("Si Kancil [B001, B002]", "Café di Bukit [B003]", "Timun Mas [B004]");
        assertThat(said(read(file("b.xml", prefixed.getBytes(UTF_8))))).isEqualTo(good);
        assertThat(said(read(file("c.xml", oai.getBytes(UTF_8))))).isEqualTo(good);
        List<String> said = said(read(file("d.xml", broken.getBytes(UTF_8))));
        assertThat(said).hasSize(3);
        assertThat(said.get(1)).startsWith("! it is not a valid MARCXML record");
    }

    @Test
    void nothing_outside_a_marcxml_file_is_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "rahasia");
        String text = new String(Exports.marcXml(THREE), UTF_8)
                .replace(
                        "<marc:collection",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><marc:collection")
                .replace("Timun Mas", "&e;");

        assertThat(said(read(file("a.xml", text.getBytes(UTF_8)))).get(2))
                .startsWith("! ")
                .doesNotContain("rahasia");
    }

    @Test
    void slims_bibliography_and_items_are_one_catalogue_with_or_without_headings() throws IOException {
        String[] titles = {
            "\"title\",\"gmd_name\",\"edition\",\"isbn_issn\",\"publisher_name\",\"publish_year\",\"collation\",\"series_title\",\"call_number\","
                    + "\"language_name\",\"place_name\",\"classification\",\"notes\",\"image\",\"sor\",\"authors\",\"topics\",\"item_code\"",
            "\"Si Kancil\",\"Text\",\"\",\"9786020000008\",\"Penerbit Contoh\",\"2015\",\"\",\"\",\"813 CON s\",\"Indonesia\",\"Padang\",\"813\","
                    + "\"\",\"\",\"Contoh\",\"<Contoh, Ibu><Contoh, Bapak>\",\"<Cerita anak>\",\"<0001><0002>\""
        };
        String[] items = {
            "\"item_code\",\"call_number\",\"coll_type_name\",\"inventory_code\",\"received_date\",\"supplier_name\",\"order_no\","
                    + "\"location_name\",\"order_date\",\"item_status_name\",\"site\",\"source\",\"invoice\",\"price\",\"price_currency\","
                    + "\"invoice_date\",\"input_date\",\"last_update\",\"title\",",
            row("0001", "Fiction", "", "Si Kancil"),
            row("0002", "Fiction", "Repair", "Si Kancil"),
            row("0003", "Reference", "", "Kamus \"kecil\"")
        };

        assertThat(file("t.csv", Exports.text(titles)).format()).isEqualTo(Format.SLIMS);
        assertThat(file("i.csv", Exports.text(items)).format()).isEqualTo(Format.SLIMS_ITEMS);
        List<Read> read = read(file("i.csv", Exports.text(items)), file("t.csv", Exports.text(titles)));
        assertThat(said(read)).containsExactly("Si Kancil [0001, 0002]", "Kamus \"kecil\" [0003]");
        Read.Found kancil = (Read.Found) read.get(0);
        assertThat(kancil.description().author()).contains("Contoh, Ibu; Contoh, Bapak");
        assertThat(kancil.copies().get(1).status()).contains("Repair");
        assertThat(said(read(
                        file("i.csv", Exports.text(Arrays.copyOfRange(items, 1, 4))),
                        file("t.csv", Exports.text(titles[1])))))
                .isEqualTo(said(read));
    }

    @Test
    void a_title_of_slims_keeps_all_its_copies_and_authors_however_many_they_are() throws IOException {
        String copies =
                IntStream.rangeClosed(1, 60).mapToObj("<B%07d>"::formatted).collect(Collectors.joining());
        String authors = "<" + "Pengarang yang namanya panjang, ".repeat(20) + "><Contoh, Ibu>";
        Read.Found kancil = (Read.Found) read(file(
                        "t.csv",
                        Exports.text(
                                "\"title\",\"authors\",\"topics\",\"item_code\"",
                                "\"Si Kancil\",\"" + authors + "\",\"<Cerita anak>\",\"" + copies + "\"")))
                .get(0);

        assertThat(kancil.copies())
                .extracting(Copy::barcode)
                .hasSize(60)
                .startsWith("B0000001")
                .endsWith("B0000060");
        assertThat(kancil.description().author().orElseThrow())
                .startsWith("Pengarang yang")
                .doesNotContain("<");
        assertThat(kancil.description().words()).containsExactly("Cerita anak");
    }

    @Test
    void marc_behind_the_mark_of_utf_8_is_marc() throws IOException {
        byte[] marked = ("\uFEFF" + new String(Exports.marc(THREE), UTF_8)).getBytes(UTF_8);

        assertThat(file("a.mrc", marked).format()).isEqualTo(Format.MARC);
        List<Read> read = read(file("a.mrc", marked));
        assertThat(said(read)).containsExactly("Si Kancil [B001, B002]", "Café di Bukit [B003]", "Timun Mas [B004]");
        assertThat(read.get(0).place().shown().english()).isEqualTo("a.mrc, record 1, byte 3");
    }

    private static String row(String code, String type, String status, String title) {
        return "\"" + code + "\",\"813 CON s\",\"" + type + "\",\"\",\"2020-01-01\",\"\",\"\",\"My Library\",\"\",\""
                + status + "\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"" + title + "\"";
    }

    @Test
    void inlislite_sheets_are_read_below_their_two_rows_of_headings_and_zeros_stay() throws IOException {
        CatalogueFile sheet = file(
                "koleksi.xlsx",
                Exports.excel(List.of(
                        List.of("DATA EKSEMPLAR"),
                        List.of(
                                "NO",
                                "NO. INDUK",
                                "NO. BARCODE",
                                "AKSES",
                                "KATEGORI",
                                "JUDUL UTAMA",
                                "ANAK JUDUL",
                                "TAHUN TERBIT"),
                        List.of(
                                "1",
                                "00021/2016",
                                "0000211",
                                "Baca di tempat",
                                "Koleksi Anak",
                                "Kancil",
                                "dan kerbau",
                                "2015"))));

        assertThat(sheet.format()).isEqualTo(Format.INLISLITE);
        List<Read> read = read(sheet);
        assertThat(said(read)).containsExactly("Kancil : dan kerbau [0000211]");
        Copy copy = ((Read.Found) read.get(0)).copies().get(0);
        assertThat(copy.collection()).contains("Koleksi Anak");
        assertThat(copy.status()).contains("Baca di tempat");
        assertThat(read.get(0).place().shown().indonesian()).isEqualTo("koleksi.xlsx, rekaman 1, baris 3");
    }

    @Test
    void zeros_that_a_format_of_excel_shows_stay_though_the_cell_holds_a_number() throws IOException {
        CatalogueFile sheet = file("koleksi.xlsx", Exports.excelOfNumbers());

        assertThat(said(read(sheet)))
                .containsExactly("Kancil [0000211]", "Timun Mas [12345678]", "Tambo [305]", "Malin [0000007]");
    }

    @Test
    void plain_csv_is_read_with_comma_or_semicolon_in_utf_8_or_as_windows_writes_it() throws IOException {
        String comma =
                "barcode,title,year,collection\n0007,\"Café, di Bukit\",2015,children\n\n0008,Timun Mas,,children\n";
        String semicolon = "Barcode;Judul;Tahun\r\n0007;Café, di Bukit;2015\r\n0008;Timun Mas;\r\n";

        for (CatalogueFile file : List.of(
                file("a.csv", comma.getBytes(UTF_8)),
                file("b.csv", ("\uFEFF" + semicolon).getBytes(UTF_8)),
                file("c.csv", semicolon.getBytes(Charset.forName("windows-1252"))))) {
            assertThat(file.format()).isEqualTo(Format.CSV);
            assertThat(said(read(file))).containsExactly("Café, di Bukit [0007]", "Timun Mas [0008]");
        }
    }

    @Test
    void a_quote_that_is_not_closed_costs_its_own_line_alone() throws IOException {
        String text = "barcode,title\n0001,\"Satu\n0002,Dua\n0003,\"Ti\nga\"\n0004,\"Emp\"\"at\"\n";

        List<String> said = said(read(file("a.csv", text.getBytes(UTF_8))));

        assertThat(said.get(0)).startsWith("! a quote is opened and not closed");
        assertThat(said.subList(1, said.size())).containsExactly("Dua [0002]", "Ti ga [0003]", "Emp\"at [0004]");
    }

    @Test
    void what_is_no_catalogue_is_told_so() {
        assertThatThrownBy(() -> file("a.txt", "Halo, ini surat.\n".getBytes(UTF_8)))
                .isInstanceOf(NotReadable.class);
        assertThatThrownBy(() -> file("a.html", "<html><body/></html>".getBytes(UTF_8)))
                .isInstanceOf(NotReadable.class);
        assertThatThrownBy(() -> file("leer.mrc", new byte[0])).isInstanceOf(NotReadable.class);
    }
}
