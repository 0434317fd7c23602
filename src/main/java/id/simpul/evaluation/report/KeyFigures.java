package id.simpul.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import id.simpul.paper.Style;
import java.awt.Color;
import java.util.List;

/** The eight figures that are read first, each beside that of the quarter before. */
final class KeyFigures {
    private static final List<String> CARDS = List.of(
            "batches",
            "brought-on-time",
            "returned-on-time",
            "fill",
            "novelty",
            "loss-rate",
            "obligations-open",
            "rating");

    private final Style style;
    private final ReportWords words;
    private final JsonNode indicators;
    private final JsonNode quarters;
    private final boolean comparable;

    /**
     * @param comparable whether the period is a quarter, so that the quarter before can stand beside it
     */
    KeyFigures(Style style, ReportWords words, JsonNode data, boolean comparable) {
        this.style = style;
        this.words = words;
        this.indicators = data.path("indicators");
        this.quarters = data.path("trend").path("quarters");
        this.comparable = comparable;
    }

    PdfPTable cards() {
        PdfPTable table = new PdfPTable(4);
        table.setWidthPercentage(100);
        CARDS.forEach(wire -> table.addCell(card(wire)));
        return table;
    }

    private PdfPCell card(String wire) {
        JsonNode told = indicator(wire);
        boolean share = told.path("unit").asText().equals("%");
        String value = share ? words.percent(told.path("value")) : words.number(told.path("value"));
        PdfPCell cell = new PdfPCell();
        cell.addElement(new Paragraph(20, value, style.bold(17, color(wire, told.path("value")))));
        cell.addElement(new Paragraph(11, words.get("card." + wire), style.text(8)));
        JsonNode before = previous(wire);
        String was = share ? words.percent(before) : words.number(before);
        cell.addElement(new Paragraph(10, before.isNumber() ? words.get("since.previous", was) : " ", style.grey(7)));
        cell.setBackgroundColor(Style.PALE);
        cell.setBorder(Rectangle.BOX);
        cell.setBorderColor(Color.WHITE);
        cell.setBorderWidth(4);
        cell.setPadding(10);
        cell.setPaddingTop(2);
        return cell;
    }

    /** What is far from what it should be stands out. */
    private static Color color(String wire, JsonNode value) {
        if (!value.isNumber()) {
            return Style.GREY;
        }
        double number = value.asDouble();
        boolean bad =
                switch (wire) {
                    case "brought-on-time", "returned-on-time", "fill" -> number < 75;
                    case "novelty" -> number < 100;
                    case "loss-rate" -> number > 5;
                    case "rating" -> number < 3;
                    default -> false;
                };
        return bad ? Style.RED : Style.DEEP;
    }

    private JsonNode indicator(String wire) {
        for (JsonNode one : indicators) {
            if (one.path("indicator").asText().equals(wire)) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private JsonNode previous(String wire) {
        return comparable ? quarters.path(quarters.size() - 2).path(field(wire)) : indicator("");
    }

    private static String field(String wire) {
        StringBuilder field = new StringBuilder();
        for (String word : wire.split("-")) {
            field.append(field.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return field.toString();
    }
}
