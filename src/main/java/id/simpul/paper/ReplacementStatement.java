package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a school states on paper: which books it replaces, with what, and until when (R10). */
public final class ReplacementStatement {
    private static final float[] WIDTHS = {0.5f, 1.5f, 3.2f, 1.5f, 3.4f};
    /** A row in which a title is written by hand, in millimetres. */
    private static final double ROW = 11;

    private final Pages pages;
    private final Style style;
    private final Words words;

    public ReplacementStatement(Pages pages) {
        this.pages = pages;
        this.style = pages.style();
        this.words = pages.words();
    }

    /**
     * A book that is to be replaced.
     *
     * @param by the title the school has named, if it has
     */
    public record Owed(String barcode, String title, LocalDate dueOn, Optional<String> by) {}

    public void draw(String school, Optional<String> address, List<Owed> owed) {
        pages.begin(
                school,
                words.get("statement.title"),
                List.of(school + address.map(at -> " · " + at).orElse("")),
                Optional.empty());
        pages.line(words.get("statement.signs", school));
        pages.line(words.get("statement.who"));
        pages.line(words.get("statement.says", owed.size()));
        PdfPTable table = Pages.wide(new PdfPTable(WIDTHS));
        table.setHeaderRows(1);
        table.setSplitRows(false);
        table.setSpacingAfter(8);
        for (String column : List.of("number", "barcode", "title", "due", "by")) {
            table.addCell(style.head(
                    words.get("statement.col." + column),
                    column.equals("number") ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT));
        }
        int number = 0;
        for (Owed one : owed) {
            row(table, one, ++number);
        }
        pages.add(table);
        pages.line(words.get("statement.how"));
        pages.signatures(List.of(words.get("sign.school"), words.get("sign.knows")));
    }

    private void row(PdfPTable table, Owed one, int number) {
        PdfPCell first = style.body(Integer.toString(number), Element.ALIGN_RIGHT, style.grey(9));
        first.setMinimumHeight(points(ROW));
        table.addCell(first);
        table.addCell(style.body(one.barcode(), Element.ALIGN_LEFT, style.text(9)));
        table.addCell(style.body(one.title(), Element.ALIGN_LEFT, style.text(9)));
        table.addCell(style.body(words.day("date", one.dueOn()), Element.ALIGN_LEFT, style.text(9)));
        table.addCell(style.body(
                one.by().orElse(words.get("statement.blank")),
                Element.ALIGN_LEFT,
                one.by().isPresent() ? style.text(9) : style.grey(9)));
    }
}
