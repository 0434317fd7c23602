package id.simpul.console.frame;

import java.util.List;

/** Tables as files, for pages that are no lists. */
public final class SheetFiles {
    public static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private SheetFiles() {}

    /** A workbook with one sheet of text cells below fixed headings. */
    public static byte[] excel(String title, List<String> headings, List<List<String>> rows) {
        return Sheets.excel(title, headings, rows);
    }
}
