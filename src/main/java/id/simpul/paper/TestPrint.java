package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.lowagie.text.Document;
import com.lowagie.text.Image;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;

/** A sheet of labels to be held against the real one: where each label lies, rulers of 100 mm, and codes to try a scanner on. */
public final class TestPrint {
    private static final int RULER = 100;

    private final Sheet sheet;
    private final Words words;
    private final Typeface typeface = Typeface.load();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TestPrint(Sheet sheet, Words words) {
        this.sheet = sheet;
        this.words = words;
    }

    public static byte[] draw(Sheet sheet, Words words) {
        return new TestPrint(sheet, words).draw();
    }

    private byte[] draw() {
        Sheet.Size page = sheet.page();
        Document document = new Document(new Rectangle(points(page.width()), points(page.height())), 0, 0, 0, 0);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        document.addTitle(words.get("test.title"));
        document.open();
        PdfContentByte canvas = writer.getDirectContent();
        for (int number = 0; number < sheet.labels(); number++) {
            label(canvas, number);
        }
        rulers(canvas);
        document.close();
        return bytes.toByteArray();
    }

    private void label(PdfContentByte canvas, int number) {
        Sheet.Place at = sheet.place(number);
        Sheet.Size size = sheet.label();
        canvas.setColorStroke(Style.GREY);
        canvas.setLineWidth(0.4f);
        canvas.rectangle(points(at.left()), points(at.bottom()), points(size.width()), points(size.height()));
        canvas.stroke();
        LabelText text = new LabelText(canvas, typeface);
        float x = points(at.left() + 4);
        float top = points(at.bottom() + size.height());
        text.show(Integer.toString(number + 1), true, 16, x, top - points(9));
        text.grey(
                words.get("test.label", size.width(), size.height()),
                7.5f,
                x + points(12),
                top - points(8),
                points(size.width() - 20));
        if (number == sheet.columns()) {
            codes(canvas, at);
        } else if (number == 1 || sheet.labels() == 1) {
            text.grey(words.get("test.scale"), 8, x, points(at.bottom() + 12), points(size.width() - 8));
            text.grey(words.get("test.rulers"), 8, x, points(at.bottom() + 7), points(size.width() - 8));
        }
    }

    /** As long as those on boxes. */
    private void codes(PdfContentByte canvas, Sheet.Place at) {
        Sheet.Size size = sheet.label();
        Image bars = Codes.bars(canvas, "bat-00000000000000000000-40", size.width() - 6, 7);
        bars.setAbsolutePosition(points(at.left() + 3), points(at.bottom() + 3));
        canvas.addImage(bars);
        Image qr = Codes.qr(canvas, "simpul:bat-00000000000000000000/40", Math.min(17, size.height() - 20));
        qr.setAbsolutePosition(points(at.left() + size.width() - 22), points(at.bottom() + 11));
        canvas.addImage(qr);
    }

    /** Across and upwards, from the lower left of the first label's place: each must measure 100 mm. */
    private void rulers(PdfContentByte canvas) {
        Sheet.Place first = sheet.place(0);
        double left = first.left() + 20;
        double bottom = first.bottom() + sheet.label().height() / 2;
        double foot = sheet.place(sheet.labels() - 1).bottom() + 8;
        canvas.setColorStroke(Color.BLACK);
        canvas.setLineWidth(0.5f);
        LabelText text = new LabelText(canvas, typeface);
        for (int mm = 0; mm <= RULER; mm++) {
            double tick = mm % 10 == 0 ? 5 : mm % 5 == 0 ? 3.5 : 2;
            line(canvas, left + mm, bottom, left + mm, bottom + tick);
            line(canvas, first.left() + 8, foot + mm, first.left() + 8 + tick, foot + mm);
            if (mm % 20 == 0) {
                text.show(Integer.toString(mm), false, 6.5f, points(left + mm) - 3, points(bottom - 3));
                text.show(Integer.toString(mm), false, 6.5f, points(first.left() + 14), points(foot + mm) - 2);
            }
        }
        line(canvas, left, bottom, left + RULER, bottom);
        line(canvas, first.left() + 8, foot, first.left() + 8, foot + RULER);
    }

    private static void line(PdfContentByte canvas, double fromX, double fromY, double toX, double toY) {
        canvas.moveTo(points(fromX), points(fromY));
        canvas.lineTo(points(toX), points(toY));
        canvas.stroke();
    }
}
