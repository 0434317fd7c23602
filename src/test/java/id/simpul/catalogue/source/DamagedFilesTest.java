package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marc4j.marc.Record;

/** Files as they come when something went wrong on the way, or when somebody means harm. */
class DamagedFilesTest {
    private static final List<Record> BOOKS = List.of(
            Exports.book("Si Kancil", "Contoh, Ibu", "9786020000008", "B001", "B002"),
            Exports.book("Café di Bukit", "Contoh, Ibu", "", "B003"),
            Exports.book("Timun Mas", "Contoh, Bapak", "", "B004"));

    @TempDir
    private Path folder;

    /** Whatever becomes of one record, the others are read as before, and nothing is thrown. */
    @Test
    void a_marc_record_damaged_anywhere_costs_itself_alone() throws IOException {
        byte[][] each = BOOKS.stream().map(book -> Exports.marc(List.of(book))).toArray(byte[][]::new);
        Random random = new Random(17);
        for (int round = 0; round < 1_500; round++) {
            byte[] damaged = each[1].clone();
            for (int hits = 0; hits <= random.nextInt(4); hits++) {
                int at = random.nextInt(damaged.length - 1);
                byte with = (byte) random.nextInt(256);
                damaged[at] = with == 0x1d ? (byte) '?' : with;
            }
            List<String> read = said(joined(each[0], damaged, each[2]), "a.mrc");
            assertThat(read)
                    .as("round " + round + ": " + new String(damaged, ISO_8859_1))
                    .hasSize(3);
            assertThat(read.get(0)).isEqualTo("Si Kancil [B001, B002]");
            assertThat(read.get(2)).isEqualTo("Timun Mas [B004]");
        }
    }

    @Test
    void a_marc_file_cut_off_anywhere_keeps_all_whole_records_before_it() throws IOException {
        byte[] all = Exports.marc(BOOKS);
        byte[] two = Exports.marc(BOOKS.subList(0, 2));
        for (int length = two.length + 30; length < all.length; length += 3) {
            List<String> read = said(Arrays.copyOf(all, length), "a.mrc");
            assertThat(read.subList(0, 2)).containsExactly("Si Kancil [B001, B002]", "Café di Bukit [B003]");
            assertThat(read.subList(2, read.size()))
                    .singleElement()
                    .asString()
                    .startsWith("! the file ends in the midst");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "00001", "00024", "00000", "abcde", "-0001", "     "})
    void a_wrong_length_in_a_leader_moves_nothing(String length) throws IOException {
        byte[] wrong = Exports.marc(BOOKS.subList(1, 2));
        System.arraycopy(length.getBytes(UTF_8), 0, wrong, 0, 5);
        List<String> read =
                said(joined(Exports.marc(BOOKS.subList(0, 1)), wrong, Exports.marc(BOOKS.subList(2, 3))), "a.mrc");
        assertThat(read).hasSize(3);
        assertThat(read.get(0)).startsWith("Si Kancil");
        assertThat(read.get(1)).matches("Café di Bukit \\[B003]|! .*");
        assertThat(read.get(2)).startsWith("Timun Mas");
    }

    @Test
    void a_marcxml_record_damaged_anywhere_stops_nothing() throws IOException {
        String whole = new String(Exports.marcXml(BOOKS), UTF_8);
        int begin = whole.indexOf("Café");
        int end = whole.indexOf("B003");
        Random random = new Random(18);
        for (int round = 0; round < 300; round++) {
            int at = begin + random.nextInt(end - begin);
            char with = "<>&\u0000\uffff\"'/]".charAt(random.nextInt(9));
            List<String> read =
                    said((whole.substring(0, at) + with + whole.substring(at + 1)).getBytes(UTF_8), "a.xml");
            assertThat(read.get(0)).isEqualTo("Si Kancil [B001, B002]");
            assertThat(read.get(read.size() - 1)).as(with + " at " + at).isEqualTo("Timun Mas [B004]");
        }
    }

    @Test
    void tables_of_any_encoding_with_marks_and_nul_are_read_or_told_to_be_no_table() throws IOException {
        String table = "barcode,title\r\nB001,Café\r\nB002,Timun\u0000 Mas\r\n";
        List<String> expected = List.of("Café [B001]", "Timun Mas [B002]");
        assertThat(said(table.getBytes(UTF_8), "a.csv")).isEqualTo(expected);
        assertThat(said(("\uFEFF" + table).getBytes(UTF_8), "b.csv")).isEqualTo(expected);
        assertThat(said(table.getBytes(ISO_8859_1), "c.csv")).isEqualTo(expected);
        assertThat(said(table.getBytes(UTF_16), "d.csv")).isEqualTo(expected);
        assertThat(said(table.replace("\r\n", "\r").getBytes(UTF_8), "e.csv")).isEqualTo(expected);
        byte[] odd = ("\uFEFF" + table).getBytes(UTF_16LE);
        assertThat(said(Arrays.copyOf(odd, odd.length - 3), "g.csv")).hasSize(2).startsWith("Café [B001]");
        assertThatThrownBy(() -> said(table.getBytes(UTF_16LE), "f.csv"))
                .isInstanceOf(NotReadable.class)
                .hasMessageContaining("f.csv is not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B1,\"Si Kancil",
                "B1,\"Si \"Kancil\"",
                "\"B1,Si Kancil",
                "B1,\"\"\"Si",
                "\"\"\"",
                "B1,\"Si\" Kancil\"x"
            })
    void a_quote_that_is_not_closed_costs_no_other_line(String line) throws IOException {
        List<String> read = said(("barcode,title\nB0,Satu\n" + line + "\nB2,Dua\nB3,Tiga\n").getBytes(UTF_8), "a.csv");
        assertThat(read).startsWith("Satu [B0]").endsWith("Dua [B2]", "Tiga [B3]");
    }

