package id.simpul.intake;

import id.simpul.feature.Today;
import id.simpul.feature.Today.Figure;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import java.util.List;
import java.util.Optional;

/** What waits for staff to decide. */
public final class PendingToday {
    private static final int COUNTED = 100;
    private static final String PENDING = "/pending";

    private PendingToday() {}

    public static Today of(PendingDecisions pending, Today.Asked asked) {
        List<WaitingRequest> waiting = pending.page(asked.db(), Optional.empty(), COUNTED).stream()
                .filter(one -> !one.answers().isEmpty())
                .toList();
        String many = waiting.size() == COUNTED ? COUNTED + "+" : String.valueOf(waiting.size());
        Figure figure = new Figure(
                new Phrase("Menunggu keputusan", "Waiting for a decision"),
                Phrase.verbatim(many),
                new Phrase("permintaan mitra", "requests of partners"),
                PENDING);
        return new Today(
                waiting.stream().limit(1).map(oldest -> task(many, oldest)).toList(), List.of(figure), List.of());
    }

    private static Task task(String many, WaitingRequest oldest) {
        Phrase due = Spoken.day(oldest.dueBy());
        return new Task(
                Level.DECIDE,
                new Phrase(many + " permintaan menunggu keputusan", many + " requests wait for a decision"),
                new Phrase(
                        "Yang terlama dari " + oldest.partner() + ", batas " + due.indonesian() + ".",
                        "The oldest is of " + oldest.partner() + ", due by " + due.english() + "."),
                new Phrase("Putuskan", "Decide"),
                PENDING);
    }
}
