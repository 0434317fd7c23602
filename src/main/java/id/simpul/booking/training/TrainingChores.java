package id.simpul.booking.training;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import java.util.Set;

/** What falls due of trainings: who was trained is forgotten some time after; how many of whom stays on record. */
public final class TrainingChores {
    private TrainingChores() {}

    public static Chore forget(Mornings mornings) {
        String due = """
                select id as part, to_day::text as period, to_day + :kept as due_on
                  from trainings
                 where participants is not null and to_day <= :today - :kept
                """;
        return new PartChore(mornings, DueParts.toForget("training.forget", due), Set.of("trainings"), (db, turn) -> {
            Trainings.forget(db, turn.ids());
            return Chore.Deed.SILENT;
        });
    }
}
