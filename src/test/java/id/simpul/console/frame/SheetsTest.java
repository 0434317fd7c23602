package id.simpul.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsTest {
    private static final List<String> HEADINGS = List.of("Barcode", "Judul");
    private static final List<List<String>> ROWS =
            List.of(List.of("000123", "=SUM(A1)"), List.of("@x", "Si Kancil, \"edisi\" baru"));

    @Test
    void csv_is_known_as_utf_8_and_holds_no_formulas() {
        String csv = new String(Sheets.csv("Buku", HEADINGS, ROWS), UTF_8);
        assertThat(csv)
                .isEqualTo("\uFEFFBarcode,Judul\r\n000123,'=SUM(A1)\r\n'@x,\"Si Kancil, \"\"edisi\"\" baru\"\r\n");
    }

    @Test
    void excel_keeps_the_zeros_of_a_barcode_and_takes_no_text_for_a_formula(@TempDir Path folder) throws IOException {
        String all = unzipped(Sheets.excel("Daftar [buku]: semua/lama", HEADINGS, ROWS), folder);
        assertThat(all).contains("000123", "=SUM(A1)").doesNotContain("<f>");
    }

    private static String unzipped(byte[] file, Path folder) throws IOException {
        Path there = Files.write(folder.resolve("list.xlsx"), file);
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(there.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return all.toString();
    }
}
