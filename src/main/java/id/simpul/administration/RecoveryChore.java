package id.simpul.administration;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.Turn;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tells each partner once, after a restoration, from when on it is to send again what it had sent. */
final class RecoveryChore {
    private RecoveryChore() {}

    /** Due at once, by whatever clock: the day before is past. */
    static Chore of(Mornings mornings) {
        DueParts due = new DueParts("recovery.tell", """
                select partner as part, seq::text as period, least(restored_at::date - 1, :today) as due_on
                  from recoveries_to_tell
                """);
        return new PartChore(mornings, due, Set.of(), RecoveryChore::tell);
    }

    private static Chore.Deed tell(Handle db, Turn turn) {
        HubRestored told = db.createQuery("select cut_at, restored_at from recoveries_to_tell where seq = :seq limit 1")
                .bind("seq", Long.parseLong(turn.period()))
                .map((row, context) -> new HubRestored(
                        row.getTimestamp("cut_at").toInstant(),
                        row.getTimestamp("restored_at").toInstant()))
                .one();
        List<Notice> notices = turn.ids().stream()
                .map(partner -> Notice.to(new PartnerId(partner), told))
                .toList();
        return new Chore.Deed(List.of(), notices);
    }
}
