package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;

/** A file of papers on A4, one after the other, each beginning on a page of its own and counting its pages from 1. */
public final class Pages {
    private static final float MARGIN = points(15);
    private static final float FOOT = points(18);
    private static final double QR_SIDE = 28;
    /** Room to sign in, in millimetres. */
    private static final double SIGNATURE = 20;

    private final Sender sender;
    private final Words words;
    private final Style style = new Style(Typeface.load());
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, FOOT);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PdfWriter writer = PdfWriter.getInstance(document, bytes);
    private final Foot foot;
    private boolean begun;

    /**
     * @param title of the file, as programs that show it say
     * @param on the day it is made
     */
    public Pages(Sender sender, Words words, String title, LocalDate on) {
        this.sender = sender;
        this.words = words;
        this.foot = new Foot(style, words, writer);
        document.addTitle(title);
        document.addAuthor(sender.library());
        document.open();
        writer.setPageEvent(foot);
        writer.getInfo()
                .put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(on.atStartOfDay(ZoneOffset.UTC))));
    }

    Sender sender() {
        return sender;
    }

    Words words() {
        return words;
    }

    Style style() {
        return style;
    }

    /** Begins a paper: what stands at the foot of its pages, its title, lines beneath, and what is to be scanned beside them. */
    void begin(String atFoot, String title, List<String> lines, Optional<Arrival> arrival) {
        if (begun) {
            document.newPage();
        }
        begun = true;
        foot.begin(sender.library() + "  ·  " + atFoot);
        PdfPTable head = wide(new PdfPTable(arrival.isPresent() ? new float[] {4, 1.25f} : new float[] {1}));
        PdfPCell left = frameless();
        left.addElement(style.paragraph(sender.library(), style.bold(9, Style.DEEP)));
        Paragraph heading = style.paragraph(title, style.bold(18));
        heading.setSpacingAfter(4);
        left.addElement(heading);
        lines.forEach(line -> left.addElement(style.paragraph(line, style.text(10))));
        head.addCell(left);
        arrival.ifPresent(code -> head.addCell(scanned(code)));
        head.setSpacingAfter(8);
        document.add(head);
    }

    private PdfPCell scanned(Arrival arrival) {
        PdfPCell cell = frameless();
        Image qr = Codes.qr(writer.getDirectContent(), arrival.content(), QR_SIDE);
        qr.setAlignment(Image.RIGHT);
        cell.addElement(qr);
        Paragraph says = style.paragraph(words.get(arrival.link() ? "qr.link" : "qr.code"), style.grey(7.5f));
        says.setAlignment(Element.ALIGN_RIGHT);
        cell.addElement(says);
        return cell;
    }

    void add(Element element) {
        document.add(element);
    }

    void line(String text) {
        Paragraph paragraph = style.paragraph(text, style.text(10));
        paragraph.setSpacingAfter(7);
        document.add(paragraph);
    }

    void small(String text) {
        Paragraph paragraph = style.paragraph(text, style.grey(8.5f));
        paragraph.setSpacingBefore(4);
        document.add(paragraph);
    }

    void heading(String text) {
        Paragraph paragraph = style.paragraph(text, style.bold(11, Style.DEEP));
        paragraph.setSpacingBefore(8);
        paragraph.setSpacingAfter(3);
        document.add(paragraph);
    }

    /** Dotted lines to write on. */
    void blanks(int lines) {
        for (int i = 0; i < lines; i++) {
            PdfPTable line = wide(new PdfPTable(1));
            PdfPCell cell = new PdfPCell();
            cell.setFixedHeight(points(8));
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderColor(Style.GREY);
            cell.setBorderWidth(0.4f);
            line.addCell(cell);
            document.add(line);
        }
    }

    /** Where so many people sign, side by side and on one page: who, room for it, and name and day in their own hand. */
    void signatures(List<String> who) {
        PdfPTable table = wide(new PdfPTable(who.size()));
        table.setSpacingBefore(14);
        table.setKeepTogether(true);
        for (String one : who) {
            PdfPCell cell = frameless();
            cell.setPaddingRight(10);
            Paragraph signs = style.paragraph(one, style.text(9.5f));
            signs.setSpacingAfter(points(SIGNATURE));
            cell.addElement(signs);
            cell.addElement(rule());
            cell.addElement(style.paragraph(words.get("sign.name"), style.grey(8)));
            table.addCell(cell);
        }
        document.add(table);
    }

    private static PdfPTable rule() {
        PdfPTable rule = wide(new PdfPTable(1));
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(Style.GREY);
        cell.setFixedHeight(2);
        rule.addCell(cell);
        return rule;
    }

    static PdfPTable wide(PdfPTable table) {
        table.setWidthPercentage(100);
        return table;
    }

    static PdfPCell frameless() {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }

    /** The file, which holds one paper at least; nothing can be added any more. */
    public byte[] bytes() {
        document.close();
        return bytes.toByteArray();
    }
}
