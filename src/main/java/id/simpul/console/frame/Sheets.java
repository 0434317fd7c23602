package id.simpul.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.wording.Harmless;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as files that office programs open as they are: text stays text, so that no barcode loses its zeros. */
public final class Sheets {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int WIDEST = 60;
    private static final int LONGEST_NAME = 31;

    private Sheets() {}

    /** RFC 4180 in UTF-8 with its mark, by which Excel knows it. */
    public static byte[] csv(String title, List<String> headings, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(headings);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Harmless::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(UTF_8);
    }

    static byte[] excel(String title, List<String> headings, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Simpul", "1.0")) {
            Worksheet sheet = book.newWorksheet(name(title));
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, width(headings, rows, column));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row + 1, column, rows.get(row).get(column));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String name(String title) {
        String allowed = title.replaceAll("[\\\\/?*\\[\\]:]", " ");
        return allowed.substring(0, Math.min(LONGEST_NAME, allowed.length()));
    }

    private static int width(List<String> headings, List<List<String>> rows, int column) {
        int longest = rows.stream()
                .limit(200)
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
        return Math.min(WIDEST, Math.max(headings.get(column).length(), longest) + 2);
    }
}
