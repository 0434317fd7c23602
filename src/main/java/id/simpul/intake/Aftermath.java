package id.simpul.intake;

import id.simpul.delivery.Outbox;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What decisions leave behind beside their effects: their history, and the promise to tell of them. */
final class Aftermath {
    private Aftermath() {}

    static void write(Handle db, List<Decided> decided, Outbox outbox, Instant now) {
        Events.append(db, history(decided), now);
        outbox.promise(db, notices(decided), now);
        Conclusions.write(db, decided, outbox);
    }

    private static List<Event> history(List<Decided> decided) {
        List<Event> events = new ArrayList<>();
        for (Decided one : decided) {
            events.add(Event.of(one));
            one.decision().effects().forEach(effect -> effect.events()
                    .forEach(
                            event -> events.add(ofWhoAsked(event, one.request()) ? event.from(one.request()) : event)));
        }
        return events;
    }

    /** What it does to others was not begun by a request of theirs. */
    private static boolean ofWhoAsked(Event event, Request request) {
        return event.request().isEmpty() && event.partner().equals(request.partner());
    }

    private static List<Notice> notices(List<Decided> decided) {
        return decided.stream()
                .flatMap(one -> one.decision().notices().stream())
                .toList();
    }
}
