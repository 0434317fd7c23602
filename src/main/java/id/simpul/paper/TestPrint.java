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
        if (number == Math.min(sheet.columns(), sheet.labels() - 1)) {
            codes(canvas, at);
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

    /** Across and upwards, over whatever labels are there, with what they must measure. */
    private void rulers(PdfContentByte canvas) {
        Sheet.Place first = sheet.place(0);
        double left = first.left() + 20;
        double bottom = first.bottom() + sheet.label().height() / 2;
        double side = first.left() + sheet.label().width() - 20;
        double foot = sheet.place(sheet.labels() - 1).bottom() + 8;
        int across = length(sheet.page().width() - left);
        int up = length(sheet.page().height() - foot);
        canvas.setColorStroke(Color.BLACK);
        canvas.setLineWidth(0.5f);
        LabelText text = new LabelText(canvas, typeface);
        for (int mm = 0; mm <= across; mm++) {
            line(canvas, left + mm, bottom, left + mm, bottom + tick(mm));
            if (mm % 20 == 0) {
                text.show(Integer.toString(mm), false, 6.5f, points(left + mm) - 3, points(bottom - 3));
            }
        }
        for (int mm = 0; mm <= up; mm++) {
            line(canvas, side, foot + mm, side + tick(mm), foot + mm);
            if (mm % 20 == 0) {
                text.show(Integer.toString(mm), false, 6.5f, points(side + 6), points(foot + mm) - 2);
            }
        }
        line(canvas, left, bottom, left + across, bottom);
        line(canvas, side, foot, side, foot + up);
        says(text, left, bottom, across, up);
    }

    private void says(LabelText text, double left, double bottom, int across, int up) {
        float width = points(sheet.page().width() - left - 3);
        text.grey(words.get("test.scale"), 7.5f, points(left), points(bottom - 8), width);
        text.grey(words.get("test.rulers", across, up), 7.5f, points(left), points(bottom - 12), width);
    }

    /** Whole centimetres, and no more than the paper has. */
    private static int length(double room) {
        return (int) Math.min(RULER, Math.floor((room - 5) / 10) * 10);
    }

    private static double tick(int mm) {
        return mm % 10 == 0 ? 5 : mm % 5 == 0 ? 3.5 : 2;
    }

    private static void line(PdfContentByte canvas, double fromX, double fromY, double toX, double toY) {
        canvas.moveTo(points(fromX), points(fromY));
        canvas.lineTo(points(toX), points(toY));
        canvas.stroke();
    }
}
