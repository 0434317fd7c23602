package id.simpul.paper;

import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What library and school agreed for a term, with the replacement clause in full, signed by both. It is no formal agreement (R24). */
public final class TermLetter {
    private final Pages pages;
    private final Style style;
    private final Words words;

    public TermLetter(Pages pages) {
        this.pages = pages;
        this.style = pages.style();
        this.words = pages.words();
    }

    /**
     * What was agreed.
     *
     * @param number of the agreement, as the hub calls it
     * @param enrolledOn the day the school enrolled and accepted the clause
     * @param quarters those that bring a batch, in order
     * @param collectedIn the quarter in which the last batch is collected
     * @param places how many books a batch holds
     */
    public record Term(
            String number,
            String school,
            Optional<String> address,
            String npsn,
            String region,
            LocalDate enrolledOn,
            List<Quarter> quarters,
            Quarter collectedIn,
            int places) {}

    /**
     * What becomes of a lost book, by the policy of the day.
     *
     * @param dueDays within how many days it is replaced
     * @param lostAfterDays how many days after its day a book that is not back counts as lost
     * @param holdBack whether the next batch waits for replacements past their date
     */
    public record Clause(int dueDays, int lostAfterDays, boolean holdBack) {
        /** Its sentences, in order. */
        public List<String> sentences(Words words) {
            return List.of(
                    words.get("clause.1"),
                    words.get("clause.2", dueDays),
                    words.get("clause.3"),
                    words.get("clause.4", lostAfterDays),
                    words.get("clause.5"),
                    words.get(holdBack ? "clause.6" : "clause.6.not"),
                    words.get("clause.7"));
        }
    }

    public void draw(Term term, Clause clause) {
        pages.begin(
                term.number() + "  ·  " + term.school(),
                words.get("letter.title"),
                List.of(words.get("letter.number", term.number())),
                Optional.empty());
        Sender sender = pages.sender();
        facts(List.of(
                List.of(words.get("letter.first"), library(sender)),
                List.of(
                        words.get("letter.second"),
                        term.school() + " (NPSN " + term.npsn() + ")"
                                + term.address().map(at -> ", " + at).orElse("") + ", "
                                + Spoken.region(term.region())),
                List.of(words.get("letter.enrolled"), words.day("date", term.enrolledOn())),
                List.of(words.get("letter.quarters"), quarters(term)),
                List.of(
                        words.get("letter.ends"),
                        words.get("letter.collected", Spoken.quarter(term.collectedIn(), words.language()))),
                List.of(words.get("letter.places"), words.get("letter.books", term.places()))));
        pages.heading(words.get("letter.course"));
        numbered(List.of(words.get("letter.course.1"), words.get("letter.course.2"), words.get("letter.course.3")));
        pages.heading(words.get("clause.title"));
        numbered(clause.sentences(words));
        pages.small(words.get("letter.activity"));
        pages.signatures(List.of(
                words.get("letter.signs.library", sender.library()), words.get("letter.signs.school", term.school())));
    }

    private String library(Sender sender) {
        return sender.library() + ", " + sender.place()
                + sender.phone()
                        .map(phone -> ", " + words.get("letter.phone", phone))
                        .orElse("");
    }

    private String quarters(Term term) {
        return term.quarters().stream()
                .map(quarter -> Spoken.quarter(quarter, words.language()))
                .collect(Collectors.joining(", "));
    }

    private void facts(List<List<String>> facts) {
        PdfPTable table = Pages.wide(new PdfPTable(new float[] {1.3f, 4}));
        for (List<String> fact : facts) {
            table.addCell(style.body(fact.get(0), Element.ALIGN_LEFT, style.grey(9.5f)));
            table.addCell(style.body(fact.get(1), Element.ALIGN_LEFT, style.text(10)));
        }
        pages.add(table);
    }

    private void numbered(List<String> sentences) {
        PdfPTable table = Pages.wide(new PdfPTable(new float[] {0.3f, 9}));
        int number = 0;
        for (String sentence : sentences) {
            for (String text : List.of(++number + ".", sentence)) {
                PdfPCell cell = Style.plain(style.phrase(text, style.text(10)));
                cell.setLeading(0, 1.35f);
                cell.setPadding(2);
                table.addCell(cell);
            }
        }
        pages.add(table);
    }
}
