package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.lowagie.text.Document;
import com.lowagie.text.Image;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfWriter;
import id.simpul.ledger.Spoken;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;

/** A label for each box: the school in large letters, which box it is of how many, and codes that say so to a scanner. */
public final class BoxLabels {
    /** The label that sizes are thought for, in millimetres; others are as much smaller as they are less high. */
    private static final double USUAL_HEIGHT = 67;

    private final Sheet sheet;
    private final Sender sender;
    private final Words words;
    private final Arrival.Source arrivals;
    private final Typeface typeface = Typeface.load();
    private final Document document;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PdfWriter writer;
    private int place;

    /**
     * @param first the label of the first sheet on which to begin, from 1: those before it have been used
     * @param on the day they are made
     */
    public BoxLabels(Sheet sheet, int first, Sender sender, Words words, Arrival.Source arrivals, LocalDate on) {
        this.sheet = sheet;
        this.sender = sender;
        this.words = words;
        this.arrivals = arrivals;
        this.place = first - 1;
        document = new Document(
                new Rectangle(points(sheet.page().width()), points(sheet.page().height())), 0, 0, 0, 0);
        writer = PdfWriter.getInstance(document, bytes);
        document.addTitle(words.get("label.title"));
        document.addAuthor(sender.library());
        document.open();
        writer.getInfo()
                .put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(on.atStartOfDay(ZoneOffset.UTC))));
    }

    /** Whether there is none yet, and nothing to be printed. */
    public boolean isEmpty() {
        return writer.getPageNumber() == 1 && place == 0;
    }

    /** A label for each of its boxes. */
    public void add(PackedBatch batch) {
        batch.boxes().forEach((box, books) -> label(batch, box, books.size()));
    }

    private void label(PackedBatch batch, int box, int books) {
        if (place == sheet.labels()) {
            document.newPage();
            place = 0;
        }
        new Label(sheet.place(place), sheet.label().height() / USUAL_HEIGHT).draw(batch, box, books);
        place++;
    }

    /** One label, its lengths in points from here on. */
    private final class Label {
        private final PdfContentByte canvas = writer.getDirectContent();
        private final LabelText text = new LabelText(canvas, typeface);
        private final float scale;
        private final float pad;
        private final float left;
        private final float right;
        private final float bottom;
        private final float top;

        Label(Sheet.Place at, double scale) {
            this.scale = (float) Math.min(1, scale);
            this.pad = points(Math.max(2.4, 4 * scale));
            this.left = points(at.left()) + pad;
            this.right = points(at.left() + sheet.label().width()) - pad;
            this.bottom = points(at.bottom()) + pad * 0.7f;
            this.top = points(at.bottom() + sheet.label().height()) - pad;
        }

        void draw(PackedBatch batch, int box, int books) {
            if (sheet.cut()) {
                outline();
            }
            float under = text.name(
                    batch.school(),
                    new LabelText.Size(Math.max(10, 19 * scale), Math.max(9, 13 * scale), 6.5f),
                    left,
                    top,
                    right - left);
            float small = Math.max(6.2f, 9 * scale);
            text.grey(trip(batch), small, left, under - small * 0.9f, right - left);
            float bars = bars(batch, box);
            float side = Math.min(points(30), under - small * 1.3f - bars);
            Image qr =
                    Codes.qr(canvas, arrivals.of(batch.id(), Optional.of(box)).content(), side / points(1));
            qr.setAbsolutePosition(right - side, bars);
            canvas.addImage(qr);
            number(batch, box, books, bars, side);
        }

        private void outline() {
            canvas.saveState();
            canvas.setColorStroke(Style.LINE);
            canvas.setLineWidth(0.4f);
            canvas.rectangle(left - pad, bottom - pad * 0.7f, right - left + 2 * pad, top - bottom + pad * 1.7f);
            canvas.stroke();
            canvas.restoreState();
        }

        private String trip(PackedBatch batch) {
            return Words.capital(Spoken.quarter(batch.quarter(), words.language())) + " · "
                    + words.get("label.brought", words.day("day.short", batch.deliverOn()))
                    + batch.run().map(run -> " · " + words.get("run", run)).orElse("");
        }

        /** The bar code from edge to edge, what it says beneath it; returns where there is room above it. */
        private float bars(PackedBatch batch, int box) {
            String code = batch.barsOf(box);
            float small = Math.max(5f, 7 * scale);
            text.grey(code + "  ·  " + sender.library(), small, left, bottom, right - left);
            double height = Math.max(6.5, 12 * scale);
            Image bars = Codes.bars(canvas, code, (right - left + pad) / points(1), height);
            bars.setAbsolutePosition(left - pad / 2, bottom + small * 1.05f);
            canvas.addImage(bars);
            return bottom + small * 1.05f + points(height) + points(0.8);
        }

        private void number(PackedBatch batch, int box, int books, float above, float qr) {
            float size = Math.max(20, 44 * scale);
            float y = above + Math.max(0, (qr - size * 0.72f) / 2);
            String number = Integer.toString(box);
            text.show(number, true, size, left, y);
            float x = left + typeface.bold().getWidthPoint(number, size) + size * 0.2f;
            float small = Math.max(7.5f, 12 * scale);
            float width = right - qr - x;
            String of = batch.isCountedThrough()
                    ? words.get("label.of", batch.boxes().size())
                    : words.get("label.among", batch.boxNumbers());
            text.grey(of, small, x, y + small * 1.25f, width);
            text.grey(words.get("label.books", books), small, x, y, width);
        }
    }

    /** The file; nothing can be added any more. */
    public byte[] bytes() {
        document.close();
        return bytes.toByteArray();
    }
}
