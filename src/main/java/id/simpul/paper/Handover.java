package id.simpul.paper;

import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import id.simpul.ledger.Spoken;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record that a batch changed hands (berita acara serah terima), to the school or back from it, signed by both sides. */
public final class Handover {
    private static final int NOTES = 3;

    private final Pages pages;
    private final Style style;
    private final Words words;

    public Handover(Pages pages) {
        this.pages = pages;
        this.style = pages.style();
        this.words = pages.words();
    }

    /** Which way the batch goes. */
    public enum Way {
        TO_SCHOOL("to"),
        BACK("back");

        private final String key;

        Way(String key) {
            this.key = key;
        }
    }

    /**
     * A book that is known not to come back, or not whole.
     *
     * @param what as people say it, in the paper's language
     */
    public record Known(String barcode, String title, String what) {}

    /**
     * @param batch with the books that are handed over; going back, those that are still at the school
     * @param exceptions what is known already of the others, when the batch goes back
     */
    public void draw(PackedBatch batch, Way way, List<Known> exceptions) {
        LocalDate planned = way == Way.BACK ? batch.dueOn() : batch.deliverOn();
        pages.begin(
                PackingList.about(batch, words),
                words.get("handover.title"),
                List.of(
                        words.get("handover." + way.key + ".title"),
                        batch.school() + batch.address().map(at -> " · " + at).orElse(""),
                        words.get(
                                "handover.batch",
                                Words.capital(Spoken.quarter(batch.quarter(), words.language())),
                                batch.id())),
                Optional.empty());
        pages.line(words.get("handover.today", words.day("weekday", planned)));
        parties(batch);
        pages.line(words.get(
                "handover." + way.key + ".says",
                batch.books().size(),
                batch.boxes().size()));
        boxes(batch, way);
        if (!exceptions.isEmpty()) {
            exceptions(exceptions);
        }
        pages.line(words.get("handover." + way.key + ".after", words.day("weekday", batch.dueOn())));
        pages.heading(words.get("handover.notes"));
        pages.blanks(NOTES);
        pages.small(words.get("handover.copies"));
        pages.signatures(
                List.of(words.get("handover." + way.key + ".gives"), words.get("handover." + way.key + ".takes")));
    }

    private void parties(PackedBatch batch) {
        PdfPTable table = new PdfPTable(new float[] {0.3f, 2.6f, 2.9f, 2.3f});
        Pages.wide(table);
        table.setSpacingAfter(8);
        party(table, "1", pages.sender().library());
        party(table, "2", batch.school());
        pages.add(table);
    }

    private void party(PdfPTable table, String number, String side) {
        for (String text : List.of(
                number + ".",
                words.get("handover.name"),
                words.get("handover.for", side),
                words.get("handover.post"))) {
            PdfPCell cell = Style.plain(style.phrase(text, style.text(10)));
            cell.setLeading(0, 1.3f);
            cell.setPadding(3);
            table.addCell(cell);
        }
    }

    private void boxes(PackedBatch batch, Way way) {
        PdfPTable table = new PdfPTable(new float[] {1.4f, 1.4f, 1.4f, 1.4f, 3});
        Pages.wide(table);
        table.setHeaderRows(1);
        table.setSpacingAfter(8);
        for (String column : List.of("box", "books", "whole", "counted", "remarks")) {
            String key = column.equals("whole") ? "whole." + way.key : column;
            table.addCell(style.head(words.get("handover.col." + key), alignment(column)));
        }
        batch.boxes().forEach((box, books) -> {
            table.addCell(style.body(words.get("handover.box", box), Element.ALIGN_LEFT, style.text(9.5f)));
            table.addCell(style.body(words.number(books.size()), Element.ALIGN_RIGHT, style.text(9.5f)));
            PdfPCell tick = style.body("", Element.ALIGN_CENTER, style.text(9.5f));
            tick.setCellEvent((cell, place, canvases) -> PackingList.square(canvases[PdfPTable.LINECANVAS], place));
            table.addCell(tick);
            table.addCell(style.body(". . . . . .", Element.ALIGN_CENTER, style.grey(9)));
            PdfPCell remarks = style.body("", Element.ALIGN_LEFT, style.text(9.5f));
            remarks.setMinimumHeight(Millimetres.points(8));
            table.addCell(remarks);
        });
        if (batch.books().isEmpty()) {
            PdfPCell none = style.body(words.get("packing.none"), Element.ALIGN_LEFT, style.text(9.5f));
            none.setColspan(5);
            table.addCell(none);
        }
        pages.add(table);
    }

    private static int alignment(String column) {
        return switch (column) {
            case "books" -> Element.ALIGN_RIGHT;
            case "whole", "counted" -> Element.ALIGN_CENTER;
            default -> Element.ALIGN_LEFT;
        };
    }

    private void exceptions(List<Known> exceptions) {
        pages.heading(words.get("handover.known"));
        PdfPTable table = new PdfPTable(new float[] {1.6f, 4.6f, 2.4f});
        Pages.wide(table);
        table.setHeaderRows(1);
        table.setSpacingAfter(8);
        for (String column : List.of("barcode", "title", "what")) {
            table.addCell(style.head(words.get("handover.col." + column), Element.ALIGN_LEFT));
        }
        for (Known one : exceptions) {
            table.addCell(style.body(one.barcode(), Element.ALIGN_LEFT, style.text(8.5f)));
            table.addCell(style.body(one.title(), Element.ALIGN_LEFT, style.text(8.5f)));
            table.addCell(style.body(one.what(), Element.ALIGN_LEFT, style.text(8.5f)));
        }
        pages.add(table);
    }
}
