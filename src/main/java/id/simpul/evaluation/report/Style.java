package id.simpul.evaluation.report;

import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import java.awt.Color;

/** Colours, sizes and cells that all parts of a report share. */
record Style(Typeface typeface) {
    static final Color DEEP = new Color(0x0B4F6C);
    static final Color GREEN = new Color(0x2A9D8F);
    static final Color AMBER = new Color(0xE9A23B);
    static final Color RED = new Color(0xC8553D);
    static final Color INK = new Color(0x22303A);
    static final Color GREY = new Color(0x66737D);
    static final Color LINE = new Color(0xD5DDE3);
    static final Color PALE = new Color(0xF2F6F8);
    static final Color TINT = new Color(0xD8EBE8);

    Font text(float size) {
        return new Font(typeface.regular(), size, Font.NORMAL, INK);
    }

    Font grey(float size) {
        return new Font(typeface.regular(), size, Font.NORMAL, GREY);
    }

    Font bold(float size, Color color) {
        return new Font(typeface.bold(), size, Font.NORMAL, color);
    }

    Font colored(float size, Color color) {
        return new Font(typeface.regular(), size, Font.NORMAL, color);
    }

    /** A cell without borders. */
    static PdfPCell plain(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        return cell;
    }

    /** A cell of a table: a thin line below. */
    PdfPCell body(String text, int alignment, Font font) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(4);
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        return cell;
    }

    PdfPCell head(String text, int alignment) {
        PdfPCell cell = body(text, alignment, bold(7.5f, Color.WHITE));
        cell.setBackgroundColor(DEEP);
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        return cell;
    }
}
