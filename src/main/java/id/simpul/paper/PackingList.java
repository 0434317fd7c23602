package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.lowagie.text.Element;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import id.simpul.ledger.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in the boxes of a batch, box by box, to be ticked when it leaves, when it comes and when it is back. */
public final class PackingList {
    private static final float[] WIDTHS = {0.6f, 1.6f, 4.9f, 0.9f, 0.85f, 0.85f, 0.95f};
    private static final double TICK = 3.4;

    private final Pages pages;
    private final Style style;
    private final Words words;
    private final Arrival.Source arrivals;

    public PackingList(Pages pages, Arrival.Source arrivals) {
        this.pages = pages;
        this.style = pages.style();
        this.words = pages.words();
        this.arrivals = arrivals;
    }

    public void draw(PackedBatch batch) {
        pages.begin(
                about(batch, words),
                words.get("packing.title"),
                lines(batch),
                Optional.of(arrivals.of(batch.id(), Optional.empty())));
        int number = 0;
        for (var box : batch.boxes().entrySet()) {
            pages.add(table(batch, box.getKey(), box.getValue(), number));
            number += box.getValue().size();
        }
        if (batch.books().isEmpty()) {
            pages.line(words.get("packing.none"));
        }
        if (batch.books().stream().anyMatch(PackedBatch.Book::added)) {
            pages.small(words.get("packing.added"));
        }
        pages.signatures(List.of(words.get("sign.packs"), words.get("sign.brings"), words.get("sign.receives")));
    }

    /** Whose batch it is, for the foot of a page. */
    static String about(PackedBatch batch, Words words) {
        return batch.id() + "  ·  " + Spoken.quarter(batch.quarter(), words.language()) + "  ·  " + batch.school();
    }

    private List<String> lines(PackedBatch batch) {
        List<String> lines = new ArrayList<>();
        lines.add(
                batch.school() + batch.address().map(address -> " · " + address).orElse(""));
        lines.add(words.get(
                "packing.days",
                Words.capital(Spoken.quarter(batch.quarter(), words.language())),
                words.day("weekday", batch.deliverOn()),
                words.day("weekday", batch.dueOn())));
        lines.add(words.get("packing.size", batch.books().size(), batch.boxes().size())
                + batch.run().map(run -> " · " + words.get("run", run)).orElse(""));
        return lines;
    }

    /** Its head stands again on a page where the box goes on. */
    private PdfPTable table(PackedBatch batch, int box, List<PackedBatch.Book> books, int before) {
        PdfPTable table = Pages.wide(new PdfPTable(WIDTHS));
        table.setHeaderRows(2);
        table.setSpacingAfter(6);
        PdfPCell title = style.body(boxTitle(batch, box, books.size()), Element.ALIGN_LEFT, style.bold(9.5f));
        title.setColspan(WIDTHS.length);
        title.setBackgroundColor(Style.TINT);
        title.setBorder(Rectangle.NO_BORDER);
        table.addCell(title);
        for (String column : List.of("number", "barcode", "title", "grades", "leaves", "comes", "back")) {
            table.addCell(style.head(words.get("packing.col." + column), alignment(column)));
        }
        int number = before;
        for (PackedBatch.Book book : books) {
            row(table, book, ++number);
        }
        return table;
    }

    private static int alignment(String column) {
        return switch (column) {
            case "number" -> Element.ALIGN_RIGHT;
            case "leaves", "comes", "back" -> Element.ALIGN_CENTER;
            default -> Element.ALIGN_LEFT;
        };
    }

    private String boxTitle(PackedBatch batch, int box, int books) {
        return batch.isCountedThrough()
                ? words.get("packing.box", box, batch.boxes().size(), books)
                : words.get("packing.box.gaps", box, batch.boxNumbers(), books);
    }

    private void row(PdfPTable table, PackedBatch.Book book, int number) {
        table.addCell(close(Integer.toString(number), Element.ALIGN_RIGHT, true));
        table.addCell(close(book.barcode(), Element.ALIGN_LEFT, false));
        table.addCell(close(book.added() ? book.title() + " *" : book.title(), Element.ALIGN_LEFT, false));
        table.addCell(close(words.get(book.upper() ? "grades.upper" : "grades.lower"), Element.ALIGN_LEFT, true));
        for (int i = 0; i < 3; i++) {
            PdfPCell tick = close("", Element.ALIGN_CENTER, true);
            tick.setCellEvent((cell, place, canvases) -> square(canvases[PdfPTable.LINECANVAS], place));
            table.addCell(tick);
        }
    }

    private PdfPCell close(String text, int alignment, boolean grey) {
        PdfPCell cell = style.body(text, alignment, grey ? style.grey(8.5f) : style.text(8.5f));
        cell.setPaddingTop(2.2f);
        cell.setPaddingBottom(3.2f);
        cell.setMinimumHeight(points(5.4));
        return cell;
    }

    /** To be ticked with a pen. */
    static void square(PdfContentByte canvas, Rectangle place) {
        float side = points(TICK);
        canvas.saveState();
        canvas.setColorStroke(Style.GREY);
        canvas.setLineWidth(0.6f);
        canvas.rectangle(
                (place.getLeft() + place.getRight() - side) / 2,
                (place.getTop() + place.getBottom() - side) / 2,
                side,
                side);
        canvas.stroke();
        canvas.restoreState();
    }
}
