package id.simpul.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV as spreadsheets write it here and there: with commas, semicolons or tabs, in UTF-8 or Windows-1252. */
final class CsvRows {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] DELIMITERS = {';', ',', '\t'};

    private CsvRows() {}

    static List<SheetRow> read(byte[] file, int most) throws SheetRefused {
        String text = text(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        List<SheetRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            long before = 0;
            for (CSVRecord record : parser) {
                int number = (int) before + 1;
                before = parser.getCurrentLineNumber();
                SheetRow row = new SheetRow(
                        number, record.stream().map(SheetCell::text).toList());
                if (!row.isEmpty() && !row.cell(0).text().startsWith("#")) {
                    rows.add(row);
                    SheetFile.requireRoom(rows.size(), most);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new SheetRefused(
                    "Berkas ini bukan CSV yang utuh: ada tanda kutip yang tidak ditutup. Simpan ulang dari Excel, lalu"
                            + " unggah lagi.",
                    "This file is no whole CSV: a quotation mark is not closed. Save it anew from Excel and upload it"
                            + " again.");
        }
        return rows;
    }

    /** A spreadsheet here separates by semicolons, since the comma is in its numbers; what the first line has most of. */
    private static char delimiter(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char best = ',';
        long most = 0;
        for (char delimiter : DELIMITERS) {
            long count = first.chars().filter(one -> one == delimiter).count();
            if (count > most) {
                most = count;
                best = delimiter;
            }
        }
        return best;
    }

    private static String text(byte[] file) throws SheetRefused {
        for (byte one : file) {
            if (one == 0) {
                throw new SheetRefused(
                        "Berkas ini bukan CSV dan bukan .xlsx. Di Excel pilih Simpan Sebagai, lalu \"CSV UTF-8\" atau"
                                + " \"Buku Kerja Excel (.xlsx)\".",
                        "This file is neither CSV nor .xlsx. In Excel choose Save As, then \"CSV UTF-8\" or \"Excel"
                                + " Workbook (.xlsx)\".");
            }
        }
        String text = decoded(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What is not UTF-8 was saved by an older Excel. */
    private static String decoded(byte[] file) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, WINDOWS);
        }
    }
}
