package id.simpul.trouble;

import id.simpul.delivery.GivenUp;
import id.simpul.feature.Today;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Phrase;
import id.simpul.trouble.failure.FailureRows;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What went wrong and waits for staff. */
final class TroubleToday {
    private static final int COUNTED = 1000;

    private TroubleToday() {}

    static Today of(Handle db) {
        List<Task> tasks = new ArrayList<>();
        long failed = FailureRows.waiting(db, COUNTED);
        if (failed > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(
                            failed + " permintaan gagal diproses",
                            "The hub failed on " + failed + (failed == 1 ? " request" : " requests")),
                    new Phrase(
                            "Tersimpan utuh; mitranya belum mendapat jawaban.",
                            "They are kept whole; their partners have no answer yet."),
                    new Phrase("Tangani", "Look into it"),
                    "/attention"));
        }
        int lost = Math.min(COUNTED, GivenUp.newest(db, COUNTED).size());
        if (lost > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(
                            lost + " kabar tidak sampai",
                            lost + (lost == 1 ? " message" : " messages") + " did not arrive"),
                    new Phrase("Perbaiki alamatnya, lalu kirim ulang.", "Mend the address, then send them again."),
                    new Phrase("Perbaiki", "Mend"),
                    "/mail?state=trouble"));
        }
        return new Today(tasks, List.of(), List.of());
    }
}
