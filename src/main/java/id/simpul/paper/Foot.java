package id.simpul.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/** The foot of every page: what paper it belongs to, and which of its pages it is of how many; a file may hold several papers. */
public final class Foot extends PdfPageEventHelper {
    private static final float SIZE = 7.5f;
    private static final float BASELINE = 26;
    /** Room for what letters have below their baseline. */
    private static final float BELOW = 3;
    /** Room for the number of the page. */
    private static final float NUMBER = 75;

    private final Style style;
    private final Words words;
    private final PdfWriter writer;
    private String left = "";
    private PdfTemplate pages;
    private int page;

    public Foot(Style style, Words words, PdfWriter writer) {
        this.style = style;
        this.words = words;
        this.writer = writer;
    }

    /** What begins on the page that comes now; its pages are counted from 1. */
    public Foot begin(String paper) {
        countPages();
        left = paper;
        page = 0;
        pages = writer.getDirectContent().createTemplate(20, 12);
        return this;
    }

    private void countPages() {
        if (pages != null) {
            ColumnText.showTextAligned(
                    pages, Element.ALIGN_LEFT, style.phrase(Integer.toString(page), style.grey(SIZE)), 1, BELOW, 0);
        }
    }

    @Override
    public void onEndPage(PdfWriter ended, Document document) {
        page++;
        PdfContentByte canvas = ended.getDirectContent();
        canvas.saveState();
        canvas.setColorStroke(Style.LINE);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(document.left(), BASELINE + 12);
        canvas.lineTo(document.right(), BASELINE + 12);
        canvas.stroke();
        canvas.restoreState();
        Typeface typeface = style.typeface();
        float room = document.right() - document.left() - NUMBER;
        show(canvas, Element.ALIGN_LEFT, typeface.fitting(left, typeface.regular(), SIZE, room), document.left());
        String number = words.get("page", page, "");
        show(canvas, Element.ALIGN_RIGHT, number.strip(), document.right() - 10);
        canvas.addTemplate(pages, document.right() - 8, BASELINE - BELOW);
    }

    private void show(PdfContentByte canvas, int alignment, String text, float x) {
        ColumnText.showTextAligned(canvas, alignment, style.phrase(text, style.grey(SIZE)), x, BASELINE, 0);
    }

    @Override
    public void onCloseDocument(PdfWriter closed, Document document) {
        countPages();
    }
}
