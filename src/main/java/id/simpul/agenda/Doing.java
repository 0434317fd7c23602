package id.simpul.agenda;

import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.delivery.Outbox;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Does parts of a chore in one transaction: claim, work, history and promises of notices come about together. */
record Doing(Database database, Policies policies, Outbox outbox, Clock clock) {
    /** What was made ready may be overtaken before it is used; so often it is made anew. */
    private static final int ATTEMPTS = 3;

    void perform(Chore chore, List<Due> parts) {
        for (int attempt = 1; ; attempt++) {
            chore.prepare(database, parts, policies.asOf(parts.get(0).at()), today());
            try {
                performOnce(chore, parts);
                return;
            } catch (Chore.Unprepared e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void performOnce(Chore chore, List<Due> parts) {
        database.useTransaction(db -> {
            List<Due> claimed = Jobs.claim(db, parts, clock.instant());
            if (!claimed.isEmpty()) {
                Policy policy = policies.asOf(claimed.get(0).at());
                record(db, chore.perform(db, claimed, policy, today()));
            }
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), policies.zone());
    }

    /** What would have had to be told before today is not told any more; the history says that it was not. */
    private void record(Handle db, Deed deed) {
        Instant now = clock.instant();
        LocalDate today = today();
        Stream<Event> happened = deed.effects().stream().flatMap(effect -> effect.events().stream());
        Stream<Event> letGo = deed.notices().stream()
                .filter(notice -> notice.isPast(today))
                .flatMap(notice -> notice.letGo().stream());
        Events.append(db, Stream.concat(happened, letGo).toList(), now);
        outbox.promise(
                db,
                deed.notices().stream().filter(notice -> !notice.isPast(today)).toList(),
                now);
    }
}
