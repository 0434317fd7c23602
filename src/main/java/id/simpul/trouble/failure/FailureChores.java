package id.simpul.trouble.failure;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import java.util.List;
import java.util.Set;

/** What falls due of failed messages: what was answered is emptied, and what was settled long ago is forgotten. */
public final class FailureChores {
    private static final Set<String> WRITES = Set.of("failures");

    private FailureChores() {}

    /** In the order in which they are done when due at the same time. */
    public static List<Chore> all(Mornings mornings) {
        return List.of(empty(mornings), forget(mornings));
    }

    /** Empties what was answered, whoever sent it again: the inbox keeps what is kept for ever. */
    private static Chore empty(Mornings mornings) {
        DueParts due = new DueParts("failure.empty", """
                select failures.id as part, failures.version::text as period, cast(:today as date) as due_on
                  from failures
                  cross join reply_given(failures.partner, failures.request_id, failures.reply_id)
                 where failures.state in ('open', 'retrying', 'held')
                """);
        return new PartChore(mornings, due, WRITES, (db, turn) -> {
            FailureRows.done(db, turn.ids(), turn.day());
            return Deed.SILENT;
        });
    }

    /** Deletes what was answered or discarded, some time after. */
    private static Chore forget(Mornings mornings) {
        DueParts due = new DueParts(
                "failure.forget",
                """
                select id as part, settled_on::text as period, settled_on + :kept as due_on
                  from failures
                 where settled_on <= :today - :kept
                """,
                (values, policy) -> values.bind("kept", policy.requests().failuresDays()));
        return new PartChore(mornings, due, WRITES, (db, turn) -> {
            FailureRows.forget(
                    db,
                    turn.ids(),
                    turn.day().minusDays(turn.policy().requests().failuresDays()));
            return Deed.SILENT;
        });
    }
}
