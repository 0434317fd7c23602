package id.simpul.paper;

import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import java.awt.Color;

/** Colours, sizes and cells that all papers share; the colours are those of the mails. */
public record Style(Typeface typeface) {
    public static final Color DEEP = new Color(0x1F4B3F);
    public static final Color GOLD = new Color(0xC9A44C);
    public static final Color GREEN = new Color(0x6FA08C);
    public static final Color RED = new Color(0xB3492F);
    public static final Color INK = new Color(0x26302C);
    public static final Color GREY = new Color(0x5D6762);
    public static final Color LINE = new Color(0xE2DCCF);
    /** Between the rows of a table: {@link #LINE}, dark enough for a copier. */
    public static final Color RULE = new Color(0xC4BBA6);

    public static final Color PALE = new Color(0xFAF8F3);
    public static final Color TINT = new Color(0xE3EDE8);
    /** On {@link #DEEP}. */
    public static final Color ON_DEEP = new Color(0xD3E2DB);

    public Font text(float size) {
        return new Font(typeface.regular(), size, Font.NORMAL, INK);
    }

    public Font grey(float size) {
        return new Font(typeface.regular(), size, Font.NORMAL, GREY);
    }

    public Font bold(float size, Color color) {
        return new Font(typeface.bold(), size, Font.NORMAL, color);
    }

    public Font bold(float size) {
        return bold(size, INK);
    }

    public Font colored(float size, Color color) {
        return new Font(typeface.regular(), size, Font.NORMAL, color);
    }

    /** Some words, with what the typeface does not have replaced. */
    public Phrase phrase(String text, Font font) {
        return new Phrase(typeface.legible(text), font);
    }

    /** Lines of their own, a third higher than their letters. */
    public Paragraph paragraph(String text, Font font) {
        Paragraph paragraph = new Paragraph(typeface.legible(text), font);
        paragraph.setLeading(font.getSize() * 1.35f);
        return paragraph;
    }

    /** A cell without borders. */
    public static PdfPCell plain(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        return cell;
    }

    /** A cell of a table: a thin line below. */
    public PdfPCell body(String text, int alignment, Font font) {
        PdfPCell cell = new PdfPCell(phrase(text, font));
        cell.setLeading(0, 1.2f);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(RULE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(4);
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        return cell;
    }

    public PdfPCell head(String text, int alignment) {
        PdfPCell cell = body(text, alignment, bold(7.5f, Color.WHITE));
        cell.setBackgroundColor(DEEP);
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        return cell;
    }
}
