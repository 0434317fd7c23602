package id.simpul.intake;

import id.simpul.feature.Today;
import id.simpul.feature.Today.Figure;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Phrase;
import java.util.ArrayList;
import java.util.List;

/** The decisions that a day asks of staff. */
public final class PendingToday {
    /** More are told as so many and more. */
    private static final int COUNTED = 1000;

    private PendingToday() {}

    /** What waits for a decision, and apart from it what should have been decided by now. */
    public static Today of(PendingDecisions pending, Today.Asked asked) {
        List<Task> tasks = new ArrayList<>();
        int waiting = LateDecisions.waiting(asked.db(), COUNTED);
        int late = LateDecisions.since(asked.db(), pending.lateBefore(asked.day()), COUNTED)
                .size();
        if (late > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(
                            late + " permintaan lewat hari keputusannya",
                            late + (late == 1 ? " request is" : " requests are") + " past the day of decision"),
                    new Phrase("Mitra menunggu jawaban.", "The partners wait for an answer."),
                    new Phrase("Putuskan", "Decide"),
                    "/pending"));
        }
        if (waiting > late) {
            int rest = waiting - late;
            tasks.add(new Task(
                    Level.DECIDE,
                    new Phrase(
                            rest + " permintaan menunggu keputusan",
                            rest + (rest == 1 ? " request waits" : " requests wait") + " for a decision"),
                    new Phrase(
                            "Jawabannya dikirim begitu Anda memutuskan.", "The answer goes out as soon as you decide."),
                    new Phrase("Lihat", "Look"),
                    "/pending"));
        }
        Figure figure = new Figure(
                new Phrase("Menunggu keputusan", "Waiting for a decision"),
                Phrase.verbatim(String.valueOf(waiting)),
                new Phrase("permintaan mitra", "requests of partners"),
                "/pending");
        return new Today(tasks, List.of(figure), List.of());
    }
}
