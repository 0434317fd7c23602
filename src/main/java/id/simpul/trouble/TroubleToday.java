package id.simpul.trouble;

import id.simpul.delivery.GivenUp;
import id.simpul.feature.Today;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Phrase;
import id.simpul.trouble.failure.FailureRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What did not go on by itself: failed messages, and mails that nobody got. */
final class TroubleToday {
    private static final int COUNTED = 100;

    private TroubleToday() {}

    static Today of(Today.Asked asked) {
        List<Task> tasks = new ArrayList<>();
        long failures = FailureRows.atHand(asked.db());
        if (failures > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(
                            failures + " permintaan mitra gagal diproses", failures + " requests could not be processed"),
                    new Phrase(
                            "Tidak ada yang hilang; dapat dicoba lagi.", "Nothing is lost; they can be tried again."),
                    new Phrase("Lihat sebabnya", "See why"),
                    "/attention"));
        }
        int lost = GivenUp.page(asked.db(), Optional.empty(), 0, COUNTED).size();
        if (lost > 0) {
            String many = lost == COUNTED ? COUNTED + "+" : String.valueOf(lost);
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(many + " kabar tidak sampai", many + " notices did not arrive"),
                    new Phrase(
                            "Perbaiki alamat mitranya, lalu kirim ulang.",
                            "Correct the partner's address, then send again."),
                    new Phrase("Perbaiki", "Put right"),
                    "/mail"));
        }
        return new Today(tasks, List.of(), List.of());
    }
}
