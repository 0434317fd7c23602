package id.simpul.evaluation.report;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/** The foot of every page: whose report it is, as of when, and which page of how many. */
final class Footer extends PdfPageEventHelper {
    private static final float SIZE = 7.5f;
    private static final float BASELINE = 26;

    private final Style style;
    private final String left;
    private final ReportWords words;
    private PdfTemplate pages;

    Footer(Style style, String left, ReportWords words, PdfWriter writer) {
        this.style = style;
        this.left = left;
        this.words = words;
        this.pages = writer.getDirectContent().createTemplate(20, 12);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        canvas.saveState();
        canvas.setColorStroke(Style.LINE);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(document.left(), BASELINE + 12);
        canvas.lineTo(document.right(), BASELINE + 12);
        canvas.stroke();
        canvas.restoreState();
        ColumnText.showTextAligned(
                canvas, Element.ALIGN_LEFT, new Phrase(left, style.grey(SIZE)), document.left(), BASELINE, 0);
        String page = words.get("page", writer.getPageNumber(), "");
        ColumnText.showTextAligned(
                canvas,
                Element.ALIGN_RIGHT,
                new Phrase(page.strip(), style.grey(SIZE)),
                document.right() - 10,
                BASELINE,
                0);
        canvas.addTemplate(pages, document.right() - 8, BASELINE);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                pages,
                Element.ALIGN_LEFT,
                new Phrase(Integer.toString(writer.getPageNumber() - 1), style.grey(SIZE)),
                1,
                0,
                0);
    }
}
