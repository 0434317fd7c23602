package id.simpul.console.paper;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import java.util.HashMap;
import java.util.Map;

/** A paper as a PDF, of what is true now; a print of several files is a page that leads from one to the next. */
public final class PaperPage implements Page {
    static final String AFTER = "after";
    /** Which part of a long print it is, counted from 1. */
    private static final String PART = "part";

    private static final String FILE = "file";

    private final Printer printer;

    public PaperPage(Printer printer) {
        this.printer = printer;
    }

    @Override
    public String address() {
        return "/papers/:paper";
    }

    /** The delivery sheet names persons, and papers are for who works with books. */
    @Override
    public Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    public Answer show(Visit visit) {
        String paper = visit.place("paper");
        Printer.Part part = printer.print(paper, visit);
        int number = number(visit);
        boolean one = part.next().isEmpty() && number == 1;
        if (part.pdf().isPresent() && (one || visit.asked(FILE).isPresent())) {
            return Answer.file(
                    name(visit, one ? 0 : number), "application/pdf", part.pdf().get());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("title", visit.words().get("paper." + paper));
        model.put("part", number);
        model.put("file", part.pdf().isEmpty() ? "" : visit.path() + visit.queryWith(FILE, "1"));
        model.put(
                "next",
                part.next()
                        .map(next -> visit.path() + visit.queryWith(AFTER, next, PART, String.valueOf(number + 1)))
                        .orElse(""));
        return Answer.page("paper", model);
    }

    private static int number(Visit visit) {
        String number = visit.asked(PART).orElse("1");
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw new NoPage();
        }
        return Integer.parseInt(number);
    }

    /** {@code packing-list-2026-Q4.pdf}, {@code labels-bat-1-2.pdf}. */
    private static String name(Visit visit, int part) {
        StringBuilder name = new StringBuilder(visit.place("paper"));
        for (String of : new String[] {"batch", "school", "quarter", "on", "run"}) {
            visit.asked(of).map(value -> value.replaceAll("[^A-Za-z0-9-]", "")).ifPresent(value -> name.append('-')
                    .append(value));
        }
        return name + (part > 0 ? "-" + part : "") + ".pdf";
    }
}
