package id.simpul.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import id.simpul.paper.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The figures of each partner: of all if they are few, else of the best and of those that need attention. */
final class PartnerTables {
    static final int ALL = 40;
    static final int SOME = 12;
    private static final List<String> SHARES = List.of("broughtOnTime", "returnedOnTime", "fill", "novelty");
    private static final List<String> SCHOOLS = List.of(
            "batches", "broughtOnTime", "returnedOnTime", "fill", "novelty", "lossRate", "obligationsOpen", "rating");
    private static final List<String> OTHERS =
            List.of("exchangeSent", "exchangeReceived", "exchangeBalance", "visits", "newMembers");

    private static final List<String> EFFECT =
            List.of("comparedSince", "comparedMonths", "visitsBefore", "visitsAfter", "membersBefore", "membersAfter");

    private final Style style;
    private final ReportWords words;
    private final List<JsonNode> schools;
    private final List<JsonNode> others;
    private final List<JsonNode> compared;

    PartnerTables(Style style, ReportWords words, JsonNode partners) {
        this.style = style;
        this.words = words;
        List<JsonNode> all = StreamSupport.stream(partners.spliterator(), false).toList();
        this.schools = all.stream().filter(one -> isSchool(one)).toList();
        this.others = all.stream().filter(one -> !isSchool(one)).limit(ALL).toList();
        this.compared = all.stream()
                .filter(one -> one.path("comparedMonths").isNumber())
                .limit(ALL)
                .toList();
    }

    private static boolean isSchool(JsonNode partner) {
        return partner.path("kind").asText().equals("school");
    }

    int schoolsInAll() {
        return schools.size();
    }

    boolean showsAll() {
        return schools.size() <= ALL;
    }

    PdfPTable all() {
        return table(SCHOOLS, schools);
    }

    /** The worst first. */
    PdfPTable attention() {
        return table(SCHOOLS, ranked().subList(0, SOME));
    }

    PdfPTable best() {
        List<JsonNode> best = new ArrayList<>(ranked());
        java.util.Collections.reverse(best);
        return table(SCHOOLS, best.subList(0, SOME));
    }

    /**
     * Before and after the cooperation, of the whole library first.
     *
     * @param library as the notice has it; missing if it cannot be told
     */
    Optional<PdfPTable> effect(JsonNode library) {
        List<JsonNode> rows = new ArrayList<>();
        if (library.isObject()) {
            ObjectNode whole = library.deepCopy();
            whole.put("name", words.get("effect.library"));
            whole.set("comparedSince", library.get("since"));
            whole.set("comparedMonths", library.get("months"));
            rows.add(whole);
        }
        rows.addAll(compared);
        return rows.isEmpty() ? Optional.empty() : Optional.of(table(EFFECT, rows));
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }

    PdfPTable others() {
        return table(OTHERS, others);
    }

    private List<JsonNode> ranked() {
        return schools.stream()
                .sorted(Comparator.<JsonNode>comparingLong(
                                one -> -one.path("obligationsOverdue").asLong())
                        .thenComparingDouble(one -> one.path("returnedOnTime").asDouble(100))
                        .thenComparingDouble(one -> one.path("broughtOnTime").asDouble(100))
                        .thenComparingDouble(one -> one.path("fill").asDouble(100))
                        .thenComparing(one -> one.path("name").asText()))
                .toList();
    }

    private PdfPTable table(List<String> columns, List<JsonNode> rows) {
        float[] widths = new float[columns.size() + 1];
        java.util.Arrays.fill(widths, 1);
        widths[0] = 3.2f;
        if (columns.contains("exchangeBalance")) {
            widths[columns.indexOf("exchangeBalance") + 1] = 1.7f;
        }
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.addCell(style.head(words.get("col.partner"), Element.ALIGN_LEFT));
        columns.forEach(column -> table.addCell(style.head(words.get("col." + column), Element.ALIGN_RIGHT)));
        Font font = style.text(8);
        for (JsonNode row : rows) {
            table.addCell(style.body(row.path("name").asText(), Element.ALIGN_LEFT, font));
            columns.forEach(column -> table.addCell(value(column, row.path(column), font)));
        }
        return table;
    }

    private PdfPCell value(String column, JsonNode value, Font font) {
        boolean share = SHARES.contains(column);
        boolean percent = share || column.equals("lossRate");
        PdfPCell cell = style.body(percent ? words.percent(value) : told(column, value), Element.ALIGN_RIGHT, font);
        if (share && value.isNumber()) {
            float part = (float) Math.max(0, Math.min(1, value.asDouble() / 100));
            cell.setCellEvent(
                    (of, box, canvases) -> bar(canvases[com.lowagie.text.pdf.PdfPTable.BACKGROUNDCANVAS], box, part));
        }
        return cell;
    }

    private String told(String column, JsonNode value) {
        return switch (column) {
            case "exchangeBalance" -> value.isNumber() ? words.balance(value.decimalValue()) : words.number(value);
            case "comparedSince" -> value.isTextual() ? words.shortDay(value) : words.number(value);
            default -> words.number(value);
        };
    }

    /** How much of it, as a bar behind the number. */
    private static void bar(PdfContentByte canvas, Rectangle box, float part) {
        canvas.saveState();
        canvas.setColorFill(part < 0.75f ? new java.awt.Color(0xF6E1D9) : Style.TINT);
        canvas.rectangle(box.getLeft() + 2, box.getBottom() + 2, (box.getWidth() - 4) * part, box.getHeight() - 4);
        canvas.fill();
        canvas.restoreState();
    }
}
