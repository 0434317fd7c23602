package id.simpul.console.frame;

import java.util.List;

/** Tables as files, for pages that are no lists. */
public final class SheetFiles {
    public static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static final String CSV = "text/csv; charset=utf-8";

    private SheetFiles() {}

    /** A workbook with one sheet of text cells below fixed headings. */
    public static byte[] excel(String title, List<String> headings, List<List<String>> rows) {
        return Sheets.excel(title, headings, rows);
    }

    /** The same as CSV, as spreadsheets know it. */
    public static byte[] csv(String title, List<String> headings, List<List<String>> rows) {
        return Sheets.csv(title, headings, rows);
    }
}
