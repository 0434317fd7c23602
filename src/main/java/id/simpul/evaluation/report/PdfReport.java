package id.simpul.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import id.simpul.paper.Foot;
import id.simpul.paper.Style;
import id.simpul.paper.Typeface;
import id.simpul.partner.Language;
import id.simpul.policy.Quarter;
import id.simpul.policy.Regions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/** Draws the evaluation that a notice tells of as a report to be printed: the same notice always gives the same report. */
public final class PdfReport {
    private static final float MARGIN = 42;
    private static final float CHART_WIDTH = 250;
    private static final float CHART_HEIGHT = 205;

    private final JsonNode data;
    private final ReportWords words;
    private final String library;
    private final Style style;
    private final int months;
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, 52);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PdfWriter writer = PdfWriter.getInstance(document, bytes);

    private PdfReport(JsonNode data, Language language, String library, int months) {
        this.data = data;
        this.words = new ReportWords(language);
        this.library = library;
        this.months = months;
        this.style = new Style(Typeface.load());
    }

    /**
     * @param data as the notice {@code evaluation.published} has it
     * @param library the name of the host library
     * @param months how many months before and after a beginning are compared at most
     */
    public static byte[] draw(JsonNode data, Language language, String library, int months) {
        return new PdfReport(data, language, library, months).draw();
    }

    private byte[] draw() {
        String title = words.get("title") + " – " + words.period(period());
        document.addTitle(title);
        document.addAuthor(library);
        document.addSubject(scope());
        document.open();
        writer.setPageEvent(new Foot(style, words.words(), writer)
                .begin(library + "  ·  " + title + "  ·  " + words.get("known", words.day(data.path("knownOn")))));
        writer.getInfo()
                .put(
                        PdfName.CREATIONDATE,
                        new PdfDate(GregorianCalendar.from(
                                LocalDate.parse(data.path("knownOn").asText()).atStartOfDay(ZoneOffset.UTC))));
        heading();
        document.add(new KeyFigures(style, words, data, Quarter.isValid(period())).cards());
        charts();
        partners();
        indicators();
        how();
        document.close();
        return bytes.toByteArray();
    }

    private String period() {
        return data.path("period").asText();
    }

    private String scope() {
        if (data.has("partner")) {
            String id = data.path("partner").asText();
            return words.get("scope.partner", data.at("/partners/0/name").asText(id));
        }
        String code = data.path("region").path("code").asText();
        return code.isEmpty()
                ? words.get("scope.all")
                : words.get("scope.region", Regions.shipped().nameOf(code).orElse(code), code);
    }

    private void heading() {
        PdfPTable band = new PdfPTable(1);
        band.setWidthPercentage(100);
        PdfPCell cell = Style.plain(new Phrase());
        cell.addElement(new Paragraph(12, library, style.colored(9.5f, Style.ON_DEEP)));
        cell.addElement(new Paragraph(27, words.get("title"), style.bold(22, Color.WHITE)));
        Paragraph when = new Paragraph(22, words.period(period()), style.bold(13, Style.GOLD));
        when.add(new Chunk(
                "    " + words.get("between", words.day(data.path("from")), words.day(data.path("to"))) + "  ·  "
                        + scope(),
                style.colored(9.5f, Color.WHITE)));
        cell.addElement(when);
        cell.setBackgroundColor(Style.DEEP);
        cell.setPadding(14);
        cell.setPaddingTop(6);
        cell.setPaddingBottom(14);
        band.addCell(cell);
        band.setSpacingAfter(8);
        document.add(band);
    }

    private void charts() {
        Charts charts = new Charts(words, style.typeface(), data.path("trend").path("quarters"));
        PdfPTable grid = new PdfPTable(2);
        grid.setWidthPercentage(100);
        grid.setSpacingBefore(10);
        grid.addCell(chart(charts.punctuality(), "chart.punctuality", "chart.empty"));
        grid.addCell(chart(charts.obligations(), "chart.obligations", "chart.empty"));
        grid.addCell(chart(charts.visitors(), "chart.visitors", "chart.empty"));
        grid.addCell(chart(charts.comparison(data), "chart.comparison", "comparison.empty"));
        document.add(grid);
    }

    private PdfPCell chart(Optional<JFreeChart> chart, String title, String empty) {
        PdfPCell cell = chart.map(drawn -> new PdfPCell(image(drawn))).orElseGet(() -> {
            Phrase phrase = new Phrase(14);
            phrase.add(new Chunk(words.get(title) + "\n", style.bold(9.5f, Style.DEEP)));
            phrase.add(new Chunk(words.get(empty), style.grey(8)));
            return roomy(phrase);
        });
        cell.setBorder(com.lowagie.text.Rectangle.NO_BORDER);
        cell.setFixedHeight(CHART_HEIGHT + 12);
        cell.setPadding(3);
        return cell;
    }

    /** A cell leaves no room between lines unless it is told to, whatever its text asks for. */
    private static PdfPCell roomy(Phrase phrase) {
        PdfPCell cell = Style.plain(phrase);
        cell.setLeading(2, 1.2f);
        return cell;
    }

    private Image image(JFreeChart chart) {
        PdfTemplate template = writer.getDirectContent().createTemplate(CHART_WIDTH, CHART_HEIGHT);
        Graphics2D graphics = template.createGraphics(CHART_WIDTH, CHART_HEIGHT, style.typeface());
        chart.draw(graphics, new Rectangle2D.Float(0, 0, CHART_WIDTH, CHART_HEIGHT));
        graphics.dispose();
        return Image.getInstance(template);
    }

    private void partners() {
        PartnerTables tables = new PartnerTables(style, words, data.path("partners"));
        document.newPage();
        if (tables.schoolsInAll() > 0 && tables.showsAll()) {
            section("partners.title", tables.all());
        } else if (tables.schoolsInAll() > 0) {
            section("partners.attention", tables.attention());
            section("partners.best", tables.best());
            document.add(new Paragraph(
                    words.get("partners.left", 2 * PartnerTables.SOME, tables.schoolsInAll()), style.grey(8)));
        }
        if (tables.hasOthers()) {
            section("others.title", tables.others());
        }
        tables.effect(data.path("libraryBeforeAndAfter")).ifPresent(table -> section("effect.title", table));
    }

    private void section(String title, PdfPTable table) {
        Paragraph heading = new Paragraph(words.get(title), style.bold(12, Style.DEEP));
        heading.setSpacingBefore(12);
        heading.setSpacingAfter(6);
        document.add(heading);
        document.add(table);
    }

    private void indicators() {
        boolean regional = data.has("region");
        PdfPTable table = new PdfPTable(regional ? new float[] {4, 1.3f, 1.3f} : new float[] {4, 1.3f});
        table.setWidthPercentage(regional ? 80 : 65);
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        table.setHeaderRows(1);
        table.addCell(style.head(words.get("indicators.name"), Element.ALIGN_LEFT));
        if (regional) {
            table.addCell(style.head(words.get("indicators.scope"), Element.ALIGN_RIGHT));
        }
        table.addCell(style.head(words.get("indicators.all"), Element.ALIGN_RIGHT));
        for (JsonNode one : data.path("indicators")) {
            table.addCell(
                    style.body(words.indicator(one.path("indicator").asText()), Element.ALIGN_LEFT, style.text(8)));
            table.addCell(figure(one, "value"));
            if (regional) {
                table.addCell(figure(one, "overall"));
            }
        }
        section("indicators.title", table);
    }

    private PdfPCell figure(JsonNode indicator, String field) {
        JsonNode value = indicator.path(field);
        boolean share = indicator.path("unit").asText().equals("%");
        String told = share ? words.percent(value) : words.number(value);
        if (indicator.path("indicator").asText().equals("exchange-balance") && value.isNumber()) {
            told = words.balance(value.decimalValue());
        }
        return style.body(value.isNumber() ? told : words.get("none.long"), Element.ALIGN_RIGHT, style.text(8));
    }

    /** Which months are compared of the whole library. */
    private String library(JsonNode compared) {
        return compared.isObject()
                ? " "
                        + words.get(
                                "how.library",
                                compared.path("months").asInt(),
                                words.day(compared.path("since")),
                                words.day(compared.path("from")),
                                words.day(compared.path("to")))
                : "";
    }

    private void how() {
        PdfPTable box = new PdfPTable(1);
        box.setWidthPercentage(100);
        box.setSpacingBefore(14);
        box.setKeepTogether(true);
        Phrase phrase = new Phrase(12);
        phrase.add(new Chunk(words.get("how.title") + "\n", style.bold(10, Style.DEEP)));
        for (int n = 1; n <= 5; n++) {
            String text =
                    switch (n) {
                        case 4 -> words.get("how.4", months) + library(data.path("libraryBeforeAndAfter"));
                        case 5 ->
                            words.get(
                                    "how.5",
                                    words.number(data.path("libraryVisits")),
                                    words.number(data.path("libraryNewMembers")));
                        default -> words.get("how." + n);
                    };
            phrase.add(new Chunk(text + "\n", style.text(8)));
        }
        PdfPCell cell = roomy(phrase);
        cell.setBackgroundColor(Style.PALE);
        cell.setPadding(10);
        box.addCell(cell);
        document.add(box);
    }
}
