package id.simpul.console.paper;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where printing begins: which paper, of which quarter or day, on which sheet of labels. */
public final class PrintPage implements Page {
    private static final int QUARTERS = 4;

    private final Printer printer;
    private final Clock clock;

    /**
     * @param clock by which the quarter is chosen that is next to leave
     */
    public PrintPage(Printer printer, Clock clock) {
        this.printer = printer;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/papers";
    }

    @Override
    public Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    public Answer show(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("quarters", quarters(visit));
        model.put("sheets", printer.sheets());
        model.put("batch", visit.asked("batch").orElse(""));
        model.put("papers", List.of("packing-list", "labels", "delivery-sheet", "handover"));
        return Answer.page("papers", model);
    }

    private List<Map<String, Object>> quarters(Visit visit) {
        PageWords words = visit.words();
        Quarter now = Quarter.of(LocalDate.ofInstant(clock.instant(), words.zone()));
        String chosen = visit.asked("quarter").orElse(now.next().toString());
        List<Map<String, Object>> quarters = new ArrayList<>();
        Quarter quarter = now.previous();
        for (int i = 0; i < QUARTERS; i++, quarter = quarter.next()) {
            quarters.add(Map.of(
                    "value",
                    quarter.toString(),
                    "text",
                    PageWords.capital(Spoken.quarter(quarter, words.language())),
                    "chosen",
                    quarter.toString().equals(chosen)));
        }
        return quarters;
    }
}