    @Test
    void a_line_of_a_million_columns_is_told_and_the_next_is_read() throws IOException {
        String line = "B1,Satu" + ",x".repeat(1 << 20);
        List<String> read = said(("barcode,title\n" + line + "\nB2,Dua\n").getBytes(UTF_8), "a.csv");
        assertThat(read).containsExactly("! the line is longer than a million characters", "Dua [B2]");
        assertThatThrownBy(() -> said(line.getBytes(UTF_8), "b.csv")).isInstanceOf(NotReadable.class);
        assertThatThrownBy(() -> said("x".repeat(3 << 20).getBytes(UTF_8), "c.csv"))
                .isInstanceOf(NotReadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell", "row", "shared"})
    void a_workbook_that_swells_is_not_opened(String how) throws IOException {
        byte[] bomb = bomb(how);
        assertThat(bomb.length).isLessThan(8 << 20);
        assertThatThrownBy(() -> said(bomb, "a.xlsx"))
                .isInstanceOf(NotReadable.class)
                .hasMessageContaining("a.xlsx is too large once unpacked");
    }

    @Test
    void a_workbook_of_too_many_rows_is_not_opened() throws IOException {
        Path file = Files.write(folder.resolve("a.xlsx"), bomb("rows"));
        Swelling.refuse("a.xlsx", file);
        assertThatThrownBy(() -> Swelling.refuse("a.xlsx", file, 2 << 20))
                .isInstanceOf(NotReadable.class)
                .hasMessageContaining("a.xlsx is too large once unpacked");
    }

    @Test
    void a_workbook_that_is_cut_off_or_is_only_a_zip_is_told() throws IOException {
        byte[] whole = workbook(List.of(List.of("barcode", "title"), List.of("0001", "Satu")));
        assertThat(said(whole, "a.xlsx")).containsExactly("Satu [0001]");
        assertThatThrownBy(() -> said(Arrays.copyOf(whole, whole.length / 2), "b.xlsx"))
                .isInstanceOf(NotReadable.class)
                .hasMessageContaining("b.xlsx is damaged or has a password");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("surat.txt"));
        }
        assertThatThrownBy(() -> said(zip.toByteArray(), "c.xlsx")).isInstanceOf(NotReadable.class);
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Contoh", "1.0")) {
            org.dhatim.fastexcel.Worksheet sheet = book.newWorksheet("Katalog");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    /** A good workbook of which one part is blown up. */
    private static byte[] bomb(String how) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] good = workbook(List.of(List.of("barcode", "title"), List.of("0001", "Satu")));
        try (ZipFile in = ZipFile.builder().setByteArray(good).get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(in.getInputStream(entry).readAllBytes(), UTF_8);
                boolean sheet = entry.getName().startsWith("xl/worksheets/");
                String mark = sheet ? "</sheetData>" : "</sst>";
                boolean hit = sheet ? !how.equals("shared") : how.equals("shared") && text.contains(mark);
                if (!hit) {
                    zip.write(text.getBytes(UTF_8));
                    continue;
                }
                zip.write(text.substring(0, text.indexOf(mark)).getBytes(UTF_8));
                blow(how, zip);
                zip.write(text.substring(text.indexOf(mark)).getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static void blow(String how, ZipOutputStream zip) throws IOException {
        String piece =
                switch (how) {
                    case "cell" -> "a";
                    case "row" -> "<c r=\"A3\"><v>1</v></c>";
                    case "shared" -> "<si><t>abc</t></si>";
                    default -> "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>";
                };
        if (how.equals("cell")) {
            zip.write("<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>".getBytes(UTF_8));
        } else if (how.equals("row")) {
            zip.write("<row r=\"3\">".getBytes(UTF_8));
        }
        byte[] much = piece.repeat((1 << 20) / piece.length() + 1).getBytes(UTF_8);
        int times = how.equals("rows") ? 2 : 80;
        for (int time = 0; time < times; time++) {
            zip.write(much);
        }
        if (how.equals("cell")) {
            zip.write("</t></is></c></row>".getBytes(UTF_8));
        } else if (how.equals("row")) {
            zip.write("</row>".getBytes(UTF_8));
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private List<String> said(byte[] content, String name) throws IOException {
        CatalogueFile file = CatalogueFile.of(name, Files.write(folder.resolve(name), content));
        List<String> said = new ArrayList<>();
        try (CatalogueFiles source = CatalogueFiles.open(List.of(file))) {
            for (Optional<Read> next = source.next(); next.isPresent(); next = source.next()) {
                said.add(
                        next.get() instanceof Read.Found found
                                ? found.description().title() + " "
                                        + found.copies().stream()
                                                .map(Copy::barcode)
                                                .toList()
                                : "! " + ((Read.Damaged) next.get()).why().english());
            }
        }
        return said;
    }
}
