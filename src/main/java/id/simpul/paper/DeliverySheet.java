package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.lowagie.text.Element;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For who drives: stop by stop what is brought and what is fetched, with room for times and signatures. */
public final class DeliverySheet {
    private static final float[] WIDTHS = {0.4f, 3.1f, 1.2f, 1.2f, 1.6f, 2.6f};
    /** A row in which somebody signs, in millimetres. */
    private static final double ROW = 20;

    private final Pages pages;
    private final Style style;
    private final Words words;

    public DeliverySheet(Pages pages) {
        this.pages = pages;
        this.style = pages.style();
        this.words = pages.words();
    }

    public void draw(RunSheet run) {
        String day = words.day("weekday", run.day());
        pages.begin(
                words.get("delivery.foot", day, run.number()),
                words.get("delivery.title"),
                List.of(
                        words.get("delivery.run", day, run.number(), run.district()),
                        words.get("delivery.sums", run.stops().size(), run.boxesBrought(), run.boxesFetched())),
                Optional.empty());
        PdfPTable table = Pages.wide(new PdfPTable(WIDTHS));
        table.setHeaderRows(1);
        table.setSplitRows(false);
        for (String column : List.of("number", "school", "brings", "fetches", "times", "signs")) {
            table.addCell(style.head(
                    words.get("delivery.col." + column),
                    column.equals("number") ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT));
        }
        int number = 0;
        for (RunSheet.Stop stop : run.stops()) {
            row(table, stop, ++number);
        }
        pages.add(table);
        pages.small(words.get("delivery.contacts"));
        pages.signatures(List.of(words.get("sign.drives"), words.get("sign.library")));
    }

    private void row(PdfPTable table, RunSheet.Stop stop, int number) {
        PdfPCell first = cell(Integer.toString(number), true);
        first.setHorizontalAlignment(Element.ALIGN_RIGHT);
        first.setMinimumHeight(points(ROW));
        table.addCell(first);
        PdfPCell school = cell("", false);
        school.setPhrase(style.phrase(stop.school() + "\n", style.bold(9.5f)));
        school.getPhrase().add(style.phrase(where(stop), style.text(9)));
        table.addCell(school);
        table.addCell(cell(brings(stop.brings()), false));
        table.addCell(cell(fetches(stop.fetches()), false));
        PdfPCell times = cell(words.get("delivery.times"), false);
        times.setLeading(0, 1.9f);
        table.addCell(times);
        PdfPCell signs = cell("", false);
        signs.setBorder(Rectangle.BOTTOM | Rectangle.LEFT);
        table.addCell(signs);
    }

    private PdfPCell cell(String text, boolean strong) {
        PdfPCell cell = style.body(text, Element.ALIGN_LEFT, strong ? style.bold(11) : style.text(9));
        cell.setVerticalAlignment(Element.ALIGN_TOP);
        cell.setPaddingBottom(6);
        return cell;
    }

    private String where(RunSheet.Stop stop) {
        List<String> lines = new ArrayList<>(stop.address().stream().toList());
        String asks =
                Stream.concat(stop.contact().stream(), stop.phone().stream()).collect(Collectors.joining(", "));
        lines.add(asks.isEmpty() ? words.get("delivery.nobody") : asks);
        return String.join("\n", lines);
    }

    private String brings(RunSheet.Load load) {
        return load.books() == 0 ? "–" : words.get("delivery.load", load.boxes(), load.books());
    }

    private String fetches(RunSheet.Load load) {
        return load.books() == 0
                ? "–"
                : load.books() == load.of()
                        ? words.get("delivery.load", load.boxes(), load.books())
                        : words.get("delivery.load.part", load.boxes(), load.books(), load.of());
    }
}
